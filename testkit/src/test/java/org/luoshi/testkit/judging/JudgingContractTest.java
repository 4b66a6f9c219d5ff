package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Evidence;

/// The contract itself is seen to fail: machines with one rule wrong are found out.
class JudgingContractTest {

  private static final long FIRST = 1;
  private static final int WORLDS = 300;

  @Test
  void findsNoDifferenceWhereThereIsNone() {
    assertThat(Difference.between(Oracle::verdicts, Worlds.random(FIRST))).isEmpty();
  }

  @Test
  void findsAMachineThatForgetsWaivers() {
    assertFound(world ->
        Oracle.verdicts(
            withEvidence(
                world,
                evidence -> new Evidence(evidence.organisation(), evidence.records(), List.of()))));
  }

  @Test
  void findsAMachineThatKnowsTomorrow() {
    assertFound(world -> Oracle.verdicts(world.withAsOf(world.asOf().plusDays(1))));
  }

  @Test
  void findsAMachineThatGivesAnotherDayOfGrace() {
    assertFound(world -> changed(world, JudgingContractTest::withMoreGrace));
  }

  @Test
  void findsAMachineThatThrows() {
    assertFound(_ -> {
      throw new IllegalStateException("broken");
    });
  }

  @Test
  void tellsBothSidesTheSmallestWorldAndHowToRerun() {
    Function<World, List<Verdict>> forgetful =
        world ->
            Oracle.verdicts(world).stream().filter(each -> !each.status().equals("met")).toList();
    long seed = FIRST;
    while (Difference.between(forgetful, Worlds.random(seed)).isEmpty()) {
      seed++;
    }
    var world = Worlds.random(seed);
    var told =
        Difference.between(forgetful, world).orElseThrow().told(forgetful, world, seed, "SomeTest");
    assertThat(told)
        .startsWith("Seed (%d): the machine differs from the oracle on ".formatted(seed))
        .contains("  machine: (no such obligation)")
        .contains("-Dtest=SomeTest")
        .contains("-Dluoshi.random.seed=%d -Dluoshi.random.cases=1".formatted(seed));
    assertThat(told.lines().filter(line -> line.contains("WorkRecord["))).hasSizeLessThan(4);
  }

  private static void assertFound(Function<World, List<Verdict>> machine) {
    for (long seed = FIRST; seed < FIRST + WORLDS; seed++) {
      if (Difference.between(machine, Worlds.random(seed)).isPresent()) {
        return;
      }
    }
    throw new AssertionError("No world of %d finds the machine out.".formatted(WORLDS));
  }

  private static World withEvidence(World world, UnaryOperator<Evidence> change) {
    return world.withEvidence(change.apply(world.evidence()));
  }

  private static List<Verdict> changed(World world, UnaryOperator<Verdict> change) {
    return Oracle.verdicts(world).stream().map(change).toList();
  }

  private static Verdict withMoreGrace(Verdict verdict) {
    return new Verdict(
        verdict.duty(),
        verdict.version(),
        verdict.bearerId(),
        verdict.unit(),
        verdict.occasionLabel(),
        verdict.quota(),
        verdict.done(),
        verdict.opens(),
        verdict.due(),
        verdict.last().equals(LocalDate.MAX) ? LocalDate.MAX : verdict.last().plusDays(1),
        verdict.provisional(),
        verdict.status(),
        verdict.credited(),
        verdict.reached());
  }
}
