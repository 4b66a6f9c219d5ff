package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.engine.time.WorkingCalendar.Counted;
import org.luoshi.engine.time.WorkingCalendar.Step;

/// Due days of obligations under one working calendar.
///
/// The rule names a day; a day off may move it; the grace follows. Every day that was not what its
/// weekday says is kept as a step.
public record DueDays(WorkingCalendar calendar) {

  /// The due day of a term.
  public Due of(Deadline deadline, Term term) {
    var named =
        switch (deadline.rule()) {
          case Deadline.By by -> by.from(term.first(), term.last());
          case Deadline.Within within -> within.stretch().from(term.first(), calendar).day();
          case Deadline.TermEnd _, Deadline.Until _ -> term.last();
        };
    return finish(deadline, new Counted(named, false, java.util.List.of()));
  }

  /// The due day after a trigger; a case that names no limit is never due.
  public Due of(Deadline deadline, WorkRecord trigger, LocalDate day) {
    return switch (deadline.rule()) {
      case Deadline.Within within -> finish(deadline, within.stretch().from(day, calendar));
      case Deadline.By by -> finish(deadline, still(by.from(day, day)));
      case Deadline.TermEnd _ -> finish(deadline, still(day));
      case Deadline.Until until ->
          trigger.day(until.field()).map(limit -> finish(deadline, still(limit))).orElse(NEVER);
    };
  }

  private static final Due NEVER =
      new Due(LocalDate.MAX, LocalDate.MAX, LocalDate.MAX, false, java.util.List.of());

  private static Counted still(LocalDate day) {
    return new Counted(day, false, java.util.List.of());
  }

  private Due finish(Deadline deadline, Counted named) {
    var steps = new ArrayList<Step>(named.steps());
    var moved =
        switch (deadline.dayOff()) {
          case STAYS -> Optional.<Counted>empty();
          case NEXT -> Optional.of(calendar.nearest(named.day(), true));
          case PREVIOUS -> Optional.of(calendar.nearest(named.day(), false));
        };
    moved.ifPresent(counted -> steps.addAll(counted.steps()));
    var day = moved.map(Counted::day).orElse(named.day());
    var last = deadline.grace().from(day, calendar);
    steps.addAll(last.steps());
    boolean provisional =
        named.provisional() || moved.filter(Counted::provisional).isPresent() || last.provisional();
    return new Due(named.day(), day, last.day(), provisional, steps);
  }
}
