package org.luoshi.engine.judgement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Judgement.Credit;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;

/// Judges obligations on dates by the rules and the evidence it was given.
///
/// A judgement holds at the end of the day: what is due on it and not done is missed on it. Nothing
/// here knows today or what was entered later than the evidence.
public final class Judge {

  /// An entry made more than so many days after the work is flagged as entered late.
  public static final int ENTERED_LATE_AFTER_DAYS = 30;

  private final Rules rules;
  private final Evidence evidence;
  private final Obligations obligations;
  private final Proofs proofs;
  private final Map<String, Map<String, List<Exemption>>> exemptions;
  private final Map<String, List<Appointment>> appointments;

  public Judge(Rules rules, Evidence evidence) {
    this(
        rules,
        evidence,
        new Obligations(rules, evidence.organisation()),
        Proofs.of(rules, evidence.book()));
  }

  private Judge(Rules rules, Evidence evidence, Obligations obligations, Proofs proofs) {
    this.rules = rules;
    this.evidence = evidence;
    this.obligations = obligations;
    this.proofs = proofs;
    this.exemptions = byBearer(evidence.exemptions());
    this.appointments = byUnit(evidence.organisation().appointments());
  }

  private static Map<String, Map<String, List<Exemption>>> byBearer(List<Exemption> all) {
    var byBearer = new HashMap<String, Map<String, List<Exemption>>>();
    for (var one : all) {
      byBearer
          .computeIfAbsent(one.bearer(), _ -> new HashMap<>())
          .computeIfAbsent(
              one.duty() + "/" + one.bearer() + "/" + one.occasion(), _ -> new ArrayList<>(1))
          .add(one);
    }
    return byBearer;
  }

  private static Map<String, List<Appointment>> byUnit(List<Appointment> all) {
    var byUnit = new HashMap<String, List<Appointment>>();
    for (var held : all) {
      byUnit.computeIfAbsent(held.unit(), _ -> new ArrayList<>()).add(held);
    }
    return byUnit;
  }

  /// The judge after these changes of records, with these exemptions instead of the former; it
  /// shares with this one all that they do not touch. What was judged stays right but for the
  /// obligations [Touched] by them.
  public Judge with(Collection<Change> changes, List<Exemption> exempt) {
    return with(evidence.book().with(changes), changes, exempt);
  }

  /// The same where the caller has the book after the changes.
  public Judge with(RecordBook book, Collection<Change> changes, List<Exemption> exempt) {
    return new Judge(
        rules,
        new Evidence(evidence.organisation(), book, exempt),
        obligations,
        proofs.with(changes));
  }

  /// The judge for another organisation with the same records; everything is to be judged anew.
  public Judge with(Organisation organisation) {
    return new Judge(
        rules,
        new Evidence(organisation, evidence.records(), evidence.exemptions()),
        new Obligations(rules, organisation),
        proofs);
  }

  public Rules rules() {
    return rules;
  }

  public Evidence evidence() {
    return evidence;
  }

  /// The trees of the organisation.
  public Forest forest() {
    return obligations.forest();
  }

  /// The records of the kind with this in a field that the rules refer to.
  public List<WorkRecord> naming(String kind, String field, String value) {
    return proofs.naming(kind, field, value);
  }

  /// Judges all obligations whose term overlaps the days; triggers after the date judged have not
  /// happened yet.
  public List<Judgement> judge(
      LocalDate from, LocalDate until, LocalDate asOf, Predicate<Duty> wanted) {
    return judgeReached(from, until, asOf, duty -> wanted.test(duty) ? Touch.ALL : Touch.NOTHING);
  }

  /// Judges those of them that the touch of their duty reaches.
  public List<Judgement> judgeReached(
      LocalDate from, LocalDate until, LocalDate asOf, Function<Duty, Touch> touches) {
    return owed(from, until, touches).stream()
        .filter(
            one -> !(one.occasion() instanceof Occasion.Upon upon && upon.starts().isAfter(asOf)))
        .map(one -> judge(one, asOf))
        .toList();
  }

  /// The obligations whose term overlaps the days and that the touch of their duty reaches.
  public List<Obligation> owed(LocalDate from, LocalDate until, Function<Duty, Touch> touches) {
    return obligations.reached(evidence.book(), from, until, touches);
  }

