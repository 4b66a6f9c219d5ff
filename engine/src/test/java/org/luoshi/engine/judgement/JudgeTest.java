package org.luoshi.engine.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length.Calendar;

class JudgeTest {

  private static final Organisation ORG = organisation(unit("R", ""), unit("A", "R"));
  private static final Duty.Rhythm YEARLY = new Duty.Every(Calendar.YEAR);

  /// Due on 31 March, with three days of grace; seen from ten days before the year.
  private static final Duty LETTER =
      Made.due(
          duty(YEARLY, MEETING),
          new Deadline(
              new Deadline.By(List.of(MonthDay.of(3, 31)), false),
              new Stretch(3, false),
              DayOff.STAYS),
          Duty.Window.TERM,
          10);

  @Nested
  class AnOrdinaryDuty {

    @Test
    void isMetToTheLastDayOfGraceAndLateAfterIt() {
      assertThat(status(LETTER, "2020-04-30", meeting("m", "A", "2020-04-03")))
          .isEqualTo(Status.MET);
      assertThat(status(LETTER, "2020-04-30", meeting("m", "A", "2020-04-04")))
          .isEqualTo(Status.LATE);
    }

    @Test
    void isMissedOnTheLastDayOfGraceAndOpenBefore() {
      assertThat(status(LETTER, "2020-04-03")).isEqualTo(Status.MISSED);
      assertThat(status(LETTER, "2020-04-02")).isEqualTo(Status.OPEN);
    }

    @Test
    void isUpcomingUntilItsLead() {
      assertThat(status(LETTER, "2019-12-22")).isEqualTo(Status.OPEN);
      assertThat(status(LETTER, "2019-12-21")).isEqualTo(Status.UPCOMING);
    }

    @Test
    void reachesItsQuotaOnTheDayThatFillsIt() {
      var twice = duty(MONTHLY, Made.needs("meeting", null, 2));
      var judged =
          judged(
              twice,
              "2020-03-31",
              meeting("b", "A", "2020-03-20"),
              meeting("a", "A", "2020-03-20"),
              meeting("c", "A", "2020-03-01"),
              meeting("other", "R", "2020-03-01"),
              meeting("later", "A", "2020-04-01"));
      assertThat(judged.credits())
          .extracting(Judgement.Credit::record)
          .containsExactly("c", "a", "b");
      assertThat(judged.reachedOn()).contains(day("2020-03-20"));
      assertThat(judged.done()).isEqualTo(Amount.whole(3));
      assertThat(judged.is(Status.MET)).isTrue();
      assertThat(judged.is(Status.LATE)).isFalse();
      assertThat(judged(twice, "2020-03-19", meeting("c", "A", "2020-03-01")).reachedOn())
          .isEmpty();
    }

    @Test
    void addsUpAField() {
      var days = duty(MONTHLY, Made.needs("meeting", "days", 3));
      var judged =
          judged(
              days,
              "2020-03-31",
              Made.record("meeting", "a", "A", "2020-03-01", Map.of("days", Made.number("1.5"))),
              Made.record("meeting", "b", "A", "2020-03-02", Map.of("days", Made.number("1.5"))),
              meeting("c", "A", "2020-03-03"));
      assertThat(judged.done()).isEqualTo(Amount.whole(3));
      assertThat(judged.credits()).hasSize(2);
      assertThat(judged.status()).isEqualTo(Status.MET);
    }

    @Test
    void doesNotKnowARecordOfALaterDay() {
      assertThat(status(LETTER, "2020-02-01", meeting("m", "A", "2020-02-02")))
          .isEqualTo(Status.OPEN);
      assertThat(status(LETTER, "2020-02-02", meeting("m", "A", "2020-02-02")))
          .isEqualTo(Status.MET);
    }
  }

  @Nested
  class AnExemption {

    private final Exemption waiver =
        new Exemption.Waiver("duty", "A", "2020", day("2020-05-01"), "flood");
    private final Exemption nil = new Exemption.Nil("duty", "A", "2020", day("2020-05-01"));

    @Test
    void waivesBeforeAllElseFromItsDayOn() {
      var done = meeting("m", "A", "2020-02-01");
      assertThat(exempted(LETTER, waiver, "2020-05-01", done)).isEqualTo(Status.WAIVED);
      assertThat(exempted(LETTER, waiver, "2020-04-30", done)).isEqualTo(Status.MET);
    }

