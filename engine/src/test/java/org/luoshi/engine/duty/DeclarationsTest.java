package org.luoshi.engine.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.kind;
import static org.luoshi.engine.Made.secretary;

import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;

class DeclarationsTest {

  @Test
  void seekADayOfTheYearFromTheTermOn() {
    var march = new Deadline.By(List.of(MonthDay.of(3, 31)), false);
    assertThat(march.from(day("2020-01-01"), day("2020-12-31"))).isEqualTo(day("2020-03-31"));
    assertThat(march.from(day("2020-03-31"), day("2020-12-31"))).isEqualTo(day("2020-03-31"));
    assertThat(march.from(day("2020-04-01"), day("2020-12-31"))).isEqualTo(day("2021-03-31"));
    var january = new Deadline.By(List.of(MonthDay.of(1, 31)), true);
    assertThat(january.from(day("2020-01-01"), day("2020-12-31"))).isEqualTo(day("2021-01-31"));
  }

  @Test
  void takeOfSeveralDaysTheOneNearestAfterTheTerm() {
    var report = new Deadline.By(List.of(MonthDay.of(7, 20), MonthDay.of(1, 10)), false);
    assertThat(report.from(day("2020-01-01"), day("2020-06-30"))).isEqualTo(day("2020-07-20"));
    assertThat(report.from(day("2020-07-01"), day("2020-12-31"))).isEqualTo(day("2021-01-10"));
    assertThat(report.from(day("2020-01-01"), day("2020-12-31"))).isEqualTo(day("2020-01-10"));
  }

  @Test
  void nameTheLengthOfTerms() {
    var month = Length.Calendar.MONTH;
    assertThat(Made.duty(MONTHLY, MEETING).termLength()).contains(month);
    assertThat(Made.duty(new Duty.Covers(month, new Duty.UnitsOf("b")), MEETING).termLength())
        .contains(month);
    assertThat(Made.duty(new Duty.Standing(month, "secretary", 1), null).termLength())
        .contains(month);
    assertThat(Made.duty(new Duty.ForEach("finding"), null).termLength()).isEmpty();
  }

  @Test
  void knowAPostByAllItsTraits() {
    var post =
        new Post(
            "head",
            Text.same("Head"),
            Map.of("post", Set.of("secretary"), "rank", Set.of("high", "higher")));
    assertThat(post.matches(secretary("p", "A", "2020-01-01", null))).isFalse();
    assertThat(
            post.matches(
                new Appointment(
                    "p",
                    "A",
                    day("2020-01-01"),
                    null,
                    Map.of("post", "secretary", "rank", "higher"))))
        .isTrue();
  }

  @Test
  void knowAUnitKindByItsIdOrAnyWord() {
    var programme = Made.programme();
    assertThat(programme.unitKind("党支部")).contains("branch");
    assertThat(programme.unitKind("branch")).contains("branch");
    assertThat(programme.unitKind("处室")).isEmpty();
  }

  @Test
  void tellCasesAndRegistersFromDatedRecords() {
    assertThat(kind("meeting", "date", null, null).isCase()).isFalse();
    assertThat(kind("meeting", "date", null, null).isRegister()).isFalse();
    assertThat(kind("finding", null, "found", "closed").isCase()).isTrue();
    assertThat(kind("finding", null, "found", "closed").isRegister()).isFalse();
    assertThat(kind("site", null, null, null).isRegister()).isTrue();
    assertThat(kind("site", null, null, null).usualMinutes()).isEmpty();
    assertThat(kind("site", null, null, null).field("name")).isEmpty();
    var roles = new RecordKind.Roles(null, null, "date", null, null);
    var name = new Field("name", Text.same("Name"), List.of(), new Field.Words(), true);
    var timed =
        new RecordKind(
            "m",
            Text.same("M"),
            List.of(),
            1,
            roles,
            List.of(),
            null,
            Map.of("name", name),
            RecordKind.USUAL_WRITERS);
    assertThat(timed.usualMinutes()).hasValue(1);
    assertThat(timed.field("name")).contains(name);
  }

  @Test
  void writeStretchesAsPacksDo() {
    assertThat(new Deadline.Stretch(5, true)).hasToString("5wd");
    assertThat(new Deadline.Stretch(7, false)).hasToString("7d");
  }
}
