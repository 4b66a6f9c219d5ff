package org.luoshi.engine.remind;

import java.time.LocalDate;

/// One working day's reminding: all that fell due after the one day, up to and with the other, on
/// which the digests go out.
public record Round(LocalDate since, LocalDate day) {

  public Round {
    if (!since.isBefore(day)) {
      throw new IllegalArgumentException(
          """
          A round cannot begin on (%s) and go out on (%s).
          Maybe the two days were exchanged.\
          """
              .formatted(since, day));
    }
  }

  public boolean holds(LocalDate step) {
    return step.isAfter(since) && !step.isAfter(day);
  }
}