  public Judgement judge(Obligation obligation, LocalDate asOf) {
    if (obligation.duty().rhythm() instanceof Duty.Standing standing) {
      return judgeStanding(obligation, standing, asOf);
    }
    var credits = credits(obligation, asOf);
    var done = Amount.ZERO;
    LocalDate reached = null;
    for (var credit : credits) {
      done = done.plus(credit.adds());
      if (reached == null && done.atLeast(obligation.quota())) {
        reached = credit.day();
      }
    }
    return new Judgement(
        obligation,
        asOf,
        status(obligation, reached, asOf),
        obligation.quota(),
        done,
        credits,
        reached);
  }

  /// The rules' order: waived, met, late, nil, missed, open, upcoming.
  private Status status(Obligation obligation, @Nullable LocalDate reached, LocalDate asOf) {
    if (waiver(obligation, asOf).isPresent()) {
      return Status.WAIVED;
    }
    if (reached != null) {
      return reached.isAfter(obligation.due().last()) ? Status.LATE : Status.MET;
    }
    if (isNil(obligation, asOf)) {
      return Status.NIL;
    }
    if (!obligation.due().last().isAfter(asOf)) {
      return Status.MISSED;
    }
    return notBegun(obligation, asOf);
  }

  private static Status notBegun(Obligation obligation, LocalDate asOf) {
    return asOf.isBefore(obligation.visible()) ? Status.UPCOMING : Status.OPEN;
  }

  private boolean isNil(Obligation obligation, LocalDate asOf) {
    return obligation.duty().nilAllowed()
        && exempt(obligation, asOf, Exemption.Nil.class).isPresent();
  }

  /// The waiver in force for the obligation on the date.
  Optional<Exemption> waiver(Obligation obligation, LocalDate asOf) {
    return exempt(obligation, asOf, Exemption.Waiver.class);
  }

  private Optional<Exemption> exempt(
      Obligation of, LocalDate asOf, Class<? extends Exemption> type) {
    var own = exemptions.get(of.bearer().id());
    if (own == null) {
      return Optional.empty();
    }
    return own.getOrDefault(of.id(), List.of()).stream()
        .filter(one -> type.isInstance(one) && !one.day().isAfter(asOf))
        .findFirst();
  }

  private List<Credit> credits(Obligation obligation, LocalDate asOf) {
    if (obligation.occasion() instanceof Occasion.Upon(var trigger, var _)
        && Proofs.isCase(obligation.duty())) {
      return closing(obligation, trigger)
          .map(day -> credit(trigger, Amount.ONE, day, deciding(obligation.duty(), trigger, day)))
          .filter(credit -> !credit.day().isAfter(asOf))
          .map(List::of)
          .orElse(List.of());
    }
    var needs = obligation.duty().needs();
    if (needs == null) {
      return List.of();
    }
    var credits = new ArrayList<Credit>();
    for (var one : proofs.candidates(obligation, needs)) {
      var day = one.effective();
      if (day != null && refusal(obligation, needs, one, asOf) == null) {
        credits.add(credit(one, adds(needs, one), day, deciding(obligation.duty(), one, day)));
      }
    }
    credits.sort(Comparator.comparing(Credit::day).thenComparing(Credit::record));
    return credits;
  }

  private Optional<LocalDate> closing(Obligation obligation, WorkRecord trigger) {
    return programme(obligation)
        .flatMap(programme -> Optional.ofNullable(programme.records().get(trigger.kind())))
        .flatMap(kind -> Optional.ofNullable(kind.roles().closes()))
        .flatMap(trigger::day);
  }

  private Optional<Programme> programme(Obligation obligation) {
    return rules.inForceOn(obligation.occasion().starts());
  }

  private static Amount adds(Needs needs, WorkRecord one) {
    return needs.sum() == null ? Amount.ONE : one.amount(needs.sum()).orElse(Amount.ZERO);
  }

  private Credit credit(WorkRecord one, Amount adds, LocalDate day, LocalDate deciding) {
    boolean late = ChronoUnit.DAYS.between(day, entered(one)) > ENTERED_LATE_AFTER_DAYS;
    return new Credit(one.id(), adds, deciding, late);
  }

  private LocalDate entered(WorkRecord one) {
    return LocalDate.ofInstant(one.entered(), rules.latest().zone());
  }

  private LocalDate deciding(Duty duty, WorkRecord one, LocalDate day) {
    if (duty.judgedBy() == Duty.JudgedBy.EFFECTIVE) {
      return day;
    }
    var entered = entered(one);
    return entered.isAfter(day) ? entered : day;
  }

