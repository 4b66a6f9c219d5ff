package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.obligation.Bearers.Candidate;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// All obligations of an organisation under the rules: one per duty, bearer and term, covered
/// object or trigger.
///
/// The version in force on the first day of a term (on the trigger's day) makes the obligation; a
/// later version never touches it. Days are local days of the programme's zone. One of these can be
/// asked again and again, by several threads at once, with other records each time.
public final class Obligations {

  private final Rules rules;
  private final Forest forest;
  private final DueDays dueDays;
  private final List<InForce> inForce;

  public Obligations(Rules rules, Organisation organisation) {
    this.rules = rules;
    this.forest = new Forest(organisation);
    this.dueDays = new DueDays(rules.calendar());
    var all = new ArrayList<InForce>();
    for (int i = 0; i < rules.versions().size(); i++) {
      var version = rules.versions().get(i);
      var next =
          i + 1 < rules.versions().size() ? rules.versions().get(i + 1).effective() : LocalDate.MAX;
      all.add(new InForce(version, version.effective(), next, new Bearers(version, organisation)));
    }
    this.inForce = List.copyOf(all);
  }

  /// The trees of the organisation that owes them.
  public Forest forest() {
    return forest;
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
    return new Obligations(rules, organisation)
        .reached(
            RecordBook.of(records),
            from,
            until,
            duty -> wanted.test(duty) ? Touch.ALL : Touch.NOTHING);
  }

  /// Of those whose term overlaps the stretch of days, or whose trigger lies in it, the ones that
  /// the touch of their duty reaches.
  public List<Obligation> reached(
      RecordBook records, LocalDate from, LocalDate until, Function<Duty, Touch> touches) {
    var found = new ArrayList<Obligation>();
    for (var rule : inForce) {
      for (var duty : rule.programme().duties().values()) {
        var touch = touches.apply(duty);
        if (!touch.isNothing()) {
          collect(new Asked(records, duty, rule, new Days(from, until), touch), found);
        }
      }
    }
    return found;
  }

  /// What is asked of one duty of one version.
  private record Asked(RecordBook records, Duty duty, InForce rule, Days days, Touch touch) {
    List<Candidate> candidates() {
      return touch.things().isEmpty() && !touch.all()
          ? rule.bearers().of(duty, touch.bearers())
          : rule.bearers().of(duty);
    }

    /// Whether all of the bearer's are asked for, not only those for some things.
    boolean wholly(Candidate candidate) {
      return touch.all() || touch.bearers().contains(candidate.bearer().id());
    }
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

  private void collect(Asked asked, List<Obligation> found) {
    if (asked.duty().rhythm() instanceof Duty.ForEach(var kind)) {
      upon(asked, kind, found);
    } else {
      inTerms(asked, asked.duty().termLength().orElseThrow(), found);
    }
  }

