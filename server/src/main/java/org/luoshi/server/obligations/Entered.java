package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;

/// The records of one kind counted: those that stand, those of the year up to a date, and these
/// unit by unit.
///
/// A value that knows what it counted: its successor counts only where the records differ.
///
/// @param opens the field that tells a record's day; its effective day where it is null
final class Entered {

  private final List<WorkRecord> records;
  private final @Nullable String opens;
  private final LocalDate asOf;
  private final Map<String, Integer> byUnit;
  private int standing;
  private int inYear;

  private Entered(
      List<WorkRecord> records,
      @Nullable String opens,
      LocalDate asOf,
      Map<String, Integer> byUnit) {
    this.records = records;
    this.opens = opens;
    this.asOf = asOf;
    this.byUnit = byUnit;
  }

  static Entered of(List<WorkRecord> records, @Nullable String opens, LocalDate asOf) {
    var all = new Entered(records, opens, asOf, new HashMap<>());
    all.add(records, 1);
    return all;
  }

  /// What lies between the records that both begin with and those that both end with is counted
  /// anew.
  @SuppressWarnings("ReferenceEquality") // to compare whole records would cost what it saves
  Entered next(List<WorkRecord> now) {
    if (now == records) {
      return this;
    }
    int shorter = Math.min(records.size(), now.size());
    int begin = 0;
    while (begin < shorter && records.get(begin) == now.get(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shorter - begin
        && records.get(records.size() - 1 - end) == now.get(now.size() - 1 - end)) {
      end++;
    }
    var next = new Entered(now, opens, asOf, new HashMap<>(byUnit));
    next.standing = standing;
    next.inYear = inYear;
    next.add(records.subList(begin, records.size() - end), -1);
    next.add(now.subList(begin, now.size() - end), 1);
    return next;
  }

  private void add(List<WorkRecord> some, int times) {
    var yearAgo = asOf.minusYears(1);
    for (var record : some) {
      if (record.state() != WorkRecord.State.ACTIVE) {
        continue;
      }
      standing += times;
      var day = opens == null ? record.effective() : record.day(opens).orElse(null);
      if (day != null && !day.isAfter(asOf) && day.isAfter(yearAgo)) {
        inYear += times;
        if (record.unit() != null) {
          byUnit.merge(record.unit(), times, Integer::sum);
        }
      }
    }
  }

  @Nullable String opens() {
    return opens;
  }

  int standing() {
    return standing;
  }

  int inYear() {
    return inYear;
  }

  /// Those of the year that name the unit.
  int of(String unit) {
    return byUnit.getOrDefault(unit, 0);
  }
}
