package org.luoshi.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Text;

/// Ratings by parts and weights.
class ReviewingTest {

  private static final Reviewing REVIEWING =
      new Reviewing(
          List.of(
              new Reviewing.Part("a", Text.same("A"), 2),
              new Reviewing.Part("b", Text.same("B"), 1)),
          List.of(
              new Reviewing.Grade(Text.same("poor"), BigDecimal.ZERO),
              new Reviewing.Grade(Text.same("good"), new BigDecimal("90")),
              new Reviewing.Grade(Text.same("fair"), new BigDecimal("60"))));

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  @Test
  void isTheWeightedMeanHalvesUp() {
    assertThat(REVIEWING.score(Map.of("a", of("90"), "b", of("80")))).isEqualTo("86.67");
    assertThat(REVIEWING.score(Map.of("a", of("0.01"), "b", of("0")))).isEqualTo("0.01");
    assertThat(REVIEWING.score(Map.of("a", of("100"), "b", of("100")))).isEqualTo("100.00");
  }

  @Test
  void hasTheHighestGradeThatTheScoreReaches() {
    assertThat(REVIEWING.grade(of("90")).orElseThrow().title().zh()).isEqualTo("good");
    assertThat(REVIEWING.grade(of("89.99")).orElseThrow().title().zh()).isEqualTo("fair");
    assertThat(REVIEWING.grade(of("0")).orElseThrow().title().zh()).isEqualTo("poor");
    assertThat(Reviewing.NONE.grade(of("90"))).isEmpty();
  }
}
