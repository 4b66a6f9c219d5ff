package org.luoshi.testkit.judging;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.luoshi.engine.time.WorkingCalendar;

/// Working days counted one calendar day at a time.
record NaiveCalendar(WorkingCalendar data) {

  /// A day arrived at, and whether a day of a year without published holidays was looked at.
  record Arrived(LocalDate day, boolean provisional) {}

  boolean isWorked(LocalDate day) {
    var special = data.specials().get(day);
    if (special != null && isKnown(day)) {
      return special.worked();
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  boolean isKnown(LocalDate day) {
    return data.knownYears().contains(day.getYear());
  }

  /// The day so many working days later. The day counted from is not counted, but where anything is
  /// counted, its year must be known too.
  Arrived plus(LocalDate from, int workingDays) {
    if (workingDays == 0) {
      return new Arrived(from, false);
    }
    var next = from.plusDays(1);
    boolean unknown = !isKnown(from) || !isKnown(next);
    var rest = plus(next, isWorked(next) ? workingDays - 1 : workingDays);
    return new Arrived(rest.day(), unknown || rest.provisional());
  }

  Arrived nearest(LocalDate day, int step) {
    if (isWorked(day)) {
      return new Arrived(day, !isKnown(day));
    }
    var further = nearest(day.plusDays(step), step);
    return new Arrived(further.day(), !isKnown(day) || further.provisional());
  }
}
