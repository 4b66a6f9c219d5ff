package org.luoshi.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length.Calendar;
import org.luoshi.engine.time.WorkingCalendar.Step;

class ObligationsTest {

  private static final Organisation ORG = organisation(unit("R", ""), unit("A", "R"));
  private static final Duty.Binds SECRETARY = new Duty.BindsPost("secretary");

  @Test
  void areOnePerBearerAndTermThatOverlapsTheDays() {
    assertThat(ids(ORG, duty(MONTHLY, MEETING), "2020-01-31", "2020-03-01"))
        .containsExactly("duty/A/2020-01", "duty/A/2020-02", "duty/A/2020-03");
    var one = of(ORG, duty(MONTHLY, MEETING), "2020-02-01", "2020-02-01").getFirst();
    assertThat(one.opens()).isEqualTo(day("2020-02-01"));
    assertThat(one.closes()).isEqualTo(day("2020-02-29"));
    assertThat(one.due().last()).isEqualTo(day("2020-02-29"));
    assertThat(one.rollsUpOn()).isEqualTo(day("2020-02-29"));
    assertThat(one.unit()).isEqualTo("A");
    assertThat(one.quota()).isEqualTo(Amount.ONE);
    assertThat(one.version()).isEqualTo("1");
    assertThat(one.occasion().term()).isPresent();
    assertThat(one.occasion().starts()).isEqualTo(day("2020-02-01"));
  }

  @Test
  void areOnlyThoseOfTheDutiesWanted() {
    var rules = Made.rules(Made.programme(duty(MONTHLY, MEETING)));
    assertThat(
            Obligations.of(rules, ORG, List.of(), day("2020-01-01"), day("2020-12-31"), _ -> false))
        .isEmpty();
  }

  @Test
  void followTheVersionInForceOnTheFirstDayOfTheTerm() {
    var old = Made.programme("old", "2020-02-01", Map.of(), duty(MONTHLY, MEETING));
    var later = Made.programme("later", "2020-03-02", Map.of(), duty(MONTHLY, MEETING));
    assertThat(
            of(ORG, List.of(later, old), List.of(), "2020-01-01", "2020-04-30").stream()
                .map(one -> one.occasion().label() + " " + one.version()))
        .containsExactly("2020-02 old", "2020-03 old", "2020-04 later");
    var rules = Made.rules(later, old);
    assertThat(rules.inForceOn(day("2020-01-31"))).isEmpty();
    assertThat(rules.inForceOn(day("2020-02-01"))).contains(old);
    assertThat(rules.inForceOn(day("2020-03-02"))).contains(later);
    assertThat(rules.latest()).isEqualTo(later);
  }

  @Test
  void moveTheirDueDayOverDaysOffAndAddTheGrace() {
    var by = new Deadline.By(List.of(MonthDay.of(5, 1)), false);
    var due =
        dueOf(new Deadline(by, new Stretch(3, true), DayOff.NEXT), "2020-01-01", Calendar.YEAR);
    assertThat(due.named()).isEqualTo(day("2020-05-01"));
    assertThat(due.day()).isEqualTo(day("2020-05-06"));
    assertThat(due.last()).isEqualTo(day("2020-05-09"));
    assertThat(due.provisional()).isFalse();
    assertThat(due.steps())
        .extracting(Step::day)
        .containsExactly(
            day("2020-05-01"),
            day("2020-05-02"),
            day("2020-05-03"),
            day("2020-05-04"),
            day("2020-05-05"),
            day("2020-05-09"));
    var before =
        dueOf(
            new Deadline(by, new Stretch(2, false), DayOff.PREVIOUS), "2020-01-01", Calendar.YEAR);
    assertThat(before.day()).isEqualTo(day("2020-04-30"));
    assertThat(before.last()).isEqualTo(day("2020-05-02"));
    var stays = dueOf(new Deadline(by, Stretch.NONE, DayOff.STAYS), "2020-01-01", Calendar.YEAR);
    assertThat(stays.last()).isEqualTo(day("2020-05-01"));
  }

