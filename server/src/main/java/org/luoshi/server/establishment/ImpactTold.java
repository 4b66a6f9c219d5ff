package org.luoshi.server.establishment;

import java.util.List;
import org.luoshi.server.obligations.Impact;

/// The impact of a draft as a page shows it: the duties that change, and the first of the units.
public record ImpactTold(Impact impact) {

  private static final int SHOWN = 200;

  public List<Impact.DutyLine> duties() {
    return impact.duties().stream()
        .filter(one ->
            one.fate() != Impact.Fate.SAME
                || one.comes() + one.goes() + one.changes() > 0
                || one.minutesBefore() != one.minutesAfter())
        .toList();
  }

  public List<Impact.UnitLine> units() {
    return impact.units().stream().limit(SHOWN).toList();
  }

  public int unitCount() {
    return impact.units().size();
  }

  /// Hours and minutes, as people say them.
  public static String hours(long minutes) {
    return "%d:%02d".formatted(minutes / 60, minutes % 60);
  }

  public static String more(long before, long after) {
    long by = after - before;
    return by == 0 ? "0" : (by > 0 ? "+" : "−") + hours(Math.abs(by));
  }
}
