package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.time.Length;

/// When something owed is due, found by stepping through the days.
final class DueDays {

  private final World world;
  private final NaiveCalendar calendar;

  DueDays(World world) {
    this.world = world;
    this.calendar = new NaiveCalendar(world.calendar());
  }

  /// The day due, the last day with grace, and whether a year without published holidays took part.
  record Due(LocalDate day, LocalDate last, boolean provisional) {}

  Due due(Owed owed) {
    var deadline = owed.duty().deadline();
    return switch (deadline.rule()) {
      case Deadline.Within(var stretch) ->
          moved(after(new NaiveCalendar.Arrived(owed.starts(), false), stretch), deadline);
      case Deadline.Until(var field) ->
          owed.upon()
              .day(field)
              .map(day -> moved(new NaiveCalendar.Arrived(day, false), deadline))
              .orElse(new Due(LocalDate.MAX, LocalDate.MAX, false));
      case Deadline.TermEnd _ -> inTerm(deadline, owed.inTerm());
      case Deadline.By _ -> inTerm(deadline, owed.inTerm());
    };
  }

  /// The last day with grace of the term before, by the rule in force on that term's first day
  /// where it has this duty for such terms, else by the same rule.
  LocalDate lastOfTermBefore(Owed owed) {
    var length = lengthOf(owed.duty());
    var before = owed.inTerm().before(length);
    var deadline = owed.duty().deadline();
    var version = Oracle.inForce(world, before.first());
    var then = version == null ? null : version.duties().get(owed.duty().id());
    if (then != null
        && then.rhythm().getClass().equals(owed.duty().rhythm().getClass())
        && lengthOf(then).equals(length)) {
      deadline = then.deadline();
    }
    return inTerm(deadline, before).last();
  }

  private static Length lengthOf(Duty duty) {
    return switch (duty.rhythm()) {
      case Duty.Every(var length) -> length;
      case Duty.Covers(var length, var _) -> length;
      case Duty.Standing(var length, var _, var _) -> length;
      case Duty.ForEach _ ->
          throw new IllegalArgumentException("No terms in (" + duty.id() + "). Maybe a bad world.");
    };
  }

  private Due inTerm(Deadline deadline, NaiveTerm term) {
    var named = deadline.rule() instanceof Deadline.By by ? by(by, term) : term.last();
    return moved(new NaiveCalendar.Arrived(named, false), deadline);
  }

  /// Each day of the year is sought from the term's first day on, or from the day after its last;
  /// of several the nearest after the term's last day, or the nearest of all.
  private static LocalDate by(Deadline.By rule, NaiveTerm term) {
    var start = rule.afterTerm() ? term.last().plusDays(1) : term.first();
    List<LocalDate> found = new ArrayList<>();
    for (var monthDay : rule.days()) {
      found.add(next(monthDay, start));
    }
    Collections.sort(found);
    if (found.size() > 1) {
      for (var day : found) {
        if (day.isAfter(term.last())) {
          return day;
        }
      }
    }
    return found.getFirst();
  }

  private static LocalDate next(MonthDay wanted, LocalDate from) {
    var day = from;
    while (!wanted.atYear(day.getYear()).equals(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private Due moved(NaiveCalendar.Arrived named, Deadline deadline) {
    var day =
        switch (deadline.dayOff()) {
          case STAYS -> named;
          case NEXT -> join(named, calendar.nearest(named.day(), 1));
          case PREVIOUS -> join(named, calendar.nearest(named.day(), -1));
        };
    var last = after(day, deadline.grace());
    return new Due(day.day(), last.day(), last.provisional());
  }

  private NaiveCalendar.Arrived after(NaiveCalendar.Arrived day, Deadline.Stretch stretch) {
    return stretch.working()
        ? join(day, calendar.plus(day.day(), stretch.days()))
        : new NaiveCalendar.Arrived(day.day().plusDays(stretch.days()), day.provisional());
  }

  private static NaiveCalendar.Arrived join(
      NaiveCalendar.Arrived before, NaiveCalendar.Arrived now) {
    return new NaiveCalendar.Arrived(now.day(), before.provisional() || now.provisional());
  }
}