  @Test
  void areProvisionalWhereAYearWithoutHolidaysTakesPart() {
    var end = new Deadline.TermEnd();
    assertThat(
            dueOf(
                    new Deadline(end, new Stretch(1, true), DayOff.STAYS),
                    "2020-12-01",
                    Calendar.MONTH)
                .provisional())
        .isTrue();
    assertThat(
            dueOf(new Deadline(end, Stretch.NONE, DayOff.NEXT), "2021-03-01", Calendar.MONTH)
                .provisional())
        .isTrue();
    assertThat(
            dueOf(new Deadline(end, Stretch.NONE, DayOff.NEXT), "2020-03-01", Calendar.MONTH)
                .provisional())
        .isFalse();
  }

  @Test
  void areDueSoLongAfterTheTermBegins() {
    var within = new Deadline.Within(new Stretch(5, true));
    assertThat(
            dueOf(new Deadline(within, Stretch.NONE, DayOff.STAYS), "2020-06-01", Calendar.MONTH)
                .last())
        .isEqualTo(day("2020-06-08"));
  }

  @Test
  void openTheirWindowAfterTheFormerDueDay() {
    var by = new Deadline.By(List.of(MonthDay.of(7, 20), MonthDay.of(1, 10)), false);
    var report =
        Made.due(
            duty(new Duty.Every(Calendar.HALF_YEAR), MEETING),
            new Deadline(by, new Stretch(1, false), DayOff.STAYS),
            Duty.Window.UNTIL_DUE,
            10);
    var one = of(ORG, report, "2020-01-01", "2020-06-30").getFirst();
    assertThat(one.opens()).isEqualTo(day("2020-01-12"));
    assertThat(one.closes()).isEqualTo(day("2020-07-21"));
    assertThat(one.visible()).isEqualTo(day("2019-12-22"));
  }

  @Test
  void takeTheFormerDueDayFromTheVersionOfItsTime() {
    var month = new Duty.Every(Calendar.MONTH);
    var early = Made.due(duty(month, MEETING), graced(5), Duty.Window.UNTIL_DUE, 0);
    var late = Made.due(duty(month, MEETING), graced(9), Duty.Window.UNTIL_DUE, 0);
    var yearly =
        Made.due(duty(new Duty.Every(Calendar.YEAR), MEETING), graced(5), Duty.Window.UNTIL_DUE, 0);
    assertThat(opensUnder(early, late)).isEqualTo(day("2020-03-06"));
    assertThat(opensUnder(yearly, late)).isEqualTo(day("2020-03-10"));
    var covers = new Duty.Covers(Calendar.MONTH, new Duty.UnitsOf("branch"));
    assertThat(
            opensUnder(Made.due(duty(covers, MEETING), graced(5), Duty.Window.UNTIL_DUE, 0), late))
        .isEqualTo(day("2020-03-10"));
  }

  private static LocalDate opensUnder(Duty former, Duty now) {
    var versions =
        List.of(
            Made.programme("1", "2015-01-01", Map.of(), former),
            Made.programme("2", "2020-03-01", Map.of(), now));
    return of(ORG, versions, List.of(), "2020-03-01", "2020-03-31").getLast().opens();
  }

  private static Deadline graced(int days) {
    return new Deadline(new Deadline.TermEnd(), new Stretch(days, false), DayOff.STAYS);
  }

  @Test
  void bindPersonsByPostAndCountAtTheUnitOfTheirLast() {
    var org =
        organisation(
            List.of(
                secretary("p", "A", "2019-01-01", "2020-04-01"),
                secretary("p", "B", "2020-04-01", null),
                secretary("q", "A", "2020-04-01", null)),
            unit("R", ""),
            unit("A", "R"),
            unit("B", "R"));
    var yearly =
        Made.binding(
            duty(new Duty.Every(Calendar.YEAR), Made.needs("fieldwork", "days", 40)),
            SECRETARY,
            Duty.Partial.PRORATE);
    assertThat(
            of(org, yearly, "2020-01-01", "2020-12-31").stream()
                .map(one -> one.id() + " " + one.unit() + " " + one.quota()))
        .containsExactly("duty/p/2020 B 40", "duty/q/2020 A 30");
    assertThat(
            of(org, yearly, "2019-01-01", "2019-12-31").stream()
                .map(one -> one.id() + " " + one.unit()))
        .containsExactly("duty/p/2019 A");
  }

