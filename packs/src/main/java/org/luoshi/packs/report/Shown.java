package org.luoshi.packs.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The value of a figure as a report shows and compares it.
public sealed interface Shown {

  /// What comparisons look at; empty where there is nothing to compare.
  Optional<BigDecimal> amount();

  /// A number; percentages come as the number before the sign.
  record Number(BigDecimal value) implements Shown {
    @Override
    public Optional<BigDecimal> amount() {
      return Optional.of(value);
    }
  }

  /// Names; compared by how many there are.
  record Names(List<String> names) implements Shown {
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public Optional<BigDecimal> amount() {
      return Optional.of(BigDecimal.valueOf(names.size()));
    }
  }

  static Shown of(long value) {
    return new Number(BigDecimal.valueOf(value));
  }

  static Shown of(List<String> names) {
    return new Names(names);
  }
}
