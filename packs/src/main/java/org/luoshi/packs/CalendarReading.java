package org.luoshi.packs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.time.WorkingCalendar;

/// What came of reading a calendar: the calendar unless there were errors, and everything found.
public record CalendarReading(@Nullable WorkingCalendar read, List<Diagnostic> diagnostics) {

  public CalendarReading {
    diagnostics = List.copyOf(diagnostics);
  }

  /// The calendar; empty where any error was found.
  public Optional<WorkingCalendar> calendar() {
    return Optional.ofNullable(read);
  }
}
