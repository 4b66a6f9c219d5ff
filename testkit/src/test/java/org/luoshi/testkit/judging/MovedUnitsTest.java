package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.rollup.Counted;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;

/// Subtrees move on dates, in random organisations, again and again: what is counted is that of the
/// slow roll-up over the organisation as it then is, and what lies before the day stays as it was.
class MovedUnitsTest {

  private static final int STEPS = 4;

  @Test
  void countsAfterEachMoveWhatTheSlowRollUpCounts() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    int cases = Integer.getInteger("luoshi.random.cases", 1000) / 10;
    System.out.printf(
        "%s: %d random worlds from -Dluoshi.random.seed=%d%n",
        getClass().getSimpleName(), cases, base);
    int moves = 0;
    for (long seed = base; seed < base + cases; seed++) {
      var world = Worlds.random(seed);
      var dice = new Dice(seed);
      var organisation = world.evidence().organisation();
      var judge = new Judge(new Rules(world.versions(), world.calendar()), world.evidence());
      var judged = judge.judge(world.from(), world.until(), world.asOf(), _ -> true);
      var counted = Counted.of(judge.forest(), judged);
      var cube = counted.cube();
      for (int step = 0; step < STEPS; step++) {
        var move = move(dice, organisation, world);
        if (move == null) {
          continue;
        }
        moves++;
        cube = knowing(move, organisation, counted, cube);
        organisation = move.after();
        var before = past(cube, move.from());
        cube =
            cube.moved(
                counted.position(move.unit()),
                move.superior().isEmpty() ? -1 : counted.position(move.superior()),
                move.from(),
                move.until());
        var told = "seed %d, step %d: %s".formatted(seed, step, move);
        assertThat(past(cube, move.from())).as(told).isEqualTo(before);
        check(told, organisation, judged, counted, cube);
      }
    }
    System.out.printf("%d moves%n", moves);
    assertThat(moves).isGreaterThan(cases / 2);
  }

  /// The cube with the trees of the days on which the move begins and ends.
  private static Cube knowing(Move move, Organisation before, Counted counted, Cube cube) {
    var forest = new Forest(before);
    var known = cube.with(move.from(), counted.layout(forest, move.from()));
    return move.until().equals(LocalDate.MAX)
        ? known
        : known.with(move.until(), counted.layout(forest, move.until()));
  }

  private static Map<String, Tally> past(Cube cube, LocalDate day) {
    var tallies = new TreeMap<String, Tally>();
    var past = cube.choose(key -> key.day().isBefore(day));
    for (int unit = 0; unit < cube.preorder().size(); unit++) {
      var told = past.tallies(unit);
      for (var one : told.entrySet()) {
        tallies.put(unit + " " + one.getKey(), one.getValue());
      }
    }
    return tallies;
  }

  private static void check(
      String told, Organisation organisation, List<Judgement> judged, Counted counted, Cube cube) {
    var byKey = new TreeMap<Cube.Key, List<Judgement>>();
    judged.forEach(one -> byKey.computeIfAbsent(counted.key(one), _ -> new ArrayList<>()).add(one));
    byKey.forEach((key, all) -> {
      var rolled = RollUp.of(organisation, all);
      for (var unit : organisation.units().keySet()) {
        assertThat(cube.tally(counted.position(unit), key))
            .as("%s: %s of %s", told, key, unit)
            .isEqualTo(rolled.of(unit));
      }
    });
  }

  private record Move(
      String unit, String superior, LocalDate from, LocalDate until, Organisation after) {
    @Override
    public String toString() {
      return "%s under (%s) from %s until %s".formatted(unit, superior, from, until);
    }
  }

  /// A move that leaves an organisation without faults; null where none was found.
  private static @Nullable Move move(Dice dice, Organisation all, World world) {
    var ids = List.copyOf(all.units().keySet());
    for (int i = 0; i < 10; i++) {
      var unit = all.unit(dice.pick(ids)).orElseThrow();
      var superior = dice.chance(15) ? "" : dice.pick(ids);
      var from = world.from().plusDays(dice.between(0, 500));
      if (!unit.livesOn(from)) {
        continue;
      }
      var next = unit.superiors().changes().higherKey(from);
      var until = next == null ? LocalDate.MAX : next;
      var after = with(all, unit, superior, from);
      if (after.faults().isEmpty() && livesUntil(all, superior, until)) {
        return new Move(unit.id(), superior, from, until, after);
      }
    }
    return null;
  }

  /// A superior closed before those below it moved on would leave them without one.
  private static boolean livesUntil(Organisation all, String superior, LocalDate until) {
    return all.unit(superior).map(Unit::closed).filter(closed -> closed.isBefore(until)).isEmpty();
  }

  private static Organisation with(Organisation all, Unit unit, String superior, LocalDate from) {
    var units = new LinkedHashMap<>(all.units());
    units.put(
        unit.id(),
        new Unit(
            unit.id(),
            unit.kind(),
            unit.founded(),
            unit.closed(),
            unit.names(),
            unit.superiors().with(from, superior),
            unit.sizes()));
    return new Organisation(units, all.appointments(), List.of());
  }
}