  @Test
  void countAPersonWithTwoPostsAtTheLaterBegunOrLastListed() {
    var org =
        organisation(
            List.of(
                secretary("p", "A", "2020-02-01", null),
                secretary("p", "B", "2019-01-01", null),
                secretary("q", "A", "2019-01-01", null),
                secretary("q", "B", "2019-01-01", null)),
            unit("A", ""),
            unit("B", ""));
    var monthly = Made.binding(duty(MONTHLY, MEETING), SECRETARY, Duty.Partial.SKIP);
    assertThat(of(org, monthly, "2020-03-01", "2020-03-31").stream().map(Obligation::unit))
        .containsExactly("A", "B");
  }

  @Test
  void coverTheUnitsBelowThatLiveThroughTheTerm() {
    var org =
        organisation(
            unit("R", ""),
            unit("A", "R"),
            unit("A1", "A"),
            unit("B", "R", "2020-01-02", null),
            unit("C", "R", "2015-01-01", "2020-06-30"));
    var covers =
        Made.binding(
            duty(new Duty.Covers(Calendar.HALF_YEAR, new Duty.UnitsOf("branch")), MEETING),
            new Duty.BindsUnits(java.util.Set.of("bureau", "branch")),
            Duty.Partial.SKIP);
    assertThat(ids(org, covers, "2020-01-01", "2020-06-30"))
        .containsExactly("duty/R/2020-H1 A", "duty/R/2020-H1 A1", "duty/A/2020-H1 A1");
    var one = of(org, covers, "2020-01-01", "2020-06-30").getFirst();
    assertThat(one.occasion().term()).isPresent();
    assertThat(one.occasion().starts()).isEqualTo(day("2020-01-01"));
    assertThat(one.rollsUpOn()).isEqualTo(day("2020-06-30"));
  }

  @Test
  void coverTheActiveObjectsOfARegister() {
    var covers = duty(new Duty.Covers(Calendar.YEAR, new Duty.ObjectsOf("site")), MEETING);
    var records =
        List.of(
            Made.record("site", "s1", "A", null, Map.of()),
            Made.withdrawn(Made.record("site", "s2", "A", null, Map.of())));
    assertThat(
            of(ORG, List.of(Made.programme(covers)), records, "2020-01-01", "2020-12-31").stream()
                .map(Obligation::id))
        .containsExactly("duty/A/2020 s1");
  }

  @Test
  void standOnEveryDayOfTheTerm() {
    var standing = duty(new Duty.Standing(Calendar.MONTH, "secretary", 1), null);
    var one = of(ORG, standing, "2020-02-01", "2020-02-29").getFirst();
    assertThat(one.quota()).isEqualTo(Amount.whole(29));
    assertThat(one.due().last()).isEqualTo(day("2020-02-29"));
  }

  @Test
  void ariseFromEveryRecordOfTheKindOnItsDay() {
    var relay =
        Made.due(
            duty(new Duty.ForEach("directive"), Made.needs("relay", null, 1)),
            new Deadline(new Deadline.Within(new Stretch(7, false)), Stretch.NONE, DayOff.STAYS),
            Duty.Window.TERM,
            0);
    var org = organisation(unit("R", ""), unit("A", "R"), unit("B", "R", "2020-03-02", null));
    var records =
        List.of(
            Made.record("directive", "d1", "R", "2020-03-01", Map.of()),
            Made.record("directive", "d2", "R", "2020-04-01", Map.of()),
            Made.record("directive", "d3", "R", null, Map.of()));
    var found = of(org, List.of(Made.programme(relay)), records, "2020-03-01", "2020-03-31");
    assertThat(found.stream().map(Obligation::id)).containsExactly("duty/A/d1");
    var one = found.getFirst();
    assertThat(one.opens()).isEqualTo(day("2020-03-01"));
    assertThat(one.closes()).isEqualTo(LocalDate.MAX);
    assertThat(one.due().last()).isEqualTo(day("2020-03-08"));
    assertThat(one.occasion().term()).isEmpty();
    assertThat(one.rollsUpOn()).isEqualTo(day("2020-03-01"));
    var next = Made.programme("2", "2020-04-01", Map.of(), relay);
    assertThat(
            of(org, List.of(Made.programme(relay), next), records, "2020-03-01", "2020-04-01")
                .stream()
                .map(o -> o.id() + " " + o.version()))
        .containsExactly("duty/A/d1 1", "duty/A/d2 2", "duty/B/d2 2");
  }

