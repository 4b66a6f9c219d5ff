package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The hand-written scenarios judge the oracle as they judge the engine.
class OracleTest {

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrittenByHand() {
    return Scenarios.all().stream()
        .map(scenario ->
            DynamicTest.dynamicTest(
                scenario.name(),
                () ->
                    assertThat(Scenario.lines(Oracle.verdicts(scenario.world())))
                        .isEqualTo(scenario.expected())));
  }
}
