package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Explanations;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.records.Known;

/// What one record does to obligations: which it is credited to, which it sets off, and why it does
/// not count where one might expect it to.
///
/// Only what the record can touch is judged again: its unit with all above it, its person, the
/// records of its kind that share one of these or something it names. So it takes the same time in
/// a bureau and in a province.
final class Trial {

  /// Terms that ended so long before the day may still be open for it.
  private static final int DAYS_BEFORE = 92;

  private static final int DAYS_AFTER = 31;

  private final Board board;
  private final WorkRecord record;
  private final LocalDate asOf;
  private final Set<String> named;

  private Trial(Board board, WorkRecord record, LocalDate asOf) {
    this.board = board;
    this.record = record;
    this.asOf = asOf;
    this.named =
        record.values().values().stream()
            .filter(Value.Reference.class::isInstance)
            .map(Object::toString)
            .collect(Collectors.toSet());
  }

  /// What becomes of one obligation: how it stood without the record (null where the record sets it
  /// off), how it stands with it, and why the record does not count (null where it does).
  record Effect(
      Obligation obligation,
      @Nullable Judgement before,
      Judgement after,
      boolean credited,
      @Nullable Refusal why) {

    boolean setsOff() {
      return before == null && !credited;
    }

    boolean isRefused() {
      return why != null;
    }
  }

  /// The effects of a record, as if it were entered; one already entered is taken away first. Those
  /// it counts toward come first, then what it sets off, then where it does not count.
  static List<Effect> of(Board board, WorkRecord record, LocalDate asOf) {
    return new Trial(board, record, asOf).effects();
  }

  private List<Effect> effects() {
    var without = near();
    var with = new ArrayList<>(without);
    with.add(record);
    var organisation = organisation();
    var before = judge(organisation, without);
    var after = judge(organisation, with);
    var former = new LinkedHashMap<String, Obligation>();
    obligations(before).forEach(one -> former.put(one.id(), one));
    var effects = new ArrayList<Effect>();
    for (var one : obligations(after)) {
      effect(one, former.get(one.id()), before, after).ifPresent(effects::add);
    }
    effects.sort(
        java.util.Comparator.comparing((Effect one) -> one.isRefused() ? 2 : one.setsOff() ? 1 : 0)
            .thenComparing(one -> one.obligation().due().day()));
    return telling(effects);
  }

  private Judge judge(Organisation organisation, List<WorkRecord> records) {
    var exemptions = board.evidence().exemptions();
    return new Judge(
        board.rules(),
        new Evidence(
            organisation,
            Known.withParents(board.programme(), RecordBook.of(records)),
            exemptions));
  }

  private Optional<Effect> effect(
      Obligation one, @Nullable Obligation former, Judge before, Judge after) {
    var explained = Explanations.of(after, one, asOf);
    var judged = explained.judgement();
    var was = former == null ? null : before.judge(former, asOf);
    boolean credited =
        judged.credits().stream().anyMatch(credit -> credit.record().equals(record.id()));
    if (credited) {
      return Optional.of(new Effect(one, was, judged, true, null));
    }
    var refused =
        explained.refused().stream()
            .filter(not -> not.record().id().equals(record.id()))
            .findFirst();
    if (refused.isPresent()) {
      return Optional.of(new Effect(one, was, judged, false, refused.get().why()));
    }
    return was == null && one.occasion() instanceof Occasion.Upon
        ? Optional.of(new Effect(one, null, judged, false, null))
        : Optional.empty();
  }

  /// Where it is plainly another sort of work (党员大会 for a duty of 支委会) or another term, says so
  /// only if there is nothing better to say.
  private static List<Effect> telling(List<Effect> effects) {
    var telling =
        effects.stream().filter(one -> one.why() == null || !isOtherSort(one.why())).toList();
    return telling.isEmpty() ? effects : telling;
  }

  static boolean isOtherSort(Refusal why) {
    return switch (why) {
      case Refusal.Fails(var condition, var _, var _) -> condition instanceof Condition.OneOf;
      case Refusal.OutsideWindow _, Refusal.OtherTerm _, Refusal.OtherObject _ -> true;
      default -> false;
    };
  }

  private boolean isParent(String kind) {
    return board.programme().records().values().stream()
        .anyMatch(one -> one.of() != null && one.of().kind().equals(kind));
  }

