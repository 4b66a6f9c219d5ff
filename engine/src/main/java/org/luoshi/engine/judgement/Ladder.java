package org.luoshi.engine.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.time.WorkingCalendar;

/// The ladder of consequences climbed: which measures a programme's rules propose upon judgements.
///
/// A proposal is for a person to decide; nothing here acts against anybody. Of a rule that counts
/// misses, each full count proposes once: two in a row, and again at four in a row. What was
/// waived, and what is still open, neither counts nor breaks a row; what was done, late or not,
/// breaks it.
public final class Ladder {

  private final List<Consequence> rules;
  private final WorkingCalendar calendar;

  public Ladder(List<Consequence> rules, WorkingCalendar calendar) {
    this.rules = rules.stream().filter(rule -> rule.act() == Consequence.Act.PROPOSE).toList();
    this.calendar = calendar;
  }

  /// A measure proposed by a rule upon these missed obligations, the earliest first.
  public record Proposal(Consequence rule, List<Judgement> missed) {
    public Proposal {
      missed = List.copyOf(missed);
    }

    /// The last one missed, which brought it about.
    public Judgement last() {
      return missed.getLast();
    }

    /// Its name, the same however often it is found: rule by rule, the obligation that brought it
    /// about.
    public String id() {
      return rule.measure() + " " + last().obligation().id();
    }
  }

  /// What the rules propose upon these judgements of one date; in the order of the judgements.
  public List<Proposal> proposals(List<Judgement> judgements, LocalDate asOf) {
    var byBearer = new LinkedHashMap<String, List<Judgement>>();
    for (var one : judgements) {
      var obligation = one.obligation();
      byBearer
          .computeIfAbsent(
              obligation.duty().id() + " " + obligation.bearer().id(), _ -> new ArrayList<>())
          .add(one);
    }
    var found = new ArrayList<Proposal>();
    for (var all : byBearer.values()) {
      all.sort(
          Comparator.comparing((Judgement one) -> one.obligation().due().day())
              .thenComparing(one -> one.obligation().id()));
      for (var rule : rules) {
        switch (rule.when()) {
          case Consequence.Missed(var times, var inARow) ->
              counted(rule, times, inARow, all, found);
          case Consequence.After after -> overdue(rule, after, all, asOf, found);
        }
      }
    }
    return List.copyOf(found);
  }

  private static void counted(
      Consequence rule, int times, boolean inARow, List<Judgement> all, List<Proposal> found) {
    var missed = new ArrayList<Judgement>();
    for (var one : all) {
      switch (one.status()) {
        case MISSED -> {
          missed.add(one);
          if (missed.size() == times) {
            found.add(new Proposal(rule, missed));
            missed.clear();
          }
        }
        case MET, LATE, NIL -> {
          if (inARow) {
            missed.clear();
          }
        }
        case WAIVED, OPEN, UPCOMING -> {}
      }
    }
  }

  private void overdue(
      Consequence rule,
      Consequence.After after,
      List<Judgement> all,
      LocalDate asOf,
      List<Proposal> found) {
    for (var one : all) {
      if (one.is(Status.MISSED)) {
        var due = one.obligation().due().day();
        var day = after.stretch().from(due, calendar).day();
        if (!asOf.isBefore(day)) {
          found.add(new Proposal(rule, List.of(one)));
        }
      }
    }
  }
}
