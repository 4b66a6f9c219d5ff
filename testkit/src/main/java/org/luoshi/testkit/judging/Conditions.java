package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// Whether a condition holds of a record, with a day after the date judged counting as empty.
final class Conditions {

  private Conditions() {}

  static boolean holds(Condition condition, WorkRecord record, LocalDate asOf) {
    return switch (condition) {
      case Condition.OneOf(var field, var values) -> {
        var value = known(record, field, asOf);
        yield value != null && values.contains(shown(value));
      }
      case Condition.AtLeast(var field, var least) -> {
        var number = number(record, field);
        yield number != null && number.compareTo(least.decimal()) >= 0;
      }
      case Condition.AtLeastShare(var field, var percent, var of) -> {
        var part = number(record, field);
        var whole = number(record, of);
        yield part != null
            && whole != null
            && part.multiply(BigDecimal.valueOf(100)).compareTo(percent.decimal().multiply(whole))
                >= 0;
      }
      case Condition.Filled(var field) -> known(record, field, asOf) != null;
      case Condition.Empty(var field) -> known(record, field, asOf) == null;
      case Condition.Later(var field, var than) ->
          known(record, field, asOf) instanceof Value.Day(var later)
              && known(record, than, asOf) instanceof Value.Day(var earlier)
              && later.isAfter(earlier);
    };
  }

  /// The value as text: a choice by its id, a number as its shortest decimal, a day as 2020-10-31.
  static String shown(Value value) {
    return switch (value) {
      case Value.Choice(var id) -> id;
      case Value.Words(var text) -> text;
      case Value.Reference(var id) -> id;
      case Value.Quantity(var amount) -> Reckoning.shown(amount.decimal());
      case Value.Day(var day) -> day.toString();
    };
  }

  private static @Nullable Value known(WorkRecord record, String field, LocalDate asOf) {
    var value = record.values().get(field);
    return value instanceof Value.Day(var day) && day.isAfter(asOf) ? null : value;
  }

  private static @Nullable BigDecimal number(WorkRecord record, String field) {
    return record.amount(field).map(Amount::decimal).orElse(null);
  }
}
