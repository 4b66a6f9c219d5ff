package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The contract that every judging machine passes: the hand-written scenarios, and agreement with
/// the oracle on random worlds.
///
/// `-Dluoshi.random.cases=10000` judges so many worlds (1000 where it is not given), from the seed
/// `-Dluoshi.random.seed` on. A difference is reduced to a small world before it is shown.
public abstract class JudgingContract {

  /// What the machine under test says of the world, in any order.
  protected abstract List<Verdict> judge(World world);

  @TestFactory
  public Stream<DynamicTest> judgesEveryScenarioAsWritten() {
    return Scenarios.all().stream()
        .map(scenario ->
            DynamicTest.dynamicTest(
                scenario.name(),
                () ->
                    assertThat(Scenario.lines(judge(scenario.world())))
                        .as("%s%n%s", scenario.name(), Difference.described(scenario.world()))
                        .isEqualTo(scenario.expected())));
  }

  @Test
  public void judgesRandomWorldsAsTheOracleDoes() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    int cases = Integer.getInteger("luoshi.random.cases", 1000);
    System.out.printf(
        "%s: %d random worlds from -Dluoshi.random.seed=%d%n",
        getClass().getSimpleName(), cases, base);
    for (long seed = base; seed < base + cases; seed++) {
      var world = Worlds.random(seed);
      var difference = Difference.between(this::judge, world);
      if (difference.isPresent()) {
        throw new AssertionError(
            difference.get().told(this::judge, world, seed, getClass().getSimpleName()));
      }
    }
  }
}
