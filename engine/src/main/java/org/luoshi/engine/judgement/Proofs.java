package org.luoshi.engine.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.WorkRecord;

/// The records by kind and by whose they are, so that an obligation meets only those that could be
/// its own.
final class Proofs {

  private final Map<String, List<WorkRecord>> byKind = new HashMap<>();
  private final Map<String, Map<String, List<WorkRecord>>> byUnit = new HashMap<>();
  private final Map<String, Map<String, List<WorkRecord>>> byPerson = new HashMap<>();
  private final Map<String, Map<String, List<WorkRecord>>> byField = new HashMap<>();

  Proofs(List<WorkRecord> records) {
    for (var one : records) {
      byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
      put(byUnit, one.unit(), one);
      put(byPerson, one.person(), one);
    }
  }

  private static void put(
      Map<String, Map<String, List<WorkRecord>>> index, @Nullable String owner, WorkRecord one) {
    if (owner != null) {
      index
          .computeIfAbsent(one.kind(), _ -> new HashMap<>())
          .computeIfAbsent(owner, _ -> new ArrayList<>(4))
          .add(one);
    }
  }

  private static List<WorkRecord> of(
      Map<String, Map<String, List<WorkRecord>>> index, String kind, String owner) {
    return index.getOrDefault(kind, Map.of()).getOrDefault(owner, List.of());
  }

  /// The records of the kind that belong to the bearer, or serve the covered object; a person's own
  /// where a post is bound.
  List<WorkRecord> candidates(Obligation obligation, Needs needs) {
    if (obligation.occasion() instanceof Occasion.ForObject(var _, var object)) {
      var serving =
          needs.object() == null
              ? of(byUnit, needs.record(), object)
              : byField(needs.record(), needs.object()).getOrDefault(object, List.of());
      return serving.stream().filter(one -> isOwn(obligation, needs, one)).toList();
    }
    return switch (obligation.bearer()) {
      case Bearer.OfUnit(var id) -> of(byUnit, needs.record(), id);
      case Bearer.OfHolder(var id, var _) -> of(byPerson, needs.record(), id);
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
