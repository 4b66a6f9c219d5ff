package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.record.WorkRecord;

/// What the oracle found to be owed, before any record is looked at: either in a term, perhaps for
/// a covered object, or upon a trigger.
record Owed(
    Programme version,
    Duty duty,
    Holder bearer,
    BigDecimal quota,
    @Nullable NaiveTerm term,
    @Nullable String object,
    @Nullable WorkRecord trigger,
    LocalDate starts) {

  /// Who owes it, whether as a person, and the unit where it rolls up.
  record Holder(String id, boolean person, String unit) {}

  NaiveTerm inTerm() {
    if (term == null) {
      throw new IllegalStateException("Not owed in a term: " + label());
    }
    return term;
  }

  WorkRecord upon() {
    if (trigger == null) {
      throw new IllegalStateException("Not owed upon a trigger: " + label());
    }
    return trigger;
  }

  String label() {
    if (trigger != null) {
      return trigger.id();
    }
    return inTerm().label() + (object == null ? "" : " " + object);
  }
}
