package org.luoshi.engine.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.RecordBook;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;

/// The records by kind and by whose they are, so that an obligation meets only those that could be
/// its own.
final class Proofs {

  private final Index byUnit;
  private final Index byPerson;
  private final Map<Named, Index> byField;

  /// A field by which records of a kind are looked up.
  private record Named(String kind, String field) {}

  private Proofs(Index byUnit, Index byPerson, Map<Named, Index> byField) {
    this.byUnit = byUnit;
    this.byPerson = byPerson;
    this.byField = byField;
  }

  /// Indexed by unit, by person and by each field that a duty or a kind of the rules refers to.
  static Proofs of(Rules rules, RecordBook records) {
    var byField = new LinkedHashMap<Named, Index>();
    for (var named : fields(rules)) {
      byField.computeIfAbsent(
          named,
          _ ->
              Index.of(
                  records.ofKind(named.kind()),
                  one -> one.value(named.field()).map(Object::toString).orElse(null)));
    }
    return new Proofs(
        Index.of(records, WorkRecord::unit), Index.of(records, WorkRecord::person), byField);
  }

  private static List<Named> fields(Rules rules) {
    var fields = new ArrayList<Named>();
    for (var version : rules.versions()) {
      for (var duty : version.duties().values()) {
        var needs = duty.needs();
        if (needs != null && needs.object() != null) {
          fields.add(new Named(needs.record(), needs.object()));
        }
      }
      for (var kind : version.records().values()) {
        var link = kind.of();
        if (link != null) {
          fields.add(new Named(kind.id(), link.link()));
        }
      }
    }
    return fields;
  }

  Proofs with(Collection<Change> changes) {
    var fields = new LinkedHashMap<Named, Index>();
    byField.forEach((named, index) ->
        fields.put(
            named,
            index.with(changes.stream().filter(one -> one.kind().equals(named.kind())).toList())));
    return new Proofs(byUnit.with(changes), byPerson.with(changes), fields);
  }

  /// The records of the kind that belong to the bearer, or serve the covered object; a person's own
  /// where a post is bound.
  List<WorkRecord> candidates(Obligation obligation, Needs needs) {
    if (obligation.occasion() instanceof Occasion.ForObject(var _, var object)) {
      var serving =
          needs.object() == null
              ? byUnit.of(needs.record(), object)
              : naming(needs.record(), needs.object(), object);
      return serving.stream().filter(one -> isOwn(obligation, needs, one)).toList();
    }
    return switch (obligation.bearer()) {
      case Bearer.OfUnit(var id) -> byUnit.of(needs.record(), id);
      case Bearer.OfHolder(var id, var _) -> byPerson.of(needs.record(), id);
    };
  }

  /// Who did the work that serves an object: the person where a post is bound, the bearing unit
  /// where another unit is named; whoever it was for an object of a register, or where the record
  /// is the covered unit's.
  private static boolean isOwn(Obligation obligation, Needs needs, WorkRecord one) {
    boolean coversUnits =
        obligation.duty().rhythm() instanceof Duty.Covers(var _, var target)
            && target instanceof Duty.UnitsOf;
    return switch (obligation.bearer()) {
      case Bearer.OfHolder(var person, var _) -> person.equals(one.person());
      case Bearer.OfUnit(var unit) ->
          needs.object() == null || !coversUnits || unit.equals(one.unit());
    };
  }

  /// The records of the kind with this in the field; the rules refer to the field.
  List<WorkRecord> naming(String kind, String field, String value) {
    var index = byField.get(new Named(kind, field));
    if (index == null) {
      throw new IllegalArgumentException(
          """
          Nothing in the rules refers to the field (%s) of (%s).
          Maybe look through all records of the kind.\
          """
              .formatted(field, kind));
    }
    return index.of(kind, value);
  }

  /// Whether the duty is settled by the triggering case itself.
  static boolean isCase(Duty duty) {
    return duty.needs() == null && duty.rhythm() instanceof Duty.ForEach;
  }
}
