package org.luoshi.testkit.judging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.rollup.Counted;

/// The counts kept bit by bit under the contract of rolling up.
class CubeRollUpTest extends RollUpContract {

  @Override
  protected List<Map<Cell, Long>> rollUp(List<World> worlds) {
    return worlds.stream().map(CubeRollUpTest::rollUp).toList();
  }

  private static Map<Cell, Long> rollUp(World world) {
    var judge = new Judge(new Rules(world.versions(), world.calendar()), world.evidence());
    var judged = judge.judge(world.from(), world.until(), world.asOf(), _ -> true);
    var counted = Counted.of(judge.forest(), judged);
    var chosen = counted.cube().choose(_ -> true);
    var counts = new TreeMap<Cell, Long>();
    for (int unit = 0; unit < counted.cube().preorder().size(); unit++) {
      var id = counted.unit(unit);
      chosen
          .tallies(unit)
          .forEach((key, tally) -> {
            for (var status : Status.values()) {
              if (tally.count(status) > 0) {
                counts.merge(
                    new Cell(id, key.duty(), key.term(), status.name().toLowerCase(Locale.ROOT)),
                    (long) tally.count(status),
                    Long::sum);
              }
            }
          });
    }
    return counts;
  }
}
