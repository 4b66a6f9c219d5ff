package org.luoshi.engine.remind;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.time.WorkingCalendar;

/// Decides when reminding goes out: once on each working day, outside of the quiet hours.
///
/// What fell due on closed days, or while the house was shut, is in the next round. A day that had
/// its round never has another, whatever the clock does.
public record Rounds(WorkingCalendar calendar, Hours hours) {

  /// Whether anything may be sent at this local time.
  public boolean isOpen(LocalDateTime now) {
    return calendar.isWorked(now.toLocalDate()) && hours.isOpen(now.toLocalTime());
  }

  /// The round to be made now, if any.
  ///
  /// @param done the days that had their round, in the order in which they had it; a clock that
  ///   jumped ahead and back leaves them out of the order of days
  public Optional<Round> next(LocalDateTime now, List<LocalDate> done) {
    var day = now.toLocalDate();
    if (!isOpen(now) || done.contains(day)) {
      return Optional.empty();
    }
    var before =
        done.reversed().stream()
            .filter(one -> one.isBefore(day))
            .findFirst()
            .orElseGet(() -> calendar.nearest(day.minusDays(1), false).day());
    return Optional.of(new Round(before, day));
  }
}
