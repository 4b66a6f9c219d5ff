package org.luoshi.engine.remind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.time.WorkingCalendar;

/// Decides of which obligations to remind in a [Round].
///
/// Each version of the programme has its own ladder; what is settled, let off or not yet to be seen
/// is not reminded of. Several steps that fell due at once (a closed day, an outage) are one
/// reminder.
public final class Reminding {

  private final WorkingCalendar calendar;
  private final Map<String, Ladder> ladders = new HashMap<>();

  public Reminding(Rules rules, Habit habit) {
    this.calendar = rules.calendar();
    for (var version : rules.versions()) {
      ladders.put(version.version(), Ladder.of(version.consequences(), habit));
    }
  }

  /// The reminders of a round, in the order of the judgements.
  public List<Reminder> in(Round round, List<Judgement> judgements) {
    var all = new ArrayList<Reminder>();
    for (var one : judgements) {
      reminder(round, one).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Reminder> reminder(Round round, Judgement one) {
    var obligation = one.obligation();
    var ladder = ladders.get(obligation.version());
    boolean open = one.is(Status.OPEN) || one.is(Status.MISSED);
    if (!open || ladder == null || obligation.due().day().equals(LocalDate.MAX)) {
      return Optional.empty();
    }
    var to = new HashSet<Party>();
    LocalDate latest = null;
    for (var step : ladder.steps()) {
      var day = step.day(obligation, calendar);
      if (round.holds(day)) {
        to.addAll(step.to());
        latest = latest == null || day.isAfter(latest) ? day : latest;
      }
    }
    return latest == null ? Optional.empty() : Optional.of(new Reminder(one, latest, to));
  }
}
