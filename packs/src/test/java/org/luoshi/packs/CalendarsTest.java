package org.luoshi.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tyme.holiday.LegalHoliday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.time.WorkingCalendar;

class CalendarsTest {

  private static final WorkingCalendar CN = Calendars.shipped("cn").calendar().orElseThrow();

  @Test
  void knowsTheYearsTheStateCouncilHasPublished() {
    assertThat(CN.knownYears())
        .containsExactlyInAnyOrder(
            2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
  }

  @Test
  void countsFiveWorkingDaysOverTheExtendedSpringFestivalOf2020() {
    var counted = CN.plus(LocalDate.of(2020, 1, 23), 5);
    assertThat(counted.day()).isEqualTo(LocalDate.of(2020, 2, 7));
    assertThat(counted.provisional()).isFalse();
  }

  @Test
  void worksOnTheMakeUpDaysOf2020() {
    assertThat(
            LocalDate.of(2020, 1, 1)
                .datesUntil(LocalDate.of(2021, 1, 1))
                .filter(day -> isWeekend(day) && CN.isWorked(day)))
        .containsExactly(
            LocalDate.of(2020, 1, 19),
            LocalDate.of(2020, 4, 26),
            LocalDate.of(2020, 5, 9),
            LocalDate.of(2020, 6, 28),
            LocalDate.of(2020, 9, 27),
            LocalDate.of(2020, 10, 10));
  }

  /// Another published table agrees on every day of every known year.
  @Test
  void agreesWithTheOracleOnEveryDay() {
    var differing = new TreeMap<LocalDate, Boolean>();
    LocalDate.of(2015, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1))
        .filter(day -> CN.isWorked(day) != workedByOracle(day))
        .forEach(day -> differing.put(day, CN.isWorked(day)));
    assertThat(differing).isEmpty();
  }

  private static boolean workedByOracle(LocalDate day) {
    var holiday = LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return holiday == null ? !isWeekend(day) : holiday.isWork();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  @Test
  void reportsEveryMistakeOfACalendarAtOnce() {
    var reading =
        Calendars.read(
            "mine.yaml",
            """
            calendar: mine
            years:
              20: {}
              2024:
                off:
                  元旦: [01-01, 01-01]
                  春节: 02-17..02-10
                worked:
                  元旦: 01-02
                  春节: 02-30
                work: {}
            """);
    assertThat(reading.calendar()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(
            "pack-bad-year",
            "pack-day-twice",
            "pack-bad-days",
            "pack-make-up-on-weekday",
            "pack-bad-days",
            "pack-unknown-key");
  }

  @Test
  void readsACalendarOfOnesOwn() {
    var mine =
        Calendars.read("mine.yaml", "calendar: mine\nyears: {2030: {off: {厂庆: 2030-05-20}}}\n")
            .calendar()
            .orElseThrow();
    assertThat(mine.isWorked(LocalDate.of(2030, 5, 20))).isFalse();
    assertThat(mine.special(LocalDate.of(2030, 5, 20)).orElseThrow().name()).isEqualTo("厂庆");
  }

  @Test
  void refusesACalendarThatDoesNotShip() {
    assertThatThrownBy(() -> Calendars.shipped("mars"))
        .hasMessage(
            """
            No calendar (mars) ships with the product.
            Maybe use one of [cn], or read your own with Calendars.read.\
            """);
  }
}
