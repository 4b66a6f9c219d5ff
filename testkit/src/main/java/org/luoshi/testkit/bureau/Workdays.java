package org.luoshi.testkit.bureau;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/// The working days of China from 2018 to 2025, copied by hand from the State Council's yearly
/// notices (2020 with the New Year holiday lengthened to 2 February).
///
/// Kept apart from the product's calendar on purpose: the two check each other.
final class Workdays {

  static final int FIRST_YEAR = 2018;
  static final int LAST_YEAR = 2025;

  /// Runs of days off, as first..last.
  private static final Set<LocalDate> OFF =
      days(
          "2018-01-01..01-01 2018-02-15..02-21 2018-04-05..04-07 2018-04-29..05-01",
          "2018-06-18..06-18 2018-09-24..09-24 2018-10-01..10-07 2018-12-30..12-31",
          "2019-01-01..01-01 2019-02-04..02-10 2019-04-05..04-05 2019-05-01..05-04",
          "2019-06-07..06-07 2019-09-13..09-13 2019-10-01..10-07",
          "2020-01-01..01-01 2020-01-24..02-02 2020-04-04..04-06 2020-05-01..05-05",
          "2020-06-25..06-27 2020-10-01..10-08",
          "2021-01-01..01-03 2021-02-11..02-17 2021-04-03..04-05 2021-05-01..05-05",
          "2021-06-12..06-14 2021-09-19..09-21 2021-10-01..10-07",
          "2022-01-01..01-03 2022-01-31..02-06 2022-04-03..04-05 2022-04-30..05-04",
          "2022-06-03..06-05 2022-09-10..09-12 2022-10-01..10-07 2022-12-31..12-31",
          "2023-01-01..01-02 2023-01-21..01-27 2023-04-05..04-05 2023-04-29..05-03",
          "2023-06-22..06-24 2023-09-29..10-06 2023-12-30..12-31",
          "2024-01-01..01-01 2024-02-10..02-17 2024-04-04..04-06 2024-05-01..05-05",
          "2024-06-08..06-10 2024-09-15..09-17 2024-10-01..10-07",
          "2025-01-01..01-01 2025-01-28..02-04 2025-04-04..04-06 2025-05-01..05-05",
          "2025-05-31..06-02 2025-10-01..10-08");

  /// Weekend days worked in exchange.
  private static final Set<LocalDate> MADE_UP =
      days(
          "2018-02-11 2018-02-24 2018-04-08 2018-04-28 2018-09-29 2018-09-30 2018-12-29",
          "2019-02-02 2019-02-03 2019-04-28 2019-05-05 2019-09-29 2019-10-12",
          "2020-01-19 2020-04-26 2020-05-09 2020-06-28 2020-09-27 2020-10-10",
          "2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09",
          "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09",
          "2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08",
          "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29",
          "2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11");

  private Workdays() {}

  static boolean isWorked(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return MADE_UP.contains(day) || !weekend && !OFF.contains(day);
  }

  /// Whether an answer came on or before the n-th working day after the day of receipt.
  static boolean within(int workingDays, LocalDate received, LocalDate answered) {
    int passed = 0;
    for (var day = received.plusDays(1); day.isBefore(answered); day = day.plusDays(1)) {
      passed += isWorked(day) ? 1 : 0;
    }
    return passed < workingDays;
  }

  private static Set<LocalDate> days(String... lines) {
    var days = new TreeSet<LocalDate>();
    for (var run : String.join(" ", lines).split(" ")) {
      var ends = run.split("\\.\\.");
      var first = LocalDate.parse(ends[0]);
      var last = ends.length == 1 ? first : LocalDate.parse(first.getYear() + "-" + ends[1]);
      first.datesUntil(last.plusDays(1)).forEach(days::add);
    }
    return days;
  }
}
