package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.testkit.judging.World;
import org.luoshi.testkit.judging.Worlds;

/// Every number of a day opens exactly the list it counts, in random worlds, for random scopes, and
/// after records changed.
class DayTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int WORLDS = Integer.getInteger("luoshi.random.cases", 1000) / 10;

  private static Board board(World world) {
    return new Board(new Rules(world.versions(), world.calendar()), world.evidence());
  }

  @Test
  void countsWhatItsListsHold() {
    System.out.printf("DayTest: %d worlds from -Dluoshi.random.seed=%d%n", WORLDS, SEED);
    int judged = 0;
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var world = Worlds.random(seed);
      var board = board(world);
      var day = Day.of(board, world.asOf());
      judged += day.size();
      var checks =
          new DayChecks(day, board.judgements(world.asOf()), new Random(seed), "seed " + seed);
      checks.holdForTheWholeHouse();
      for (int i = 0; i < 4; i++) {
        checks.holdForSomeScope();
      }
    }
    assertThat(judged).isGreaterThan(10 * WORLDS);
  }

  @Test
  void isAfterChangesTheDayJudgedFromScratch() {
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var world = Worlds.random(seed);
      var random = new Random(seed);
      var records = new ArrayList<>(world.evidence().records());
      var board = board(world);
      var judge = board.judge();
      var day = Day.of(board, world.asOf());
      day.counted();
      for (int step = 0; step < 3 && !records.isEmpty(); step++) {
        new DayChecks(day, board.judgements(world.asOf()), random, "").holdForSomeScope();
        var changes = changes(records, random);
        judge = judge.with(changes, world.evidence().exemptions());
        board = board.with(judge);
        day = day.next(board, Touched.by(judge.rules(), changes));
        if (step != 1) {
          day.warm();
        }
        var fresh =
            new Board(
                new Judge(
                    judge.rules(),
                    new Evidence(
                        world.evidence().organisation(), records, world.evidence().exemptions())));
        var told = "seed %d, step %d: %s".formatted(seed, step, changes);
        var checks = new DayChecks(day, fresh.judgements(world.asOf()), random, told);
        checks.holdForTheWholeHouse();
        checks.holdForSomeScope();
        assertThat(burdens(day.burden(), world)).as(told).isEqualTo(burdens(fresh, world));
        var rolled = RollUp.of(board.organisation(), fresh.judgements(world.asOf()));
        for (var unit : board.organisation().units().keySet()) {
          assertThat(day.counted().tally(unit)).as(told).isEqualTo(rolled.of(unit));
        }
      }
    }
  }

  private static Map<String, Object> burdens(Board fresh, World world) {
    return burdens(Burden.of(fresh, world.asOf()), world);
  }

  private static Map<String, Object> burdens(Burden burden, World world) {
    var all = new TreeMap<String, Object>();
    for (var unit : world.evidence().organisation().units().keySet()) {
      all.put(unit, List.of(burden.ask(unit), burden.entered(unit)));
    }
    return all;
  }

  /// Takes some records away and lets others happen on other days or at other units.
  private static List<Change> changes(List<WorkRecord> records, Random random) {
    var changes = new ArrayList<Change>();
    var done = new HashSet<String>();
    for (int i = 1 + random.nextInt(3); i > 0 && !records.isEmpty(); i--) {
      int place = random.nextInt(records.size());
      var before = records.get(place);
      if (!done.add(before.id())) {
        continue;
      }
      var like = records.get(random.nextInt(records.size()));
      var after =
          new WorkRecord(
              before.id(),
              before.kind(),
              random.nextBoolean() ? before.unit() : like.unit(),
              random.nextBoolean() ? before.person() : like.person(),
              random.nextBoolean() ? before.effective() : like.effective(),
              before.entered(),
              before.state(),
              random.nextBoolean() && like.kind().equals(before.kind())
                  ? like.values()
                  : before.values());
      if (random.nextInt(4) == 0) {
        records.remove(place);
        changes.add(new Change(before, null));
      } else {
        records.set(place, after);
        changes.add(new Change(before, after));
      }
    }
    return changes;
  }
}
