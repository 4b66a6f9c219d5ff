package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luoshi.engine.org.Unit;

/// The contract of the roll-up, told so slowly and plainly that it can be read beside the rules:
/// each verdict of the oracle is counted once for its unit and once for every unit above it, on the
/// day it counts on.
public final class SlowRollUp {

  private SlowRollUp() {}

  /// Every count that is not nought.
  public static SortedMap<Cell, Long> of(World world) {
    var counts = new TreeMap<Cell, Long>();
    var data = world.evidence().organisation();
    var organisation = new NaiveOrganisation(data);
    var reckoning = new Reckoning(world);
    for (var owed : Oracle.owed(world)) {
      var verdict = reckoning.verdict(owed);
      var day = nearest(data.units().get(owed.bearer().unit()), countedOn(owed, world.asOf()));
      count(counts, owed.bearer().unit(), owed, verdict);
      for (var above : organisation.above(owed.bearer().unit(), day)) {
        count(counts, above, owed, verdict);
      }
    }
    return counts;
  }

  private static void count(SortedMap<Cell, Long> counts, String unit, Owed owed, Verdict verdict) {
    counts.merge(new Cell(unit, owed.duty().id(), termOf(owed), verdict.status()), 1L, Long::sum);
  }

  private static String termOf(Owed owed) {
    return owed.trigger() == null
        ? owed.inTerm().label()
        : "%d-%02d".formatted(owed.starts().getYear(), owed.starts().getMonthValue());
  }

  /// The end of the term or the trigger's day; the day judged while that is still to come.
  private static LocalDate countedOn(Owed owed, LocalDate asOf) {
    var day = owed.trigger() == null ? owed.inTerm().last() : owed.starts();
    return day.isAfter(asOf) ? asOf : day;
  }

  /// The day itself if the unit lives on it, else its first or its last day, whichever is nearer;
  /// an unknown unit stands below nobody on any day.
  private static LocalDate nearest(@org.jspecify.annotations.Nullable Unit unit, LocalDate day) {
    if (unit == null || NaiveOrganisation.lives(unit, day)) {
      return day;
    }
    var closed = unit.closed();
    return closed == null || day.isBefore(unit.founded()) ? unit.founded() : closed.minusDays(1);
  }
}
