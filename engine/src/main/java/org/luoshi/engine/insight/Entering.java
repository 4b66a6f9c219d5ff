package org.luoshi.engine.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.record.WorkRecord;

/// How long after the work records were entered, and whether many came shortly before a check.
///
/// A corrected record counts as entered when it was corrected, as everywhere.
public final class Entering {

  /// Entered more than so many days after the work is late: the judge's own rule.
  public static final int LATE_AFTER_DAYS = Judge.ENTERED_LATE_AFTER_DAYS;

  /// Entered within so many days before a check.
  public static final int BEFORE_DAYS = 14;

  /// So many late records before one check are worth a look.
  public static final int MANY = 5;

  private Entering() {}

  /// Late records of one unit that were entered shortly before a check of it, by day of work.
  public record Rush(Checks.Check check, List<WorkRecord> records) {
    public Rush {
      records = List.copyOf(records);
    }
  }

  public static boolean isLate(WorkRecord record, ZoneId zone) {
    var day = record.effective();
    return day != null && ChronoUnit.DAYS.between(day, entered(record, zone)) > LATE_AFTER_DAYS;
  }

  /// The local day on which it was entered.
  public static LocalDate entered(WorkRecord record, ZoneId zone) {
    return LocalDate.ofInstant(record.entered(), zone);
  }

  /// The checks before which [#MANY] or more late records of the unit were entered, from
  /// [#BEFORE_DAYS] days before to the day itself; by day of the check. A check does not precede
  /// itself.
  public static List<Rush> rushes(
      Collection<Checks.Check> checks, Collection<WorkRecord> records, ZoneId zone) {
    var late = new HashMap<String, List<WorkRecord>>();
    for (var one : records) {
      var unit = one.unit();
      if (unit != null && isLate(one, zone)) {
        late.computeIfAbsent(unit, _ -> new ArrayList<>()).add(one);
      }
    }
    var rushes = new ArrayList<Rush>();
    for (var check : checks) {
      var from = check.day().minusDays(BEFORE_DAYS);
      var before =
          late.getOrDefault(check.unit(), List.of()).stream()
              .filter(one -> !one.id().equals(check.record()))
              .filter(one -> !entered(one, zone).isBefore(from))
              .filter(one -> !entered(one, zone).isAfter(check.day()))
              .sorted(Comparator.comparing(Entering::day).thenComparing(WorkRecord::id))
              .toList();
      if (before.size() >= MANY) {
        rushes.add(new Rush(check, before));
      }
    }
    rushes.sort(
        Comparator.comparing((Rush one) -> one.check().day())
            .thenComparing(one -> one.check().record()));
    return List.copyOf(rushes);
  }

  private static LocalDate day(WorkRecord record) {
    var day = record.effective();
    return day == null ? LocalDate.MIN : day;
  }
}
