package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Meeting;

/// The meetings each branch owed by month or quarter, in the whole terms of the year ended by the
/// as-of day.
record Cadences(BureauYear facts, Expectation at) {

  Map<String, Object> tree() {
    Predicate<Meeting> quorate = meeting -> 2 * meeting.present() >= meeting.due();
    var tree = new LinkedHashMap<String, Object>();
    tree.put(
        "committee_meeting_monthly_quorum_half",
        cadence(1, quorate.and(ofKind(BureauYear.COMMITTEE_MEETING))));
    tree.put(
        "general_meeting_quarterly_quorum_half",
        cadence(3, quorate.and(ofKind(BureauYear.GENERAL_MEETING))));
    tree.put("lesson_quarterly", cadence(3, ofKind(BureauYear.LESSON)));
    return tree;
  }

  private static Predicate<Meeting> ofKind(String kind) {
    return meeting -> meeting.kind().equals(kind);
  }

  private Map<String, @Nullable Object> cadence(int months, Predicate<Meeting> counts) {
    int year = facts.asOf().getYear();
    var meetings = facts.meetings().stream().collect(Collectors.groupingBy(Meeting::unit));
    int owed = 0;
    var missed = new ArrayList<List<String>>();
    for (int month = 1; month <= 12; month += months) {
      var first = LocalDate.of(year, month, 1);
      var last = first.plusMonths(months).minusDays(1);
      if (last.isAfter(facts.asOf())) {
        break;
      }
      for (var unit : at.branches()) {
        if (at.livesThrough(unit, first, last)) {
          owed++;
          boolean met =
              meetings.getOrDefault(unit.name(), List.of()).stream()
                  .filter(counts)
                  .map(Meeting::day)
                  .anyMatch(day -> !day.isBefore(first) && !day.isAfter(last));
          if (!met) {
            missed.add(List.of(unit.name(), label(months, first)));
          }
        }
      }
    }
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("owed", owed);
    tree.put("met", owed - missed.size());
    tree.put("missed", missed.size());
    tree.put("met_pct", Expectation.percent(owed - missed.size(), owed));
    tree.put("missed_list", missed);
    return tree;
  }

  private static String label(int months, LocalDate first) {
    return months == 1
        ? first.toString().substring(0, 7)
        : first.getYear() + "-Q" + (first.getMonthValue() / 3 + 1);
  }
}
