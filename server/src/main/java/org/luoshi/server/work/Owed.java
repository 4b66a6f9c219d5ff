package org.luoshi.server.work;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.server.access.Actor;
import org.luoshi.server.obligations.Wanted;

/// What a post owes on a day, by how soon: its unit's obligations and those of its own person.
record Owed(LocalDate asOf, Map<When, List<Judgement>> groups) {

  /// So long after it was settled, an obligation is still shown.
  private static final int LATELY_DAYS = 31;

  private static final int SOON_WORKING_DAYS = 10;

  /// The groups in the order in which people look at them.
  enum When {
    OVERDUE,
    THIS_WEEK,
    SOON,
    LATER,
    DONE;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static Owed of(Desk desk, Actor actor, LocalDate asOf) {
    var calendar = desk.board().calendar();
    var groups = new EnumMap<When, List<Judgement>>(When.class);
    for (var when : When.values()) {
      groups.put(when, new ArrayList<>());
    }
    for (var one : all(desk, actor, asOf)) {
      var when = when(one, asOf, calendar);
      if (when != null) {
        groups.computeIfAbsent(when, _ -> new ArrayList<>()).add(one);
      }
    }
    var byDay =
        Comparator.comparing((Judgement one) -> one.obligation().due().day())
            .thenComparing(one -> one.obligation().id());
    groups.forEach((when, all) ->
        all.sort(when == When.DONE || when == When.OVERDUE ? byDay.reversed() : byDay));
    return new Owed(asOf, groups);
  }

  /// All that the unit owes, and the actor's own person.
  private static List<Judgement> all(Desk desk, Actor actor, LocalDate asOf) {
    var all = new ArrayList<Judgement>();
    var view = desk.day(asOf).view(actor.scope());
    var unit = desk.ownUnit(actor, asOf);
    for (var bearer : new String[] {unit, actor.person()}) {
      if (bearer != null && !bearer.isEmpty()) {
        all.addAll(
            view.list(Wanted.ALL.by(bearer), Optional.empty(), Integer.MAX_VALUE).judgements());
      }
    }
    return all;
  }

  private static @org.jspecify.annotations.Nullable When when(
      Judgement one, LocalDate asOf, WorkingCalendar calendar) {
    var due = one.obligation().due().day();
    return switch (one.status()) {
      case MISSED -> When.OVERDUE;
      case OPEN, UPCOMING -> {
        var sunday = asOf.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        if (due.equals(LocalDate.MAX)) {
          yield When.LATER;
        }
        if (!due.isAfter(sunday)) {
          yield When.THIS_WEEK;
        }
        boolean soon = !due.isAfter(calendar.plus(asOf, SOON_WORKING_DAYS).day());
        yield soon ? When.SOON : When.LATER;
      }
      case MET, LATE, NIL, WAIVED -> {
        var day = one.reachedOn().orElse(due);
        yield day.isBefore(asOf.minusDays(LATELY_DAYS)) ? null : When.DONE;
      }
    };
  }

  List<Judgement> in(When when) {
    return groups.getOrDefault(when, List.of());
  }

  /// How many are still to be done.
  int open() {
    return (int)
        groups.values().stream()
            .flatMap(List::stream)
            .filter(one -> one.is(Status.OPEN) || one.is(Status.UPCOMING) || one.is(Status.MISSED))
            .count();
  }
}
