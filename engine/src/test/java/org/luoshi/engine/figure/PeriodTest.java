package org.luoshi.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;

import org.junit.jupiter.api.Test;

class PeriodTest {

  @Test
  void isTheYearOfTheDateUpToTheDate() {
    var period = Period.upTo(day("2020-10-31"));
    assertThat(period.first()).isEqualTo(day("2020-01-01"));
    assertThat(period.lastOfYear()).isEqualTo(day("2020-12-31"));
    assertThat(period.holds(day("2019-12-31"))).isFalse();
    assertThat(period.holds(day("2020-01-01"))).isTrue();
    assertThat(period.holds(day("2020-10-31"))).isTrue();
    assertThat(period.holds(day("2020-11-01"))).isFalse();
  }
}
