package org.luoshi.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.CHINA_2020;
import static org.luoshi.engine.Made.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.time.WorkingCalendar.Counted;
import org.luoshi.engine.time.WorkingCalendar.Step;

class WorkingCalendarTest {

  @Test
  void worksAMakeUpSaturdayAndRestsThroughTheExtendedFestival() {
    assertThat(CHINA_2020.isWorked(day("2020-05-09"))).isTrue();
    assertThat(CHINA_2020.isWorked(day("2020-05-10"))).isFalse();
    assertThat(CHINA_2020.isWorked(day("2020-01-31"))).isFalse();
    assertThat(CHINA_2020.isWorked(day("2020-02-01"))).isFalse();
    assertThat(CHINA_2020.isWorked(day("2020-02-02"))).isFalse();
    assertThat(CHINA_2020.isWorked(day("2020-02-03"))).isTrue();
  }

  @Test
  void countsFromTheDayAfterAndNamesWhatMovedIt() {
    assertThat(CHINA_2020.plus(day("2020-01-30"), 1))
        .isEqualTo(
            new Counted(
                day("2020-02-03"), false, List.of(new Step(day("2020-01-31"), false, "春节"))));
    assertThat(CHINA_2020.plus(day("2020-05-08"), 2))
        .isEqualTo(
            new Counted(
                day("2020-05-11"), false, List.of(new Step(day("2020-05-09"), true, "劳动节"))));
    assertThat(CHINA_2020.plus(day("2020-06-05"), 5).day()).isEqualTo(day("2020-06-12"));
  }

  @Test
  void countsNothingFromTheDayItself() {
    assertThat(CHINA_2020.plus(day("2019-05-01"), 0))
        .isEqualTo(new Counted(day("2019-05-01"), false, List.of()));
  }

  @Test
  void saysWhatRestsOnAYearWithoutPublishedHolidays() {
    assertThat(CHINA_2020.plus(day("2020-12-31"), 1).provisional()).isTrue();
    assertThat(CHINA_2020.plus(day("2019-12-31"), 1).provisional()).isTrue();
    assertThat(CHINA_2020.plus(day("2020-12-30"), 1).provisional()).isFalse();
    assertThat(CHINA_2020.nearest(day("2021-03-01"), true).provisional()).isTrue();
    assertThat(CHINA_2020.nearest(day("2020-03-02"), true).provisional()).isFalse();
  }

  @Test
  void findsTheNearestWorkingDayEitherWay() {
    assertThat(CHINA_2020.nearest(day("2020-05-02"), true))
        .isEqualTo(
            new Counted(
                day("2020-05-06"),
                false,
                List.of(
                    new Step(day("2020-05-02"), false, ""),
                    new Step(day("2020-05-03"), false, ""),
                    new Step(day("2020-05-04"), false, "劳动节"),
                    new Step(day("2020-05-05"), false, "劳动节"))));
    assertThat(CHINA_2020.nearest(day("2020-05-10"), false))
        .isEqualTo(
            new Counted(
                day("2020-05-09"),
                false,
                List.of(
                    new Step(day("2020-05-10"), false, ""),
                    new Step(day("2020-05-09"), true, "劳动节"))));
    assertThat(CHINA_2020.nearest(day("2020-05-06"), false))
        .isEqualTo(new Counted(day("2020-05-06"), false, List.of()));
    assertThat(
            new WorkingCalendar("cn", java.util.Set.of(2020), java.util.Map.of())
                .nearest(day("2022-01-01"), false)
                .provisional())
        .isTrue();
    assertThat(CHINA_2020.special(day("2020-05-09")).orElseThrow().name()).isEqualTo("劳动节");
    assertThat(CHINA_2020.special(day("2020-05-08"))).isEmpty();
  }
}