    @Test
    void isNilOnlyWhereTheDutyAllowsItAndNothingWasReached() {
      var allowed = Made.judged(LETTER, true, Duty.JudgedBy.EFFECTIVE);
      assertThat(exempted(allowed, nil, "2020-05-01")).isEqualTo(Status.NIL);
      assertThat(exempted(allowed, nil, "2020-04-30")).isEqualTo(Status.MISSED);
      assertThat(exempted(LETTER, nil, "2020-05-01")).isEqualTo(Status.MISSED);
      assertThat(exempted(allowed, nil, "2020-05-01", meeting("m", "A", "2020-04-30")))
          .isEqualTo(Status.LATE);
    }

    @Test
    void ofAnotherOccasionCountsForNothing() {
      var other = new Exemption.Waiver("duty", "A", "2019", day("2020-01-01"), "flood");
      assertThat(exempted(LETTER, other, "2020-05-01")).isEqualTo(Status.MISSED);
    }

    private Status exempted(Duty duty, Exemption one, String asOf, WorkRecord... records) {
      var evidence = new Evidence(ORG, List.of(records), List.of(one));
      return new Judge(Made.rules(Made.programme(duty)), evidence)
          .judge(day("2020-01-01"), day("2020-01-31"), day(asOf), _ -> true)
          .getFirst()
          .status();
    }
  }

  @Nested
  class TheDayOfEntry {

    @Test
    void isFlaggedAfterThirtyDays() {
      assertThat(credit(LETTER, "2020-03-02T00:00:00Z").enteredLate()).isFalse();
      assertThat(credit(LETTER, "2020-03-03T00:00:00Z").enteredLate()).isTrue();
    }

    @Test
    void isTakenInTheProgrammesZone() {
      assertThat(credit(LETTER, "2020-03-02T15:59:59Z").enteredLate()).isFalse();
      assertThat(credit(LETTER, "2020-03-02T16:00:00Z").enteredLate()).isTrue();
    }

    @Test
    void decidesWhereTheDutySaysSo() {
      var byEntry = Made.judged(LETTER, false, Duty.JudgedBy.ENTERED);
      assertThat(credit(byEntry, "2020-02-20T00:00:00Z").day()).isEqualTo(day("2020-02-20"));
      assertThat(credit(byEntry, "2020-01-20T00:00:00Z").day()).isEqualTo(day("2020-02-01"));
      assertThat(credit(LETTER, "2020-02-20T00:00:00Z").day()).isEqualTo(day("2020-02-01"));
      var late = Made.entered("meeting", "m", "A", "2020-02-01", "2020-04-04T00:00:00Z", Map.of());
      assertThat(status(byEntry, "2020-05-01", late)).isEqualTo(Status.LATE);
      assertThat(status(byEntry, "2020-04-03", late)).isEqualTo(Status.MISSED);
    }

    private Judgement.Credit credit(Duty duty, String entered) {
      return judged(
              duty,
              "2020-12-31",
              Made.entered("meeting", "m", "A", "2020-02-01", entered, Map.of()))
          .credits()
          .getFirst();
    }
  }

  @Nested
  class ACase {

    private final Duty rectification =
        Made.due(
            duty(new Duty.ForEach("finding"), null),
            new Deadline(new Deadline.Until("limit"), Stretch.NONE, DayOff.STAYS),
            Duty.Window.TERM,
            0);

    @Test
    void isDoneOnTheDayItCloses() {
      assertThat(status(rectification, "2020-03-31", finding("2020-03-15"))).isEqualTo(Status.MET);
      assertThat(status(rectification, "2020-03-31", finding("2020-03-16"))).isEqualTo(Status.LATE);
      assertThat(status(rectification, "2020-03-15", finding("2020-03-16")))
          .isEqualTo(Status.MISSED);
      assertThat(status(rectification, "2020-03-14", finding("2020-03-15"))).isEqualTo(Status.OPEN);
    }

    @Test
    void hasNotHappenedBeforeItsDay() {
      var judge = Made.judge(ORG, rectification, finding("2020-03-15"));
      assertThat(judge.judge(day("2020-01-01"), day("2020-12-31"), day("2020-03-01"), _ -> true))
          .hasSize(1);
      assertThat(judge.judge(day("2020-01-01"), day("2020-12-31"), day("2020-02-29"), _ -> true))
          .isEmpty();
    }

    private WorkRecord finding(String closed) {
      return Made.record(
          "finding",
          "f",
          "A",
          null,
          Map.of(
              "found", Made.on("2020-03-01"),
              "limit", Made.on("2020-03-15"),
              "closed", Made.on(closed)));
    }
  }

  @Nested
  class AStandingPost {