  /// Why the record does not count; null where it does.
  @Nullable Refusal refusal(Obligation obligation, Needs needs, WorkRecord one, LocalDate asOf) {
    var day = one.effective();
    if (one.state() != WorkRecord.State.ACTIVE) {
      return new Refusal.NotActive(one.state());
    }
    if (day == null) {
      return new Refusal.Undated();
    }
    var deciding = deciding(obligation.duty(), one, day);
    if (deciding.isAfter(asOf)) {
      return new Refusal.AfterDate(deciding);
    }
    if (obligation.occasion() instanceof Occasion.Upon(var trigger, var _)
        && needs.object() != null) {
      var named = one.value(needs.object()).map(Object::toString).orElse("");
      if (!named.equals(trigger.id())) {
        return new Refusal.OtherObject(named);
      }
    }
    var elsewhere = elsewhere(obligation, needs, one, day);
    if (elsewhere != null) {
      return elsewhere;
    }
    if (needs.sum() != null && one.amount(needs.sum()).isEmpty()) {
      return new Refusal.NoNumber(needs.sum());
    }
    return Conditions.failing(needs.where(), one, asOf)
        .map(condition -> Explanations.fails(condition, one))
        .orElse(null);
  }

  private static @Nullable Refusal elsewhere(
      Obligation obligation, Needs needs, WorkRecord one, LocalDate day) {
    if (needs.term() != null && obligation.occasion().term().isPresent()) {
      var named = one.value(needs.term()).map(Object::toString);
      if (named.isPresent()) {
        return named.equals(obligation.occasion().term().map(Term::label))
            ? null
            : new Refusal.OtherTerm(named.get());
      }
    }
    return day.isBefore(obligation.opens()) || day.isAfter(obligation.closes())
        ? new Refusal.OutsideWindow(day)
        : null;
  }

  List<WorkRecord> candidates(Obligation obligation, Needs needs) {
    return proofs.candidates(obligation, needs);
  }

  private Judgement judgeStanding(Obligation obligation, Duty.Standing standing, LocalDate asOf) {
    var post = programme(obligation).map(programme -> programme.posts().get(standing.post()));
    var end = asOf.isBefore(obligation.closes()) ? asOf : obligation.closes();
    var held = heldDays(obligation, standing, post, end);
    long days = Math.max(0, ChronoUnit.DAYS.between(obligation.opens(), end) + 1);
    boolean begun = !end.isBefore(obligation.opens());
    boolean filled = begun && filled(obligation, standing, post, end);
    var status =
        waiver(obligation, asOf).isPresent()
            ? Status.WAIVED
            : filled
                ? Status.MET
                : isNil(obligation, asOf) ? Status.NIL : begun ? Status.MISSED : Status.UPCOMING;
    return new Judgement(
        obligation, asOf, status, Amount.whole(days), Amount.whole(held), List.of(), null);
  }

  /// The days up to the end on which the post was filled; between two appointments' ends nothing
  /// changes, so each such stretch is asked for once.
  private long heldDays(Obligation of, Duty.Standing standing, Optional<Post> post, LocalDate end) {
    var changes = new TreeSet<LocalDate>();
    changes.add(of.opens());
    for (var held : appointments.getOrDefault(of.bearer().id(), List.of())) {
      changes.add(held.from());
      if (held.until() != null) {
        changes.add(held.until());
      }
    }
    long held = 0;
    for (var day = of.opens(); day != null && !day.isAfter(end); ) {
      var next = changes.higher(day);
      var last = next == null || next.isAfter(end) ? end : next.minusDays(1);
      held += filled(of, standing, post, day) ? ChronoUnit.DAYS.between(day, last) + 1 : 0;
      day = next;
    }
    return held;
  }

  private boolean filled(
      Obligation of, Duty.Standing standing, Optional<Post> post, LocalDate day) {
    var holders = holdersAt(of.bearer(), post, day);
    return holders >= standing.atLeast();
  }

  private long holdersAt(Bearer bearer, Optional<Post> post, LocalDate day) {
    return appointments.getOrDefault(bearer.id(), List.of()).stream()
        .filter(held -> held.heldOn(day) && post.filter(wanted -> wanted.matches(held)).isPresent())
        .map(Appointment::person)
        .distinct()
        .count();
  }
}
