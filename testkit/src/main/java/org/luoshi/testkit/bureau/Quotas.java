package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luoshi.testkit.bureau.BureauYear.Appointment;
import org.luoshi.testkit.bureau.BureauYear.Fieldwork;

/// The forty days of fieldwork each section head owes, less the months not held.
record Quotas(BureauYear facts) {

  private static final int FULL = 40;

  Map<String, Object> tree() {
    var done = done();
    int owed = 0;
    int full = 0;
    int prorated = 0;
    for (var held : held().entrySet()) {
      int quota = (FULL * fullMonths(held.getValue()) + 11) / 12;
      int days = done.getOrDefault(held.getKey(), 0);
      owed += quota > 0 ? 1 : 0;
      full += quota > 0 && days >= FULL ? 1 : 0;
      prorated += quota > 0 && days >= quota ? 1 : 0;
    }
    var tree = new LinkedHashMap<String, Object>();
    tree.put("quota", FULL);
    tree.put("officials_owed", owed);
    tree.put("days_total", done.values().stream().mapToInt(Integer::intValue).sum());
    tree.put("reached_full_quota", full);
    tree.put("reached_prorated", prorated);
    return tree;
  }

  private Map<String, Integer> done() {
    return facts.fieldwork().stream()
        .filter(work -> work.from().getYear() == facts.asOf().getYear())
        .filter(work -> !work.from().isAfter(facts.asOf()))
        .collect(Collectors.groupingBy(Fieldwork::person, Collectors.summingInt(Fieldwork::days)));
  }

  /// The appointments of each section head, those known ahead too.
  private Map<String, List<Appointment>> held() {
    return facts.appointments().stream()
        .filter(Appointment::isSectionHead)
        .collect(Collectors.groupingBy(Appointment::person));
  }

  /// Calendar months of the year on every day of which one of the appointments was held.
  private int fullMonths(List<Appointment> appointments) {
    int months = 0;
    for (int month = 1; month <= 12; month++) {
      var first = LocalDate.of(facts.asOf().getYear(), month, 1);
      boolean held =
          first
              .datesUntil(first.plusMonths(1))
              .allMatch(day -> appointments.stream().anyMatch(one -> holds(one, day)));
      months += held ? 1 : 0;
    }
    return months;
  }

  private boolean holds(Appointment one, LocalDate day) {
    var until = one.until();
    return !one.from().isAfter(day) && (until == null || until.isAfter(day));
  }
}