  /// The records of its kind that share something with it, and what it names; parents are drawn
  /// anew from their children.
  private List<WorkRecord> near() {
    var book = board.evidence().book();
    var near = new ArrayList<WorkRecord>();
    var referring = referring();
    for (var one : book.ofKind(record.kind())) {
      if (shares(one, referring) && !one.id().equals(record.id())) {
        near.add(one);
      }
    }
    for (var id : named) {
      var kind = id.substring(0, Math.max(0, id.indexOf('/')));
      if (!kind.equals(record.kind()) && !isParent(kind)) {
        book.find(kind, id).ifPresent(near::add);
      }
    }
    return near;
  }

  /// The fields of its kind that name units, persons, terms or objects beside its own unit and
  /// person.
  private List<String> referring() {
    var kind = board.programme().records().get(record.kind());
    if (kind == null || named.isEmpty()) {
      return List.of();
    }
    return kind.fields().values().stream()
        .filter(field -> field.type().refers())
        .map(Field::id)
        .filter(id -> !id.equals(kind.roles().unit()) && !id.equals(kind.roles().person()))
        .toList();
  }

  /// Asked of every record of the kind, so in plain loops.
  private boolean shares(WorkRecord one, List<String> referring) {
    if (isShared(one.unit(), record.unit()) || isShared(one.person(), record.person())) {
      return true;
    }
    for (var field : referring) {
      if (one.values().get(field) instanceof Value.Reference(var id) && named.contains(id)) {
        return true;
      }
    }
    return false;
  }

  private boolean isShared(@Nullable String its, @Nullable String own) {
    return its != null && (its.equals(own) || !named.isEmpty() && named.contains(its));
  }

  /// The units the record concerns with all that ever stood above them, and who it concerns.
  private Organisation organisation() {
    var all = board.organisation();
    var held =
        all.appointments().stream().filter(one -> one.person().equals(record.person())).toList();
    var units = new LinkedHashMap<String, Unit>();
    var wanted = new HashSet<>(named);
    wanted.add(String.valueOf(record.unit()));
    held.forEach(one -> wanted.add(one.unit()));
    wanted.forEach(unit -> withAbove(all, unit, units));
    return new Organisation(units, held, List.of());
  }

  private static void withAbove(Organisation all, String unit, Map<String, Unit> into) {
    var known = all.unit(unit);
    if (known.isPresent() && into.put(unit, known.get()) == null) {
      known.get().superiors().changes().values().forEach(above -> withAbove(all, above, into));
    }
  }

  private Collection<Obligation> obligations(Judge judge) {
    var found = new LinkedHashMap<String, Obligation>();
    for (var stretch : stretches(judge.evidence().records())) {
      Obligations.of(
              judge.rules(),
              judge.evidence().organisation(),
              judge.evidence().records(),
              stretch.from(),
              stretch.until(),
              this::isTouched)
          .forEach(one -> found.put(one.id(), one));
    }
    return found.values();
  }

  private record Stretch(LocalDate from, LocalDate until) {}

  /// The days around the work, the term it names, and the days of what it serves.
  private List<Stretch> stretches(List<WorkRecord> records) {
    var stretches = new ArrayList<Stretch>();
    var day = record.effective();
    if (day != null) {
      stretches.add(new Stretch(day.minusDays(DAYS_BEFORE), day.plusDays(DAYS_AFTER)));
    }
    named.stream()
        .flatMap(label -> Term.labelled(label).stream())
        .forEach(term -> stretches.add(new Stretch(term.first(), term.last())));
    records.stream()
        .filter(one -> named.contains(one.id()) && one.effective() != null)
        .forEach(one -> stretches.add(new Stretch(one.effective(), one.effective())));
    return stretches;
  }

  private boolean isTouched(Duty duty) {
    var kind = record.kind();
    boolean proves = duty.needs() != null && duty.needs().record().equals(kind);
    return proves
        || duty.rhythm() instanceof Duty.ForEach(var of)
            && (of.equals(kind) || of.equals(parent()));
  }

  private String parent() {
    var kind = board.programme().records().get(record.kind());
    return kind == null || kind.of() == null ? "" : kind.of().kind();
  }
}
