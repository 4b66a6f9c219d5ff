package org.luoshi.server.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.WorkRecord;

/// One object of a register on a date: who is responsible, what was last done for it, and how the
/// duties that cover it stand in the term of the date.
///
/// The unit is the one it names; else the unit where the person it names holds a post; else that of
/// the record by which it is known. `last` is the latest dated record that can cover it, of
/// whatever term.
record Held(
    WorkRecord record,
    @Nullable String unit,
    @Nullable String person,
    Care care,
    List<Judgement> judgements,
    @Nullable WorkRecord last) {

  /// Whether somebody is responsible.
  enum Care {
    /// A living unit is.
    HELD,
    /// No unit is named, nor a person who holds a post.
    NOBODY,
    /// The unit named is closed, or was not founded yet.
    CLOSED
  }

  private static final Set<Status> WAITING = Set.of(Status.OPEN, Status.MISSED, Status.UPCOMING);

  Held {
    judgements = List.copyOf(judgements);
  }

  String id() {
    return record.id();
  }

  /// Its key, without the kind.
  String key() {
    return record.id().substring(record.id().indexOf('/') + 1);
  }

  /// Whether some duty still waits for it in this term.
  boolean isUncovered() {
    return judgements.stream().anyMatch(one -> WAITING.contains(one.status()));
  }

  /// Whether it is to be covered in this term, and all of that is done.
  boolean isCovered() {
    return !judgements.isEmpty() && !isUncovered();
  }

  Optional<LocalDate> lastDay() {
    return Optional.ofNullable(last).map(WorkRecord::effective);
  }

  /// Of the judgements of one duty on one object the one that counts for it: that of any bearer who
  /// did it, else the first.
  static List<Judgement> telling(List<Judgement> all) {
    var byDuty = new java.util.LinkedHashMap<String, Judgement>();
    for (var one : all) {
      byDuty.merge(
          one.obligation().duty().id(),
          one,
          (first, next) ->
              WAITING.contains(first.status()) && !WAITING.contains(next.status()) ? next : first);
    }
    return new ArrayList<>(byDuty.values());
  }
}
