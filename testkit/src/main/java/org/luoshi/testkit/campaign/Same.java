package org.luoshi.testkit.campaign;

import java.math.BigDecimal;

/// What was told compared with what was expected; a difference ends the run with its words.
final class Same {

  private Same() {}

  static void same(Object told, Object expected, Object about) {
    boolean same =
        told instanceof BigDecimal one && expected instanceof BigDecimal other
            ? one.compareTo(other) == 0
            : told.equals(expected);
    if (!same) {
      throw new AssertionError("Not (%s) but (%s): %s".formatted(expected, told, about));
    }
  }
}
