package org.luoshi.engine.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record (工作记录): one piece of work done, or one case or registered object, as known now.
///
/// The effective date is the local day the work took place; without one the row names something
/// that has not happened yet (a directive not yet relayed) or that has no day (a registered
/// household). The entry time is when Luoshi learned of this version, in UTC; the two never stand
/// in for each other.
public record WorkRecord(
    String id,
    String kind,
    @Nullable String unit,
    @Nullable String person,
    @Nullable LocalDate effective,
    Instant entered,
    State state,
    Map<String, Value> values) {

  /// Whether the record stands. Only an active one counts.
  public enum State {
    ACTIVE,
    RETURNED,
    WITHDRAWN
  }

  public WorkRecord {
    values = Map.copyOf(values);
  }

  public Optional<Value> value(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /// The number in the field, or empty where there is none.
  public Optional<Amount> amount(String field) {
    return values.get(field) instanceof Value.Quantity quantity
        ? Optional.of(quantity.amount())
        : Optional.empty();
  }

  /// The day in the field, or empty where there is none.
  public Optional<LocalDate> day(String field) {
    return values.get(field) instanceof Value.Day day ? Optional.of(day.day()) : Optional.empty();
  }
}