  private void inTerms(Asked asked, Length length, List<Obligation> found) {
    var duty = asked.duty();
    var candidates = asked.candidates();
    for (var term = Term.around(length, asked.days().from());
        !term.first().isAfter(asked.days().until());
        term = term.next()) {
      if (asked.rule().on(term.first())) {
        var frame = frame(duty, asked.rule().programme(), term);
        for (var candidate : candidates) {
          candidate
              .presence()
              .owed(frame.quota(), duty.partial(), frame.term())
              .ifPresent(quota -> inTerm(asked, frame, candidate, quota, found));
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
      Duty duty,
      String version,
      Occasion.InTerm occasion,
      LocalDate opens,
      LocalDate closes,
      Due due,
      Amount quota) {
    Term term() {
      return occasion.inTerm();
    }
  }

  private Frame frame(Duty duty, Programme programme, Term term) {
    var due =
        duty.rhythm() instanceof Duty.Standing
            ? new Due(term.last(), term.last(), term.last(), false, List.of())
            : dueDays.of(duty.deadline(), term);
    var occasion = new Occasion.InTerm(term);
    var quota = quota(duty, term);
    if (duty.window() == Duty.Window.TERM) {
      return new Frame(duty, programme.version(), occasion, term.first(), term.last(), due, quota);
    }
    var former = Term.around(term.length(), term.first().minusDays(1));
    var before = dueDays.of(dutyOn(former.first(), duty).deadline(), former);
    return new Frame(
        duty, programme.version(), occasion, before.last().plusDays(1), due.last(), due, quota);
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
      Asked asked, Frame frame, Candidate candidate, Amount quota, List<Obligation> found) {
    var term = frame.term();
    var unit = candidate.unit(term.first(), term.last());
    if (frame.duty().rhythm() instanceof Duty.Covers(var _, var target)) {
      for (var object : covered(target, asked, candidate, unit, term)) {
        found.add(
            obligation(
                frame, candidate.bearer(), unit, new Occasion.ForObject(term, object), quota));
      }
    } else if (asked.wholly(candidate)) {
      found.add(obligation(frame, candidate.bearer(), unit, frame.occasion(), quota));
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

  private List<String> covered(
      Duty.Target target, Asked asked, Candidate candidate, String above, Term term) {
    boolean whole = asked.wholly(candidate);
    return switch (target) {
      case Duty.ObjectsOf(var kind) ->
          active(asked, kind, whole).stream().map(WorkRecord::id).toList();
      case Duty.UnitsOf(var kind) -> {
        var tree = forest.on(term.last());
        var living = asked.rule().bearers().living(kind, term);
        var within = whole ? tree.subtree(above) : asked.touch().things();
        yield within.stream()
            .filter(unit -> !unit.equals(above) && living.containsKey(unit))
            .filter(unit -> whole || tree.isWithin(unit, above))
            .sorted(Comparator.comparing(living::get))
            .toList();
      }
    };
  }

  /// The active records of the kind; only those named by the touch unless all are asked for.
  private static List<WorkRecord> active(Asked asked, String kind, boolean whole) {
    var all =
        whole
            ? asked.records().ofKind(kind)
            : asked.touch().things().stream()
                .sorted()
                .flatMap(id -> asked.records().find(kind, id).stream())
                .toList();
    return all.stream().filter(one -> one.state() == WorkRecord.State.ACTIVE).toList();
  }

  private void upon(Asked asked, String kindId, List<Obligation> found) {
    var kind = asked.rule().programme().records().get(kindId);
    if (kind == null) {
      return;
    }
    boolean anyBearer = asked.touch().all() || !asked.touch().bearers().isEmpty();
    var candidates = asked.candidates();
    for (var trigger : active(asked, kindId, anyBearer)) {
      var day = triggerDay(kind, trigger).orElse(null);
      if (day == null || !asked.days().hold(day) || !asked.rule().on(day)) {
        continue;
      }
      boolean named = asked.touch().all() || asked.touch().things().contains(trigger.id());
      var due = dueDays.of(asked.duty().deadline(), trigger, day);
      var set = new SetOff(asked, kind, new Occasion.Upon(trigger, day), due);
      for (var candidate : boundBy(set, candidates)) {
        if (named || asked.wholly(candidate)) {
          found.add(set.obligation(candidate));
        }
      }
    }
  }

  /// One record that sets off a duty.
  private record SetOff(Asked asked, RecordKind kind, Occasion.Upon upon, Due due) {
    Obligation obligation(Candidate candidate) {
      var duty = asked.duty();
      var day = upon.starts();
      return new Obligation(
          duty,
          asked.rule().programme().version(),
          candidate.bearer(),
          candidate.unit(day, day),
          upon,
          day,
          LocalDate.MAX,
          duty.needs() == null ? Amount.ONE : duty.needs().atLeast(),
          due,
          day);
    }
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
  private static List<Candidate> boundBy(SetOff set, List<Candidate> candidates) {
    var asked = set.asked();
    boolean names = set.kind().isCase() && set.kind().roles().unit() != null;
    if (names && asked.duty().binds() instanceof Duty.BindsUnits) {
      var unit = set.upon().trigger().unit();
      return unit == null ? List.of() : asked.rule().bearers().of(asked.duty(), Set.of(unit));
    }
    var day = set.upon().starts();
    return candidates.stream().filter(one -> one.presence().throughout(day, day)).toList();
  }
}