  @Test
  void bindTheUnitACaseNamesUntilItsOwnLimit() {
    var cases =
        Made.due(
            duty(new Duty.ForEach("finding"), null),
            new Deadline(new Deadline.Until("limit"), Stretch.NONE, DayOff.STAYS),
            Duty.Window.TERM,
            0);
    var org = organisation(unit("R", ""), unit("A", "R"), unit("B", "R", "2020-06-01", null));
    var records =
        List.of(
            Made.record(
                "finding",
                "f1",
                "B",
                null,
                Map.of("found", Made.on("2020-03-01"), "limit", Made.on("2020-04-01"))),
            Made.record("finding", "f2", "A", null, Map.of("found", Made.on("2020-03-31"))),
            Made.record("finding", "f3", "A", null, Map.of()));
    var found = of(org, List.of(Made.programme(cases)), records, "2020-03-01", "2020-03-31");
    assertThat(found.stream().map(one -> one.id() + " " + one.due().last()))
        .containsExactly("duty/B/f1 2020-04-01", "duty/A/f2 " + LocalDate.MAX);
    assertThat(found.getFirst().quota()).isEqualTo(Amount.ONE);
  }

  @Test
  void areDueByADayOfTheYearOrAtOnceAfterATrigger() {
    var by = new Deadline.By(List.of(MonthDay.of(3, 31)), false);
    assertThat(afterTrigger(new Deadline(by, Stretch.NONE, DayOff.STAYS)))
        .isEqualTo(day("2020-03-31"));
    assertThat(afterTrigger(Deadline.TERM_END)).isEqualTo(day("2020-03-02"));
    var within = new Deadline.Within(new Stretch(5, true));
    assertThat(afterTrigger(new Deadline(within, Stretch.NONE, DayOff.STAYS)))
        .isEqualTo(day("2020-03-09"));
    assertThat(ids(ORG, duty(new Duty.ForEach("unheard-of"), null), "2020-01-01", "2020-12-31"))
        .isEmpty();
  }

  private static LocalDate afterTrigger(Deadline deadline) {
    var duty = Made.due(duty(new Duty.ForEach("directive"), null), deadline, Duty.Window.TERM, 0);
    var trigger = Made.record("directive", "d", "R", "2020-03-02", Map.of());
    return of(ORG, List.of(Made.programme(duty)), List.of(trigger), "2020-01-01", "2020-12-31")
        .getFirst()
        .due()
        .last();
  }

  private static Due dueOf(Deadline deadline, String day, Calendar length) {
    var duty = Made.due(duty(new Duty.Every(length), MEETING), deadline, Duty.Window.TERM, 0);
    return of(ORG, duty, day, day).getFirst().due();
  }

  private static List<String> ids(Organisation org, Duty duty, String from, String until) {
    return of(org, duty, from, until).stream().map(Obligation::id).toList();
  }

  private static List<Obligation> of(Organisation org, Duty duty, String from, String until) {
    return of(org, List.of(Made.programme(duty)), List.of(), from, until);
  }

  private static List<Obligation> of(
      Organisation org,
      List<Programme> rules,
      List<WorkRecord> records,
      String from,
      String until) {
    return Obligations.of(
        Made.rules(rules.toArray(Programme[]::new)),
        org,
        records,
        day(from),
        day(until),
        _ -> true);
  }
}
