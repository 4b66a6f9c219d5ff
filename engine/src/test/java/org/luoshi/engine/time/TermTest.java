package org.luoshi.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.time.Length.Calendar;

class TermTest {

  @Test
  void namesTheSecondHalfOfTheYear() {
    assertThat(Term.around(Calendar.HALF_YEAR, LocalDate.of(2020, 10, 31)).label())
        .isEqualTo("2020-H2");
  }

  @Test
  void givesTheFirstDaysOfJanuaryToTheLastIsoWeekOfTheOldYear() {
    assertThat(Term.around(Calendar.WEEK, LocalDate.of(2021, 1, 3)).label()).isEqualTo("2020-W53");
  }

  @Test
  void letsTheThirdTenDayRunToTheEndOfALeapFebruary() {
    assertThat(Term.around(Calendar.TEN_DAYS, LocalDate.of(2020, 2, 29)).days()).isEqualTo(9);
  }

  @Test
  void refusesBordersThatAreNotItsOwnAndSaysHowToFindThem() {
    assertThatThrownBy(
            () -> new Term(Calendar.MONTH, LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 28)))
        .hasMessage(
            """
            A term of length (MONTH) cannot run from (2020-02-01) to (2020-02-28).
            Maybe use Term.around(MONTH, 2020-02-01), which finds the borders itself.\
            """);
  }

  /// Every day lies in exactly one term of each length, and the next term starts on the morning
  /// after.
  @Test
  void tilesTheCalendarWithoutGapOrOverlap() {
    var random = new SplittableRandom(20201031);
    for (var length : Calendar.values()) {
      for (int i = 0; i < 10_000; i++) {
        var day = LocalDate.ofEpochDay(random.nextLong(-40_000, 40_000));
        var term = Term.around(length, day);
        assertThat(term.contains(day)).as("%s in %s", day, term.label()).isTrue();
        assertThat(Term.around(length, term.last())).isEqualTo(term);
        assertThat(term.next().first()).isEqualTo(term.last().plusDays(1));
      }
    }
  }
}