    private final Duty standing = duty(new Duty.Standing(Calendar.MONTH, "secretary", 1), null);
    private final Organisation org =
        organisation(
            List.of(secretary("p", "A", "2020-03-11", "2020-03-21")),
            unit("R", ""),
            unit("A", "R"));

    @Test
    void isJudgedOnTheDayAndCountsTheDaysItHeld() {
      var held = onDay("2020-03-20");
      assertThat(held.status()).isEqualTo(Status.MET);
      assertThat(held.done()).isEqualTo(Amount.whole(10));
      assertThat(held.quota()).isEqualTo(Amount.whole(20));
      var vacant = onDay("2020-04-15");
      assertThat(vacant.status()).isEqualTo(Status.MISSED);
      assertThat(vacant.quota()).isEqualTo(Amount.whole(31));
      assertThat(onDay("2020-03-10").status()).isEqualTo(Status.MISSED);
    }

    @Test
    void isUpcomingBeforeItsTerm() {
      var before = onDay("2020-02-29");
      assertThat(before.status()).isEqualTo(Status.UPCOMING);
      assertThat(before.quota()).isEqualTo(Amount.ZERO);
      assertThat(onDay("2020-03-01").quota()).isEqualTo(Amount.ONE);
    }

    private Judgement onDay(String asOf) {
      return new Judge(
              Made.rules(Made.programme(standing)), new Evidence(org, List.of(), List.of()))
          .judge(day("2020-03-01"), day("2020-03-31"), day(asOf), _ -> true)
          .getFirst();
    }
  }

  @Nested
  class ACoveredObject {

    private final Duty.Rhythm branches = new Duty.Covers(Calendar.YEAR, new Duty.UnitsOf("branch"));

    @Test
    void isServedByTheBearerWhereTheRecordNamesIt() {
      var duty = byBureau(branches, new Needs("meeting", List.of(), null, Amount.ONE, null, "of"));
      assertThat(status(duty, "2020-12-31", about("R", "A"))).isEqualTo(Status.MET);
      assertThat(status(duty, "2020-12-31", about("A", "A"))).isEqualTo(Status.MISSED);
      assertThat(status(duty, "2020-12-31", about("R", "R"))).isEqualTo(Status.MISSED);
    }

    @Test
    void isServedByItsOwnRecordWhereNoFieldNamesIt() {
      var duty = byBureau(branches, MEETING);
      assertThat(status(duty, "2020-12-31", meeting("m", "A", "2020-03-01"))).isEqualTo(Status.MET);
    }

    @Test
    void ofARegisterIsServedByWhoeverItWas() {
      var duty =
          byBureau(
              new Duty.Covers(Calendar.YEAR, new Duty.ObjectsOf("site")),
              new Needs("meeting", List.of(), null, Amount.ONE, null, "of"));
      assertThat(
              status(
                  duty,
                  "2020-12-31",
                  Made.record("site", "s", "A", null, Map.of()),
                  about("A", "s")))
          .isEqualTo(Status.MET);
    }

    private Duty byBureau(Duty.Rhythm rhythm, Needs needs) {
      return Made.binding(
          duty(rhythm, needs), new Duty.BindsUnits(java.util.Set.of("bureau")), Duty.Partial.SKIP);
    }

    private WorkRecord about(String unit, String object) {
      return Made.record("meeting", "m", unit, "2020-03-01", Map.of("of", Made.naming(object)));
    }
  }

  @Test
  void creditsAPersonWithTheirOwnRecords() {
    var org =
        organisation(
            List.of(secretary("p", "A", "2019-01-01", null)), unit("R", ""), unit("A", "R"));
    var duty =
        Made.binding(duty(YEARLY, MEETING), new Duty.BindsPost("secretary"), Duty.Partial.SKIP);
    var own = Made.by("p", meeting("m", "A", "2020-03-01"));
    var other = Made.by("q", meeting("m", "A", "2020-03-01"));
    assertThat(first(Made.judge(org, duty, own), "2020-12-31").status()).isEqualTo(Status.MET);
    assertThat(first(Made.judge(org, duty, other), "2020-12-31").status()).isEqualTo(Status.MISSED);
  }

  private static Status status(Duty duty, String asOf, WorkRecord... records) {
    return judged(duty, asOf, records).status();
  }

  private static Judgement judged(Duty duty, String asOf, WorkRecord... records) {
    return first(Made.judge(ORG, duty, records), asOf);
  }

  private static Judgement first(Judge judge, String asOf) {
    return judge.judge(day("2020-03-01"), day("2020-03-31"), day(asOf), _ -> true).getFirst();
  }
}
