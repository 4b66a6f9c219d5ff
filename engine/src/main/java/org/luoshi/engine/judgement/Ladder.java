package org.luoshi.engine.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.time.WorkingCalendar;

/// The ladder of consequences climbed: which measures a programme's rules propose upon judgements.
///
/// A proposal is for a person to decide; nothing here acts against anybody. Of a rule that counts
/// misses, each full count proposes once: two in a row, and again at four in a row. What was
/// waived, and what is still open, neither counts nor breaks a row; what was done, late or not,
/// breaks it. A miss that a rung has counted once never counts for it again, whatever happens to
/// those before it: where an earlier one turns out to have been met, the rest do not pair anew.
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

    /// The rung of the ladder it stands on.
    public String rung() {
      return Ladder.rung(rule);
    }
  }

  /// A missed obligation that a rung has counted already, whatever became of its proposal.
  public record Counted(String rung, String obligation) {}

  /// A rung by its measure and what it counts, such as `talk missed-2-in-a-row` or `notice
  /// after-5wd`: the same words for the same rule, in whatever order a pack has them.
  public static String rung(Consequence rule) {
    var when =
        switch (rule.when()) {
          case Consequence.Missed(var times, var inARow) ->
              "missed-%d%s".formatted(times, inARow ? "-in-a-row" : "");
          case Consequence.After(var stretch) -> "after-" + stretch;
        };
    return rule.measure() + " " + when;
  }

  /// What the rules propose upon these judgements of one date, beyond what they have counted; in
  /// the order of the judgements.
  public List<Proposal> proposals(
      List<Judgement> judgements, LocalDate asOf, Set<Counted> already) {
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
              counted(rule, times, inARow, left(rule, all, already), found);
          case Consequence.After after ->
              overdue(rule, after, left(rule, all, already), asOf, found);
        }
      }
    }
    return List.copyOf(found);
  }

  /// Without the misses that the rung has counted: they neither count again nor break a row. One
  /// that turned out to be done breaks it.
  private static List<Judgement> left(Consequence rule, List<Judgement> all, Set<Counted> already) {
    var rung = rung(rule);
    return all.stream()
        .filter(one ->
            !one.is(Status.MISSED) || !already.contains(new Counted(rung, one.obligation().id())))
        .toList();
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
