package org.luoshi.testkit.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The table of holidays adds up to the holidays the law gives.
class WorkdaysTest {

  @Test
  void eachYearGivesAsManyWeekdaysOffAsTheLawHasHolidays() {
    for (int year = Workdays.FIRST_YEAR; year <= Workdays.LAST_YEAR; year++) {
      int given = 0;
      for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
        boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        given += weekday && !Workdays.isWorked(day) ? 1 : 0;
        given -= !weekday && Workdays.isWorked(day) ? 1 : 0;
      }
      // Eleven days by law, thirteen from 2025; in 2020 the New Year holiday was lengthened by two.
      assertThat(given).as("%d", year).isEqualTo(year == 2025 || year == 2020 ? 13 : 11);
    }
  }

  @Test
  void theFifthWorkingDayAfterReceiptIsTheLastInTime() {
    var received = LocalDate.of(2020, 9, 25);
    // 27 September is worked, 1 to 8 October are off: 27, 28, 29, 30 September and 9 October.
    assertThat(Workdays.within(5, received, LocalDate.of(2020, 10, 9))).isTrue();
    assertThat(Workdays.within(5, received, LocalDate.of(2020, 10, 10))).isFalse();
    assertThat(Workdays.within(5, LocalDate.of(2020, 6, 8), LocalDate.of(2020, 6, 15))).isTrue();
    assertThat(Workdays.within(5, LocalDate.of(2020, 6, 5), LocalDate.of(2020, 6, 13))).isFalse();
  }
}
