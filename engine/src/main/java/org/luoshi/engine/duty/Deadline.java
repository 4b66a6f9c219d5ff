package org.luoshi.engine.duty;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.luoshi.engine.time.WorkingCalendar;

/// When a duty is due, before the working calendar has its say.
///
/// The grace follows the due day; a due day off may move to the next or the previous working day.
public record Deadline(Rule rule, Stretch grace, DayOff dayOff) {

  public static final Deadline TERM_END = new Deadline(new TermEnd(), Stretch.NONE, DayOff.STAYS);

  /// What becomes of a due day that is a day off.
  public enum DayOff {
    STAYS,
    NEXT,
    PREVIOUS
  }

  /// Some days, calendar days or working days.
  public record Stretch(int days, boolean working) {
    public static final Stretch NONE = new Stretch(0, false);

    /// The day so long after this one, which is not counted, with every day that was not what its
    /// weekday says. A stretch that leads back is none of working days.
    public WorkingCalendar.Counted from(LocalDate day, WorkingCalendar calendar) {
      return working
          ? calendar.plus(day, days)
          : new WorkingCalendar.Counted(day.plusDays(days), false, List.of());
    }

    @Override
    public String toString() {
      return days + (working ? "wd" : "d");
    }
  }

  public sealed interface Rule {}

  /// The last day of the term.
  public record TermEnd() implements Rule {}

  /// The first of these days of the year on or after the term's first day (or after its last day,
  /// with `afterTerm`).
  public record By(List<MonthDay> days, boolean afterTerm) implements Rule {
    public By {
      days = List.copyOf(days);
    }

    /// The day for a term: each month-day is sought from the term's first day (or the day after its
    /// last) on; with several, the one nearest after the term's last day wins, or the nearest of
    /// all where none lies after it.
    public LocalDate from(LocalDate first, LocalDate last) {
      var found =
          days.stream()
              .map(day -> next(day, afterTerm ? last.plusDays(1) : first))
              .sorted()
              .toList();
      if (days.size() == 1) {
        return found.getFirst();
      }
      return found.stream().filter(day -> day.isAfter(last)).findFirst().orElse(found.getFirst());
    }

    private static LocalDate next(MonthDay day, LocalDate from) {
      var thisYear = day.atYear(from.getYear());
      return thisYear.isBefore(from) ? day.atYear(from.getYear() + 1) : thisYear;
    }
  }

  /// So long after the trigger; the trigger's own day is not counted.
  public record Within(Stretch stretch) implements Rule {}

  /// On the day that the case itself names in a field.
  public record Until(String field) implements Rule {}
}
