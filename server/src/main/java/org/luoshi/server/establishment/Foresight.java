package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// Judges before and after a change and tells the difference: which obligations come and go, and
/// which figures of ended terms would be others.
///
/// Both are judged by the same judge that will judge them later; nothing is guessed.
final class Foresight {

  /// So many months beyond today, or beyond the change, are looked ahead.
  private static final int AHEAD = 12;

  private final Rules rules;
  private final LocalDate today;
  private final LocalDate since;
  private final Side before;
  private final Side after;

  /// What is known before or after.
  record Side(Evidence evidence, List<Obligation> obligations) {
    static Side of(Rules rules, Evidence evidence, LocalDate from, LocalDate until) {
      return new Side(
          evidence,
          Obligations.of(
              rules, evidence.organisation(), evidence.records(), from, until, _ -> true));
    }

    Map<String, Obligation> byId() {
      var byId = new LinkedHashMap<String, Obligation>();
      obligations.forEach(one -> byId.put(one.id(), one));
      return byId;
    }
  }

  /// @param since the first day that the change can touch
  Foresight(Rules rules, Evidence before, Evidence after, LocalDate since, LocalDate today) {
    this.rules = rules;
    this.today = today;
    this.since = since;
    var from = since.withDayOfYear(1);
    var until = (since.isAfter(today) ? since : today).plusMonths(AHEAD);
    this.before = Side.of(rules, before, from, until);
    this.after = Side.of(rules, after, from, until);
  }

  List<Preview.Shift> shifts() {
    var old = before.byId();
    var young = after.byId();
    var shifts = new LinkedHashMap<String, Preview.Shift>();
    old.forEach((id, one) -> {
      var other = young.get(id);
      if (other == null) {
        add(shifts, one, Preview.What.GOES);
      } else if (!one.quota().equals(other.quota())
          || !one.unit().equals(other.unit())
          || !one.due().equals(other.due())) {
        add(shifts, other, Preview.What.CHANGES);
      }
    });
    young.forEach((id, one) -> {
      if (!old.containsKey(id)) {
        add(shifts, one, Preview.What.COMES);
      }
    });
    return List.copyOf(shifts.values());
  }

  private static void add(Map<String, Preview.Shift> shifts, Obligation one, Preview.What what) {
    var label = label(one);
    shifts.merge(
        one.duty().id() + "/" + one.bearer().id() + "/" + what,
        new Preview.Shift(
            one.duty().id(),
            one.duty().title(),
            one.bearer().id(),
            one.unit(),
            what,
            1,
            label,
            label,
            one.occasion().starts()),
        (was, next) ->
            new Preview.Shift(
                was.duty(),
                was.title(),
                was.bearer(),
                was.unit(),
                what,
                was.count() + 1,
                was.from().isAfter(next.from()) ? label : was.first(),
                was.from().isAfter(next.from()) ? was.last() : label,
                was.from().isAfter(next.from()) ? next.from() : was.from()));
  }

  private static String label(Obligation one) {
    return one.occasion().term().map(Term::label).orElseGet(() -> one.occasion().label());
  }

  /// The tallies of ended terms that would differ, unit by unit and half-year by half-year.
  List<Preview.PastShift> past() {
    var old = tallies(before);
    var young = tallies(after);
    var all = new TreeMap<String, Preview.PastShift>();
    for (var key : union(old.keySet(), young.keySet())) {
      var was = old.getOrDefault(key, Tally.NONE);
      var will = young.getOrDefault(key, Tally.NONE);
      if (!was.equals(will)) {
        int slash = key.indexOf('/');
        all.put(
            key,
            new Preview.PastShift(key.substring(slash + 1), key.substring(0, slash), was, will));
      }
    }
    return List.copyOf(all.values());
  }

  private static Collection<String> union(Collection<String> one, Collection<String> other) {
    var both = new java.util.TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  /// The tally of each unit with all below it, by the half-year in which the term ended.
  private Map<String, Tally> tallies(Side side) {
    var judge = new Judge(rules, side.evidence());
    var byHalfYear = new HashMap<String, List<Judgement>>();
    for (var one : side.obligations()) {
      if (hasEnded(one) && !one.rollsUpOn().isBefore(since.withDayOfYear(1))) {
        var half = Term.around(Length.Calendar.HALF_YEAR, one.rollsUpOn()).label();
        byHalfYear.computeIfAbsent(half, _ -> new ArrayList<>()).add(judge.judge(one, today));
      }
    }
    var tallies = new HashMap<String, Tally>();
    byHalfYear.forEach((half, judged) ->
        RollUp.of(organisation(side), judged)
            .byUnit()
            .forEach((unit, tally) -> tallies.put(half + "/" + unit, tally)));
    return tallies;
  }

  private static Organisation organisation(Side side) {
    return side.evidence().organisation();
  }

  private boolean hasEnded(Obligation one) {
    return one.occasion() instanceof Occasion.Upon upon
        ? !upon.starts().isAfter(today)
        : one.rollsUpOn().isBefore(today);
  }
}
