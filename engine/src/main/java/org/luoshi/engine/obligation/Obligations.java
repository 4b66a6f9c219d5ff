package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.obligation.Bearers.Candidate;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// All obligations of an organisation under the rules: one per duty, bearer and term, covered
/// object or trigger.
///
/// The version in force on the first day of a term (on the trigger's day) makes the obligation; a
/// later version never touches it. Days are local days of the programme's zone.
public final class Obligations {

  private final Rules rules;
  private final Organisation organisation;
  private final Map<String, List<WorkRecord>> byKind;
  private final DueDays dueDays;
  private final Map<LocalDate, Tree> trees = new HashMap<>();

  private Obligations(Rules rules, Organisation organisation, List<WorkRecord> records) {
    this.rules = rules;
    this.organisation = organisation;
    this.byKind = new HashMap<>();
    for (var one : records) {
      byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
    }
    this.dueDays = new DueDays(rules.calendar());
  }

  /// Those whose term overlaps the stretch of days, or whose trigger lies in it, for the duties
  /// wanted.
  ///
  /// Triggers after the day judged must be left out by the caller's `until`.
  public static List<Obligation> of(
      Rules rules,
      Organisation organisation,
      List<WorkRecord> records,
      LocalDate from,
      LocalDate until,
      Predicate<Duty> wanted) {
    var all = new Obligations(rules, organisation, records);
    var found = new ArrayList<Obligation>();
    for (int i = 0; i < rules.versions().size(); i++) {
      var version = rules.versions().get(i);
      var next =
          i + 1 < rules.versions().size() ? rules.versions().get(i + 1).effective() : LocalDate.MAX;
      var inForce =
          new InForce(version, version.effective(), next, new Bearers(version, organisation));
      version.duties().values().stream()
          .filter(wanted)
          .forEach(duty -> all.collect(duty, inForce, new Days(from, until), found));
    }
    return found;
  }

  private record InForce(Programme programme, LocalDate from, LocalDate next, Bearers bearers) {
    boolean on(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(next);
    }
  }

