package org.luoshi.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermLabelTest {

  @ParameterizedTest
  @CsvSource({
    "2020, YEAR, 2020-01-01, 2020-12-31",
    "2020-H1, HALF_YEAR, 2020-01-01, 2020-06-30",
    "2020-H2, HALF_YEAR, 2020-07-01, 2020-12-31",
    "2020-Q1, QUARTER, 2020-01-01, 2020-03-31",
    "2020-Q3, QUARTER, 2020-07-01, 2020-09-30",
    "2020-01, MONTH, 2020-01-01, 2020-01-31",
    "2020-02, MONTH, 2020-02-01, 2020-02-29",
    "2020-12, MONTH, 2020-12-01, 2020-12-31",
    "2020-08-X1, TEN_DAYS, 2020-08-01, 2020-08-10",
    "2020-08-X2, TEN_DAYS, 2020-08-11, 2020-08-20",
    "2020-08-X3, TEN_DAYS, 2020-08-21, 2020-08-31",
    "2020-W01, WEEK, 2019-12-30, 2020-01-05",
    "2020-W34, WEEK, 2020-08-17, 2020-08-23",
    "2020-W53, WEEK, 2020-12-28, 2021-01-03",
    "2021-W01, WEEK, 2021-01-04, 2021-01-10"
  })
  void leadsBackToTheTermItNames(
      String label, Length.Calendar length, LocalDate first, LocalDate last) {
    var term = Term.labelled(label).orElseThrow();
    assertThat(term).isEqualTo(new Term(length, first, last));
    assertThat(term.label()).isEqualTo(label);
    assertThat(term.contains(first.minusDays(1))).isFalse();
    assertThat(term.contains(first)).isTrue();
    assertThat(term.contains(last)).isTrue();
    assertThat(term.contains(last.plusDays(1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20",
        "2020-H3",
        "2020-Q5",
        "2020-13",
        "2020-00",
        "2020-W00",
        "2021-W53",
        "2020-08-X4",
        "2020-X1",
        "2020-2021",
        "soon"
      })
  void namesNothingWhereItIsNoLabelOfTheCalendar(String label) {
    assertThat(Term.labelled(label)).isEmpty();
  }

  @Test
  void ofSeveralYearsIsTheFirstAndTheLast() {
    var plan = new Length.Years(5, 2016);
    assertThat(Term.around(plan, LocalDate.of(2020, 12, 31)).label()).isEqualTo("2016-2020");
    assertThat(Term.around(plan, LocalDate.of(2016, 1, 1)).label()).isEqualTo("2016-2020");
    assertThat(Term.around(plan, LocalDate.of(2015, 6, 1)).label()).isEqualTo("2011-2015");
    assertThat(Term.around(plan, LocalDate.of(2020, 1, 1)).next().first())
        .isEqualTo(LocalDate.of(2021, 1, 1));
  }

  @Test
  void ofSeveralYearsNeedsTwoToAHundred() {
    assertThat(new Length.Years(2, 2020).number()).isEqualTo(2);
    assertThat(new Length.Years(100, 2020).number()).isEqualTo(100);
    assertThatThrownBy(() -> new Length.Years(1, 2020))
        .hasMessage(
            """
            A term of several years has 2 to 100 of them, not (1).
            Maybe use Length.Calendar.YEAR for one.\
            """);
    assertThatThrownBy(() -> new Length.Years(101, 2020)).hasMessageContaining("not (101)");
  }
}
