package org.luoshi.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.number;
import static org.luoshi.engine.Made.on;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;

class AmountTest {

  @Test
  void isExactToAThousandth() {
    assertThat(amount("0.1").plus(amount("0.2"))).isEqualTo(amount("0.3"));
    assertThat(amount("1.0005")).isEqualTo(amount("1.001"));
    assertThat(amount("1.0004")).isEqualTo(Amount.ONE);
    assertThat(amount("0.5").decimal()).isEqualByComparingTo("0.5");
  }

  @Test
  void roundsASharedQuotaUpToAWholeNumber() {
    assertThat(Amount.whole(40).share(7, 12)).isEqualTo(Amount.whole(24));
    assertThat(Amount.whole(12).share(5, 12)).isEqualTo(Amount.whole(5));
    assertThat(Amount.whole(3).share(1, 3)).isEqualTo(Amount.ONE);
    assertThat(Amount.whole(1).share(1, 31)).isEqualTo(Amount.ONE);
    assertThat(Amount.whole(40).share(0, 12)).isEqualTo(Amount.ZERO);
  }

  @Test
  void compares() {
    assertThat(Amount.ONE.atLeast(Amount.ONE)).isTrue();
    assertThat(Amount.ONE.atLeast(amount("1.001"))).isFalse();
    assertThat(Amount.ONE).isLessThan(Amount.whole(2)).isGreaterThan(Amount.ZERO);
  }

  @Test
  void isWrittenAsTheShortestDecimal() {
    assertThat(Amount.whole(120)).hasToString("120");
    assertThat(amount("0.50")).hasToString("0.5");
  }

  @Test
  void refusesWhatItCannotHold() {
    assertThatThrownBy(() -> Amount.whole(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Amount(Long.MAX_VALUE).plus(Amount.ONE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void standsInRecordsBesideOtherValues() {
    var one =
        Made.record(
            "meeting",
            "m",
            "A",
            "2020-03-01",
            Map.of("present", number("12"), "closed", on("2020-04-01"), "kind", words("lesson")));
    assertThat(one.amount("present")).contains(Amount.whole(12));
    assertThat(one.amount("closed")).isEmpty();
    assertThat(one.day("closed")).contains(day("2020-04-01"));
    assertThat(one.day("present")).isEmpty();
    assertThat(one.value("gone")).isEmpty();
    assertThat(one.values().values())
        .map(Object::toString)
        .containsExactlyInAnyOrder("12", "2020-04-01", "lesson");
    assertThat(new Value.Choice("yes")).hasToString("yes");
    assertThat(new Value.Reference("MZ01")).hasToString("MZ01");
  }

  private static Value words(String text) {
    return new Value.Words(text);
  }

  private static Amount amount(String decimal) {
    return Amount.of(new BigDecimal(decimal));
  }
}
