package org.luoshi.testkit.judging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.tally.RollUp;

/// The engine's roll-up on one machine under the contract of rolling up.
class EngineRollUpTest extends RollUpContract {

  @Override
  protected List<Map<Cell, Long>> rollUp(List<World> worlds) {
    return worlds.stream().map(EngineRollUpTest::rollUp).toList();
  }

  private static Map<Cell, Long> rollUp(World world) {
    var judge = new Judge(new Rules(world.versions(), world.calendar()), world.evidence());
    var judged = judge.judge(world.from(), world.until(), world.asOf(), _ -> true);
    var counts = new TreeMap<Cell, Long>();
    RollUp.byCut(judge.forest(), judged)
        .forEach((cut, rolled) ->
            rolled
                .byUnit()
                .forEach((unit, tally) -> {
                  for (var status : Status.values()) {
                    if (tally.count(status) > 0) {
                      counts.put(
                          new Cell(
                              unit, cut.duty(), cut.term(), status.name().toLowerCase(Locale.ROOT)),
                          (long) tally.count(status));
                    }
                  }
                }));
    return counts;
  }
}
