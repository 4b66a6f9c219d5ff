package org.luoshi.engine.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.WorkRecord;

/// The records by kind and by whose they are, so that an obligation meets only those that could be
/// its own.
final class Proofs {

  private record Owner(String kind, String field, String id) {}

  private static final String UNIT = "\0unit";
  private static final String PERSON = "\0person";

  private final Map<String, List<WorkRecord>> byKind = new HashMap<>();
  private final Map<Owner, List<WorkRecord>> byOwner = new HashMap<>();
  private final Map<String, Map<String, List<WorkRecord>>> byField = new HashMap<>();

  Proofs(List<WorkRecord> records) {
    for (var one : records) {
      byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
      if (one.unit() != null) {
        put(new Owner(one.kind(), UNIT, one.unit()), one);
      }
      if (one.person() != null) {
        put(new Owner(one.kind(), PERSON, one.person()), one);
      }
    }
  }

  private void put(Owner owner, WorkRecord one) {
    byOwner.computeIfAbsent(owner, _ -> new ArrayList<>(4)).add(one);
  }

  /// The records of the kind that belong to the bearer, or serve the covered object; a person's own
  /// where a post is bound.
  List<WorkRecord> candidates(Obligation obligation, Needs needs) {
    if (obligation.occasion() instanceof Occasion.ForObject(var _, var object)) {
      var serving =
          needs.object() == null
              ? byOwner.getOrDefault(new Owner(needs.record(), UNIT, object), List.of())
              : byField(needs.record(), needs.object()).getOrDefault(object, List.of());
      return serving.stream().filter(one -> isOwn(obligation, needs, one)).toList();
    }
    var owner =
        switch (obligation.bearer()) {
          case Bearer.OfUnit(var id) -> new Owner(needs.record(), UNIT, id);
          case Bearer.OfHolder(var id, var _) -> new Owner(needs.record(), PERSON, id);
        };
    return byOwner.getOrDefault(owner, List.of());
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

  private Map<String, List<WorkRecord>> byField(String kind, String field) {
    return byField.computeIfAbsent(
        kind + "\0" + field,
        _ -> {
          var index = new HashMap<String, List<WorkRecord>>();
          for (var one : byKind.getOrDefault(kind, List.of())) {
            one.value(field)
                .ifPresent(value ->
                    index.computeIfAbsent(value.toString(), _ -> new ArrayList<>(4)).add(one));
          }
          return index;
        });
  }

  /// Whether the duty is settled by the triggering case itself.
  static boolean isCase(Duty duty) {
    return duty.needs() == null && duty.rhythm() instanceof Duty.ForEach;
  }
}
