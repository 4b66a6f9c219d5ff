package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty.Partial;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// The stretches of days on which a bearer was there, in order and without touching.
record Presence(List<Stretch> stretches) {

  /// From the first day to the last, both included.
  record Stretch(LocalDate first, LocalDate last) {}

  static Presence of(Unit unit) {
    return new Presence(List.of(stretch(unit.founded(), unit.closed())));
  }

  static Presence of(List<Appointment> appointments) {
    var united = new ArrayList<Stretch>();
    appointments.stream()
        .filter(held -> held.until() == null || held.until().isAfter(held.from()))
        .map(held -> stretch(held.from(), held.until()))
        .sorted(Comparator.comparing(Stretch::first))
        .forEach(next -> {
          if (united.isEmpty() || next.first().isAfter(dayAfter(united.getLast().last()))) {
            united.add(next);
          } else if (next.last().isAfter(united.getLast().last())) {
            united.add(new Stretch(united.removeLast().first(), next.last()));
          }
        });
    return new Presence(united);
  }

  private static Stretch stretch(LocalDate from, @Nullable LocalDate until) {
    return new Stretch(from, until == null ? LocalDate.MAX : until.minusDays(1));
  }

  private static LocalDate dayAfter(LocalDate day) {
    return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
  }

  /// What is owed of the quota in the term; empty where nothing is owed.
  Optional<Amount> owed(Amount quota, Partial partial, Term term) {
    if (throughout(term.first(), term.last())) {
      return Optional.of(quota);
    }
    return switch (partial) {
      case SKIP -> Optional.empty();
      case FULL -> Optional.of(quota).filter(_ -> days(term) > 0);
      case PRORATE -> Optional.of(prorated(quota, term)).filter(part -> part.thousandths() > 0);
    };
  }

  private Amount prorated(Amount quota, Term term) {
    if (isShort(term.length())) {
      return quota.share(days(term), term.days());
    }
    long months = 0;
    long held = 0;
    for (var month = YearMonth.from(term.first());
        !month.atDay(1).isAfter(term.last());
        month = month.plusMonths(1)) {
      months++;
      held += throughout(month.atDay(1), month.atEndOfMonth()) ? 1 : 0;
    }
    return quota.share(held, months);
  }

  /// Whether the length is shorter than two months, so that days are counted instead of months.
  private static boolean isShort(Length length) {
    return length == Length.Calendar.WEEK
        || length == Length.Calendar.TEN_DAYS
        || length == Length.Calendar.MONTH;
  }

  boolean throughout(LocalDate first, LocalDate last) {
    return stretches.stream()
        .anyMatch(there -> !first.isBefore(there.first()) && !last.isAfter(there.last()));
  }

  private long days(Term term) {
    long days = 0;
    for (var there : stretches) {
      var first = there.first().isAfter(term.first()) ? there.first() : term.first();
      var last = there.last().isBefore(term.last()) ? there.last() : term.last();
      days += Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }
    return days;
  }
}
