package org.luoshi.engine.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.engine.Made.CHINA_2020;
import static org.luoshi.engine.Made.day;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

  private static final Rounds ROUNDS = new Rounds(CHINA_2020, Hours.OFFICE);

  @ParameterizedTest(name = "{0}, after {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        // an ordinary Tuesday after a Monday, and once only
        "2020-03-03T09:00, 2020-03-02, 2020-03-02",
        "2020-03-03T17:29, 2020-03-02, 2020-03-02",
        "2020-03-03T09:00, 2020-03-02 2020-03-03, -",
        // quiet hours
        "2020-03-03T08:29, 2020-03-02, -",
        "2020-03-03T17:30, 2020-03-02, -",
        // a weekend, and the Monday after it
        "2020-03-07T09:00, 2020-03-06, -",
        "2020-03-08T09:00, 2020-03-06, -",
        "2020-03-09T09:00, 2020-03-06, 2020-03-06",
        // Spring Festival, extended to 2 February
        "2020-01-24T09:00, 2020-01-23, -",
        "2020-01-31T09:00, 2020-01-23, -",
        "2020-02-03T09:00, 2020-01-23, 2020-01-23",
        // a make-up Saturday and its Sunday
        "2020-05-09T09:00, 2020-05-08, 2020-05-08",
        "2020-05-10T09:00, 2020-05-09, -",
        // three days of outage
        "2020-03-06T09:00, 2020-03-02, 2020-03-02",
        // the first round of all begins after the working day before
        "2020-03-03T09:00, -, 2020-03-02",
        "2020-02-03T09:00, -, 2020-01-23",
        // the clock jumped to 20 March and back
        "2020-03-04T09:00, 2020-03-03 2020-03-20, 2020-03-03",
        "2020-03-20T09:00, 2020-03-03 2020-03-20 2020-03-04 2020-03-19, -",
        "2020-03-23T09:00, 2020-03-03 2020-03-20 2020-03-04 2020-03-19, 2020-03-19",
        // the clock went back to a day that had its round
        "2020-03-03T09:00, 2020-03-02 2020-03-03 2020-03-04, -",
      })
  void decidesWhetherAndSinceWhen(String now, String done, String since) {
    var round = ROUNDS.next(LocalDateTime.parse(now), days(done));
    assertThat(round.map(Round::since).map(LocalDate::toString).orElse("-"))
        .isEqualTo(since == null ? "-" : since);
    round.ifPresent(one -> assertThat(one.day()).isEqualTo(LocalDateTime.parse(now).toLocalDate()));
  }

  private static List<LocalDate> days(String written) {
    return written == null
        ? List.of()
        : Arrays.stream(written.split(" ")).map(LocalDate::parse).toList();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Round(day("2020-03-03"), day("2020-03-03")))
        .hasMessageContaining("Maybe the two days were exchanged.");
    assertThatThrownBy(() -> new Hours(LocalTime.of(9, 0), LocalTime.of(9, 0)))
        .hasMessageContaining("Maybe the two were exchanged.");
  }
}
