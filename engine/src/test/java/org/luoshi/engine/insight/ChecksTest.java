package org.luoshi.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.record;
import static org.luoshi.engine.Made.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.insight.Checks.Check;
import org.luoshi.engine.judgement.Judgement;

class ChecksTest {

  private static Check check(String unit, String day) {
    return new Check(unit, day(day), "inspection/" + unit + day);
  }

  private static List<Judgement> months(String asOf) {
    var org = organisation(unit("R", ""), unit("A", "R"));
    return Made.judge(org, duty(MONTHLY, MEETING))
        .judge(day("2020-01-01"), day(asOf), day(asOf), _ -> true);
  }

  private static List<String> checked(List<Judgement> all, Check... checks) {
    var known = Checks.of(List.of(checks));
    return all.stream()
        .filter(one -> known.of(one).isPresent())
        .map(one -> one.obligation().occasion().label())
        .toList();
  }

  @Test
  void countsACheckInTheTermAndHalfAYearAfterTheDueDay() {
    var all = months("2020-12-31");
    assertThat(checked(all, check("A", "2020-03-01")))
        .containsExactly("2020-01", "2020-02", "2020-03");
    assertThat(checked(all, check("A", "2020-08-02")))
        .doesNotContain("2020-01")
        .contains("2020-08");
    assertThat(checked(all, check("R", "2020-03-01"))).isEmpty();
  }

  @Test
  void knowsNoCheckAfterTheDayJudged() {
    assertThat(checked(months("2020-02-28"), check("A", "2020-03-01"))).isEmpty();
  }

  @Test
  void doesNotTakeATriggerForACheckOfItself() {
    var finding =
        record("finding", "finding/1", "A", "2020-03-01", Map.of("found", Made.on("2020-03-01")));
    var org = organisation(unit("R", ""), unit("A", "R"));
    var all =
        Made.judge(org, duty(new Duty.ForEach("finding"), MEETING), finding)
            .judge(day("2020-01-01"), day("2020-06-30"), day("2020-06-30"), _ -> true);
    assertThat(all).isNotEmpty();
    var own = Checks.check(finding).orElseThrow();
    assertThat(all).noneMatch(one -> Checks.of(List.of(own)).of(one).isPresent());
    assertThat(all)
        .allMatch(one -> Checks.of(List.of(own, check("A", "2020-03-02"))).of(one).isPresent());
  }

  @Test
  void knowsAKindThatOnlyOthersWrite() {
    assertThat(Checks.isCheck(Made.kind("meeting", "date", null, null), Set.of())).isFalse();
    assertThat(Checks.check(meeting("m", "A", "2020-01-02"))).isPresent();
    assertThat(Checks.check(Made.withdrawn(meeting("m", "A", "2020-01-02")))).isEmpty();
  }

  @Test
  void findsTheFirstCheckThatGoingThroughAllFinds() {
    var random = new Random(11);
    for (int round = 0; round < 300; round++) {
      var checks = new ArrayList<Check>();
      for (int i = random.nextInt(12); i > 0; i--) {
        checks.add(new Check("u" + random.nextInt(2), on(random), "r" + i));
      }
      var from = on(random);
      var until = from.plusDays(random.nextInt(20));
      var but = "r" + random.nextInt(12);
      var slowly =
          checks.stream()
              .filter(one -> one.unit().equals("u0") && !one.record().equals(but))
              .filter(one -> !one.day().isBefore(from) && !one.day().isAfter(until))
              .min(Comparator.comparing(Check::day).thenComparing(Check::record));
      assertThat(Checks.of(checks).first("u0", from, until, but)).isEqualTo(slowly);
    }
  }

  private static LocalDate on(Random random) {
    return day("2020-01-01").plusDays(random.nextInt(40));
  }
}
