package org.luoshi.engine.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.luoshi.engine.tally.Tally;

/// A part of a whole, both counted.
public record Share(long part, long whole) {

  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          """
          (%d) of (%d) is no share.
          Maybe the two numbers were exchanged.\
          """
              .formatted(part, whole));
    }
  }

  /// What was done in time of what was settled: met of met, late and missed. What is still open,
  /// nil or waived says nothing about it.
  public static Share inTime(Tally tally) {
    return new Share(tally.met(), (long) tally.met() + tally.late() + tally.missed());
  }

  /// In percent with one decimal, half up; empty for a share of nothing.
  public Optional<BigDecimal> percent() {
    return whole == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
  }
}
