package org.luoshi.server.inspections;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.database.Reach;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matters;

/// Who is inspected already in the same weeks (重复检查): by another campaign, or as inspection records
/// say.
///
/// Weeks run from Monday; two stretches of days clash if they touch the same one. Other campaigns
/// count wherever they are, so that nobody is visited twice because two offices do not see each
/// other.
record Clashes(Matters matters, Handling handling) {

  /// The units among these that are inspected already in the weeks of these days, each with the
  /// days of the other inspection; `campaign` itself does not count.
  TreeMap<String, String> of(
      Collection<String> units, LocalDate from, LocalDate until, String campaign) {
    var wanted = new HashSet<>(units);
    var first = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var last = until.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    var found = new TreeMap<String, String>();
    var others = handling.desk().database().inReach(Reach.WHOLE, () -> matters.all("assessment"));
    for (var one : others) {
      if (wanted.contains(one.unit())
          && !campaign.equals(one.parent())
          && !one.state().equals("withdrawn")
          && !LocalDate.parse(one.says("from")).isAfter(last)
          && !LocalDate.parse(one.says("until")).isBefore(first)) {
        found.put(one.unit(), one.says("from") + "–" + one.says("until"));
      }
    }
    for (var record : records()) {
      var unit = record.unit();
      var day = record.effective();
      if (unit != null
          && day != null
          && wanted.contains(unit)
          && !day.isBefore(first)
          && !day.isAfter(last)) {
        found.putIfAbsent(unit, day.toString());
      }
    }
    return found;
  }

  private List<WorkRecord> records() {
    var board = handling.desk().board();
    return board.programme().loop().use("inspections").stream()
        .flatMap(use -> board.evidence().book().ofKind(use.record()).stream())
        .filter(record -> record.state() == WorkRecord.State.ACTIVE)
        .toList();
  }

  /// The clashing units as people read them: 福利院党支部 (2020-10-19–2020-10-30).
  String told(TreeMap<String, String> clashes) {
    return String.join(
        " ",
        clashes.entrySet().stream()
            .map(one -> "%s (%s)".formatted(handling.name(one.getKey()), one.getValue()))
            .toList());
  }
}
