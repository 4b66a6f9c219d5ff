package org.luoshi.engine.judgement;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// Whether conditions hold of a record, seen on a date: a day after it counts as not yet there.
public final class Conditions {

  private Conditions() {}

  /// The first condition that fails.
  public static Optional<Condition> failing(List<Condition> where, WorkRecord of, LocalDate asOf) {
    for (var condition : where) {
      if (!holds(condition, of, asOf)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  public static boolean holds(Condition condition, WorkRecord of, LocalDate asOf) {
    return switch (condition) {
      case Condition.OneOf(var field, var values) ->
          seen(of, field, asOf).filter(value -> values.contains(value.toString())).isPresent();
      case Condition.AtLeast(var field, var least) ->
          of.amount(field).filter(amount -> amount.atLeast(least)).isPresent();
      case Condition.AtLeastShare share -> reachesShare(share, of);
      case Condition.Filled(var field) -> seen(of, field, asOf).isPresent();
      case Condition.Empty(var field) -> seen(of, field, asOf).isEmpty();
      case Condition.Later(var field, var than) -> {
        var one = of.day(field).filter(day -> !day.isAfter(asOf));
        var other = of.day(than).filter(day -> !day.isAfter(asOf));
        yield one.isPresent() && other.isPresent() && one.get().isAfter(other.get());
      }
    };
  }

  private static boolean reachesShare(Condition.AtLeastShare share, WorkRecord of) {
    var part = of.amount(share.field());
    var whole = of.amount(share.of());
    if (part.isEmpty() || whole.isEmpty()) {
      return false;
    }
    // Thousandths of a percent on the right stand against thousandths × 100 000 on the left: exact,
    // no division.
    var left = BigInteger.valueOf(part.get().thousandths()).multiply(BigInteger.valueOf(100_000));
    var right =
        BigInteger.valueOf(whole.get().thousandths())
            .multiply(BigInteger.valueOf(share.percent().thousandths()));
    return left.compareTo(right) >= 0;
  }

  /// The value of the field as known on the date.
  public static Optional<Value> seen(WorkRecord of, String field, LocalDate asOf) {
    return of.value(field)
        .filter(value -> !(value instanceof Value.Day(var day) && day.isAfter(asOf)));
  }
}
