package org.luoshi.engine.record;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A number as offices count: exact to a thousandth, so sums never drift.
public record Amount(long thousandths) implements Comparable<Amount> {

  public static final Amount ZERO = new Amount(0);
  public static final Amount ONE = whole(1);

  public static Amount whole(long number) {
    return new Amount(Math.multiplyExact(number, 1000L));
  }

  /// The nearest amount; a fourth decimal is rounded half up.
  public static Amount of(BigDecimal number) {
    return new Amount(number.setScale(3, RoundingMode.HALF_UP).unscaledValue().longValueExact());
  }

  public Amount plus(Amount other) {
    return new Amount(Math.addExact(thousandths, other.thousandths));
  }

  public boolean atLeast(Amount other) {
    return thousandths >= other.thousandths;
  }

  public BigDecimal decimal() {
    return BigDecimal.valueOf(thousandths, 3);
  }

  /// This amount × part ÷ whole, rounded up to a whole number.
  public Amount share(long part, long whole) {
    var exact =
        decimal()
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP);
    return whole(exact.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(thousandths, other.thousandths);
  }

  /// The shortest decimal: `12`, `0.5`.
  @Override
  public String toString() {
    return decimal().stripTrailingZeros().toPlainString();
  }
}