  private record Days(LocalDate from, LocalDate until) {
    boolean hold(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  private void collect(Duty duty, InForce rule, Days days, List<Obligation> found) {
    if (duty.rhythm() instanceof Duty.ForEach(var kind)) {
      upon(duty, rule, days, kind, found);
    } else {
      inTerms(duty, duty.termLength().orElseThrow(), rule, days, found);
    }
  }

  private void inTerms(Duty duty, Length length, InForce rule, Days days, List<Obligation> found) {
    var candidates = rule.bearers().of(duty);
    for (var term = Term.around(length, days.from());
        !term.first().isAfter(days.until());
        term = term.next()) {
      if (rule.on(term.first())) {
        var frame = frame(duty, rule.programme(), term);
        for (var candidate : candidates) {
          candidate
              .presence()
              .owed(quota(duty, term), duty.partial(), term)
              .ifPresent(quota -> inTerm(frame, rule, candidate, quota, found));
        }
      }
    }
  }

  private static Amount quota(Duty duty, Term term) {
    if (duty.rhythm() instanceof Duty.Standing) {
      return Amount.whole(term.days());
    }
    return duty.needs() == null ? Amount.ONE : duty.needs().atLeast();
  }

  /// What all obligations of one duty and term share.
  private record Frame(
      Duty duty, String version, Term term, LocalDate opens, LocalDate closes, Due due) {}

  private Frame frame(Duty duty, Programme programme, Term term) {
    var due =
        duty.rhythm() instanceof Duty.Standing
            ? new Due(term.last(), term.last(), term.last(), false, List.of())
            : dueDays.of(duty.deadline(), term);
    if (duty.window() == Duty.Window.TERM) {
      return new Frame(duty, programme.version(), term, term.first(), term.last(), due);
    }
    var former = Term.around(term.length(), term.first().minusDays(1));
    var before = dueDays.of(dutyOn(former.first(), duty).deadline(), former);
    return new Frame(duty, programme.version(), term, before.last().plusDays(1), due.last(), due);
  }

  /// The duty as the rule in force on the day had it; where that had none of this length, as it is.
  private Duty dutyOn(LocalDate day, Duty duty) {
    return rules
        .inForceOn(day)
        .flatMap(version -> Optional.ofNullable(version.duties().get(duty.id())))
        .filter(former -> isAlike(former.rhythm(), duty.rhythm()))
        .orElse(duty);
  }

  /// Whether both are the same shape with terms of one length, so that the one's term goes before
  /// the other's.
  private static boolean isAlike(Duty.Rhythm one, Duty.Rhythm other) {
    return switch (one) {
      case Duty.Every(var length) -> other instanceof Duty.Every(var its) && its.equals(length);
      case Duty.Covers(var length, var _) ->
          other instanceof Duty.Covers(var its, var _) && its.equals(length);
      case Duty.Standing(var length, var _, var _) ->
          other instanceof Duty.Standing(var its, var _, var _) && its.equals(length);
      case Duty.ForEach _ -> false;
    };
  }

  private void inTerm(
      Frame frame, InForce rule, Candidate candidate, Amount quota, List<Obligation> found) {
    var term = frame.term();
    var unit = candidate.unit(term.first(), term.last());
    if (frame.duty().rhythm() instanceof Duty.Covers(var _, var target)) {
      for (var object : covered(target, rule, unit, term)) {
        found.add(
            obligation(
                frame, candidate.bearer(), unit, new Occasion.ForObject(term, object), quota));
      }
    } else {
      found.add(obligation(frame, candidate.bearer(), unit, new Occasion.InTerm(term), quota));
    }
  }

  private static Obligation obligation(
      Frame frame, Bearer bearer, String unit, Occasion occasion, Amount quota) {
    return new Obligation(
        frame.duty(),
        frame.version(),
        bearer,
        unit,
        occasion,
        frame.opens(),
        frame.closes(),
        quota,
        frame.due(),
        frame.term().first().minusDays(frame.duty().leadDays()));
  }

  private List<String> covered(Duty.Target target, InForce rule, String above, Term term) {
    return switch (target) {
      case Duty.ObjectsOf(var kind) -> active(kind).map(WorkRecord::id).toList();
      case Duty.UnitsOf(var kind) -> {
        var tree = trees.computeIfAbsent(term.last(), organisation::treeOn);
        yield rule.bearers().living(kind, term).stream()
            .map(unit -> unit.id())
            .filter(unit -> !unit.equals(above) && tree.isWithin(unit, above))
            .toList();
      }
    };
  }

  private java.util.stream.Stream<WorkRecord> active(String kind) {
    return byKind.getOrDefault(kind, List.of()).stream()
        .filter(one -> one.state() == WorkRecord.State.ACTIVE);
  }

  private void upon(Duty duty, InForce rule, Days days, String kindId, List<Obligation> found) {
    var kind = rule.programme().records().get(kindId);
    if (kind == null) {
      return;
    }
    var candidates = rule.bearers().of(duty);
    active(kindId)
        .forEach(trigger ->
            triggerDay(kind, trigger)
                .filter(day -> days.hold(day) && rule.on(day))
                .ifPresent(day -> {
                  var due = dueDays.of(duty.deadline(), trigger, day);
                  for (var candidate : candidates) {
                    if (binds(kind, trigger, candidate, day)) {
                      found.add(
                          new Obligation(
                              duty,
                              rule.programme().version(),
                              candidate.bearer(),
                              candidate.unit(day, day),
                              new Occasion.Upon(trigger, day),
                              day,
                              LocalDate.MAX,
                              duty.needs() == null ? Amount.ONE : duty.needs().atLeast(),
                              due,
                              day));
                    }
                  }
                }));
  }

  /// The day a record of the kind sets off obligations: a case's opening, any other record's own
  /// day.
  private static Optional<LocalDate> triggerDay(RecordKind kind, WorkRecord trigger) {
    return kind.roles().opens() == null
        ? Optional.ofNullable(trigger.effective())
        : trigger.day(kind.roles().opens());
  }

  /// A case that names its unit binds that unit, whenever that was founded; anything else binds
  /// whoever is there on the day.
  private static boolean binds(
      RecordKind kind, WorkRecord trigger, Candidate candidate, LocalDate day) {
    if (kind.isCase()
        && kind.roles().unit() != null
        && candidate.bearer() instanceof Bearer.OfUnit(var id)) {
      return id.equals(trigger.unit());
    }
    return candidate.presence().throughout(day, day);
  }
}
