package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The contract that everything passes which rolls up: for every unit, duty, term and status it
/// counts what a slow and obvious sum of the oracle's verdicts counts, on every scenario and on
/// random worlds.
///
/// `-Dluoshi.random.cases=10000` rolls up a fortieth of so many random worlds (of 1000 where it is
/// not given), from the seed `-Dluoshi.random.seed` on. A difference is told with its seed; where
/// the machine is quick, in a small world.
public abstract class RollUpContract {

  private static final int TOLD = 12;
  private static final int AT_ONCE = 200;

  /// What the machine under test counts, for each of the worlds in their order: every count that is
  /// not nought.
  protected abstract List<Map<Cell, Long>> rollUp(List<World> worlds);

  /// The seeds of the random worlds; a slow machine names few.
  protected long[] seeds() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    int cases = Integer.getInteger("luoshi.random.cases", 1000);
    return LongStream.range(base, base + Math.max(1, cases / 40)).toArray();
  }

  /// The scenarios rolled up besides; a slow machine takes none.
  protected List<Scenario> scenarios() {
    return Scenarios.all();
  }

  /// Whether the machine is asked again and again to find a small world that shows a difference.
  protected boolean isQuick() {
    return true;
  }

  @Test
  public void rollsUpAsTheSlowSumDoes() {
    var seeds = seeds();
    System.out.printf(
        "%s: %d scenarios, %d random worlds, seeds %s%n",
        getClass().getSimpleName(),
        scenarios().size(),
        seeds.length,
        seeds.length > 50
            ? "from -Dluoshi.random.seed=%d on".formatted(seeds[0])
            : LongStream.of(seeds).boxed().toList());
    var named = new LinkedHashMap<String, World>();
    for (var scenario : scenarios()) {
      named.put(scenario.name(), scenario.world());
    }
    for (long seed : seeds) {
      named.put("seed (%d)".formatted(seed), Worlds.random(seed));
      if (named.size() >= AT_ONCE) {
        assertSame(named);
        named.clear();
      }
    }
    assertSame(named);
  }

  private void assertSame(Map<String, World> named) {
    var found = rollUp(List.copyOf(named.values())).iterator();
    named.forEach((name, world) -> {
      var wrong = differences(SlowRollUp.of(world), found.next());
      if (!wrong.isEmpty()) {
        throw new AssertionError(told(name, world, wrong));
      }
    });
    assertThat(found.hasNext()).isFalse();
  }

  /// A contract that nothing can fail is none.
  @Test
  public void findsOutWhoForgetsOneCount() {
    var world = Worlds.random(seeds()[0]);
    var counts = new TreeMap<>(SlowRollUp.of(world));
    assertThat(differences(SlowRollUp.of(world), counts)).isEmpty();
    counts.merge(counts.firstKey(), 1L, Long::sum);
    assertThat(differences(SlowRollUp.of(world), counts)).hasSize(1);
    counts.remove(counts.firstKey());
    assertThat(differences(SlowRollUp.of(world), counts)).hasSize(1);
  }

  private String told(String name, World world, List<String> wrong) {
    var small =
        isQuick()
            ? new Smaller(each ->
                !differences(SlowRollUp.of(each), rollUp(List.of(each)).getFirst()).isEmpty())
                .world(world)
            : world;
    return """
    %s: %s counts otherwise than the slow sum in %d cells:
      %s
    The %s world that shows it:
    %s
    Maybe rerun it with -Dluoshi.random.seed= and the seed named.\
    """
        .formatted(
            name,
            getClass().getSimpleName(),
            wrong.size(),
            wrong.stream().limit(TOLD).collect(Collectors.joining("\n  ")),
            isQuick() ? "smallest" : "whole",
            Difference.described(small));
  }

  private static List<String> differences(Map<Cell, Long> slow, Map<Cell, Long> machine) {
    var cells = new TreeSet<>(slow.keySet());
    cells.addAll(machine.keySet());
    return cells.stream()
        .filter(cell -> !slow.getOrDefault(cell, 0L).equals(machine.getOrDefault(cell, 0L)))
        .map(cell ->
            "%s: slow sum %d, machine %d"
                .formatted(cell, slow.getOrDefault(cell, 0L), machine.getOrDefault(cell, 0L)))
        .toList();
  }
}
