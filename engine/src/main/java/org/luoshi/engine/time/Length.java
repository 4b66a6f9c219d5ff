package org.luoshi.engine.time;

/// How long a term is. Two lengths that nest share their borders.
public sealed interface Length {

  /// The lengths of the calendar, from short to long. Weeks are ISO weeks; the third ten-day runs
  /// to the month's end.
  enum Calendar implements Length {
    WEEK,
    TEN_DAYS,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR
  }

  /// Several years, counted from a year on which one term begins; terms before it exist too.
  record Years(int number, int from) implements Length {
    public Years {
      if (number < 2 || number > 100) {
        throw new IllegalArgumentException(
            """
            A term of several years has 2 to 100 of them, not (%d).
            Maybe use Length.Calendar.YEAR for one.\
            """
                .formatted(number));
      }
    }
  }
}
