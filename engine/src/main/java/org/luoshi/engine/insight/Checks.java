package org.luoshi.engine.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.record.WorkRecord;

/// Which obligations somebody came to look at: checks of units by day.
///
/// A check is a record about a unit of a kind that only others than the unit write: an inspection,
/// a finding, an acceptance. An obligation was looked at if its unit was checked from the first day
/// of its term (or its trigger's day) to [#AFTER_DAYS] days after the last day it was due, and not
/// after the day judged. The trigger itself is no check of what it set off.
public final class Checks {

  /// A check comes in time for what was due up to so many days before it: half a year.
  public static final int AFTER_DAYS = 183;

  private static final Comparator<Check> BY_DAY =
      Comparator.comparing(Check::day).thenComparing(Check::record);

  /// A unit checked on a day, and the record that says so.
  public record Check(String unit, LocalDate day, String record) {}

  private final Map<String, List<Check>> byUnit;

  private Checks(Map<String, List<Check>> byUnit) {
    this.byUnit = byUnit;
  }

  public static Checks of(Collection<Check> checks) {
    var byUnit = new HashMap<String, List<Check>>();
    checks.forEach(one -> byUnit.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    byUnit.values().forEach(all -> all.sort(BY_DAY));
    return new Checks(byUnit);
  }

  /// Whether records of the kind are checks: about a unit and dated, and written by none of the
  /// usual writers.
  public static boolean isCheck(RecordKind kind, Set<String> elsewhere) {
    return kind.roles().unit() != null
        && !kind.isRegister()
        && !elsewhere.contains(kind.id())
        && kind.by().stream().noneMatch(RecordKind.USUAL_WRITERS::contains);
  }

  /// The check that a record makes, if it stands and is about a unit on a day.
  public static Optional<Check> check(WorkRecord record) {
    var unit = record.unit();
    var day = record.effective();
    return unit == null || day == null || record.state() != WorkRecord.State.ACTIVE
        ? Optional.empty()
        : Optional.of(new Check(unit, day, record.id()));
  }

  /// The first check of what the judgement is about.
  public Optional<Check> of(Judgement one) {
    var obligation = one.obligation();
    var last = obligation.due().last();
    var until =
        last.isAfter(LocalDate.MAX.minusDays(AFTER_DAYS))
            ? LocalDate.MAX
            : last.plusDays(AFTER_DAYS);
    var trigger =
        obligation.occasion() instanceof Occasion.Upon(var record, var _) ? record.id() : "";
    return first(
        obligation.unit(),
        obligation.occasion().starts(),
        until.isAfter(one.asOf()) ? one.asOf() : until,
        trigger);
  }

  /// The first check of the unit in these days, both included, but for this one.
  Optional<Check> first(String unit, LocalDate from, LocalDate until, String but) {
    var all = byUnit.getOrDefault(unit, List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).day().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < all.size() && !all.get(i).day().isAfter(until); i++) {
      if (!all.get(i).record().equals(but)) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /// All checks of the unit, the first one first.
  public List<Check> of(String unit) {
    return List.copyOf(byUnit.getOrDefault(unit, List.of()));
  }
}
