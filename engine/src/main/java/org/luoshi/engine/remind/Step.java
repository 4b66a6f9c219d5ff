package org.luoshi.engine.remind;

import java.time.LocalDate;
import java.util.Set;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.time.WorkingCalendar;

/// One step of the ladder: so long after the due day (negative: before it), these are reminded.
public record Step(Stretch after, Set<Party> to) {

  public Step {
    to = Set.copyOf(to);
  }

  /// The day of the step for an obligation that has a due day: not before the obligation can be
  /// seen, and a step after the due day not before the grace is over.
  LocalDate day(Obligation one, WorkingCalendar calendar) {
    var day = counted(one.due().day(), calendar);
    if (after.days() <= 0) {
      return day.isBefore(one.visible()) ? one.visible() : day;
    }
    var over = one.due().last().plusDays(1);
    return day.isBefore(over) ? over : day;
  }

  private LocalDate counted(LocalDate due, WorkingCalendar calendar) {
    return after.working() && after.days() < 0
        ? back(due, -after.days(), calendar)
        : after.from(due, calendar).day();
  }

  private static LocalDate back(LocalDate from, int workingDays, WorkingCalendar calendar) {
    var day = from;
    for (int left = workingDays; left > 0; ) {
      day = day.minusDays(1);
      left -= calendar.isWorked(day) ? 1 : 0;
    }
    return day;
  }
}
