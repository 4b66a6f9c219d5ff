package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.List;
import org.luoshi.engine.time.WorkingCalendar.Step;

/// When an obligation is due: the day the rule names, the day due, the last day with grace, and the
/// calendar days that moved them.
///
/// Provisional means that a year without published holidays took part.
public record Due(
    LocalDate named, LocalDate day, LocalDate last, boolean provisional, List<Step> steps) {
  public Due {
    steps = List.copyOf(steps);
  }
}
