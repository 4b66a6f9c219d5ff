package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.time.Length.Calendar;

/// What the contract says of due dates: moved by holidays and make-up days, provisional, with
/// grace, and which term a report is for.
public final class ScenariosOfDueDays {

  private static final Deadline.Within FIVE_WORKING_DAYS =
      new Deadline.Within(new Stretch(5, true));

  private ScenariosOfDueDays() {}

  public static List<Scenario> all() {
    return List.of(
        dueDateMovedByAHoliday(),
        dueDateOnAMakeUpDay(),
        workingDaysOverAHolidayAndAMakeUpDay(),
        yearWithoutACalendar(),
        oneReportForOneHalfYear(),
        oneReportAcrossAChangeOfRule(),
        firstReportAfterAnotherRhythm(),
        letterOfAYearSignedBefore());
  }

  private static DutySketch yearlyReport(int month, int day) {
    return new DutySketch("report", new Duty.Every(Calendar.YEAR))
        .needs("meeting", 1)
        .due(new Deadline.By(List.of(MonthDay.of(month, day)), false));
  }

  /// 31 January 2020 and the two days after it were off.
  public static Scenario dueDateMovedByAHoliday() {
    return new Sketch("2020-01-01", "2020-01-31")
        .duty(yearlyReport(1, 31).dayOff(DayOff.NEXT).grace(1))
        .unit("A", "branch")
        .unit("B", "branch")
        .record("r1", "meeting", "A", "2020-02-04")
        .record("r2", "meeting", "B", "2020-02-05")
        .judged(
            "2020-10-31",
            "a due date moved by a holiday, then a working day of grace",
            """
            report/A/2020 @A v1 met 1/1 from 2020-01-01 due 2020-02-03 last 2020-02-04 reached 2020-02-04 by [r1]
            report/B/2020 @B v1 late 1/1 from 2020-01-01 due 2020-02-03 last 2020-02-04 reached 2020-02-05 by [r2]
            """);
  }

  /// 9 May 2020 was a Saturday that was worked, 16 May one that was not.
  public static Scenario dueDateOnAMakeUpDay() {
    return new Sketch("2020-05-01", "2020-05-31")
        .version(
            "1",
            "2020-01-01",
            yearlyReport(5, 9).dayOff(DayOff.NEXT),
            new DutySketch("weekend", new Duty.Every(Calendar.YEAR))
                .needs("meeting", 1)
                .due(new Deadline.By(List.of(MonthDay.of(5, 16)), false))
                .dayOff(DayOff.PREVIOUS))
        .unit("A", "branch")
        .judged(
            "2020-05-14",
            "a due date on a make-up day stays, one on a weekend moves",
            """
            report/A/2020 @A v1 missed 0/1 from 2020-01-01 due 2020-05-09
            weekend/A/2020 @A v1 open 0/1 from 2020-01-01 due 2020-05-15
            """);
  }

  /// From Thursday 30 April: 6, 7, 8, 9 (make-up Saturday) and 11 May.
  public static Scenario workingDaysOverAHolidayAndAMakeUpDay() {
    return new Sketch("2020-04-30", "2020-04-30")
        .duty(new DutySketch("enquiry", new Duty.ForEach("campaign")).due(FIVE_WORKING_DAYS))
        .unit("A", "branch")
        .row("c1", "campaign", null, "opened", day("2020-04-30"), "closed", day("2020-05-11"))
        .row("c2", "campaign", null, "opened", day("2020-04-30"), "closed", day("2020-05-12"))
        .judged(
            "2020-10-31",
            "five working days over a holiday and a make-up day",
            """
            enquiry/A/c1 @A v1 met 1/1 from 2020-04-30 due 2020-05-11 reached 2020-05-11 by [c1]
            enquiry/A/c2 @A v1 late 1/1 from 2020-04-30 due 2020-05-11 reached 2020-05-12 by [c2]
            """);
  }

  /// From Tuesday 29 December 2020: 30, 31 and, by weekday alone, 1, 4 and 5 January.
  public static Scenario yearWithoutACalendar() {
    return new Sketch("2020-12-20", "2020-12-31")
        .duty(
            new DutySketch("enquiry", new Duty.ForEach("directive"))
                .needs("meeting", 1)
                .due(FIVE_WORKING_DAYS))
        .unit("A", "branch")
        .record("d1", "directive", null, "2020-12-24")
        .record("d2", "directive", null, "2020-12-29")
        .judged(
            "2020-12-31",
            "days in a year without a calendar are provisional",
            """
            enquiry/A/d1 @A v1 missed 0/1 from 2020-12-24 due 2020-12-31
            enquiry/A/d2 @A v1 open 0/1 from 2020-12-29 due 2021-01-05 provisional
            """);
  }

  /// The report of 22 July comes within the five working days of grace of the first half-year, so
  /// it is no report of the second.
  public static Scenario oneReportForOneHalfYear() {
    return new Sketch("2020-01-01", "2020-12-31")
        .duty(halfYearReport(MonthDay.of(7, 20), MonthDay.of(1, 10)).grace(5))
        .unit("A", "branch")
        .unit("B", "branch")
        .record("r1", "meeting", "A", "2020-07-22")
        .record("r2", "meeting", "B", "2020-07-28")
        .judged(
            "2020-10-31",
            "one report never settles two terms",
            """
            report/A/2020-H1 @A v1 met 1/1 from 2020-01-18 due 2020-07-20 last 2020-07-27 reached 2020-07-22 by [r1]
            report/A/2020-H2 @A v1 open 0/1 from 2020-07-28 due 2021-01-10 last 2021-01-15 provisional
            report/B/2020-H1 @B v1 missed 0/1 from 2020-01-18 due 2020-07-20 last 2020-07-27
            report/B/2020-H2 @B v1 met 1/1 from 2020-07-28 due 2021-01-10 last 2021-01-15 provisional reached 2020-07-28 by [r2]
            """);
  }

  /// By the first rule the report of the first half-year may come up to 31 July, so what comes up
  /// to then is none of the second, though its own rule names 20 July.
  public static Scenario oneReportAcrossAChangeOfRule() {
    return new Sketch("2020-01-01", "2020-12-31")
        .version("1", "2020-01-01", halfYearReport(MonthDay.of(7, 31), MonthDay.of(1, 31)))
        .version("2", "2020-07-01", halfYearReport(MonthDay.of(7, 20), MonthDay.of(1, 10)))
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2020-07-25")
        .judged(
            "2020-10-31",
            "one report never settles two terms, not even when the rule changes between them",
            """
            report/A/2020-H1 @A v1 met 1/1 from 2020-02-01 due 2020-07-31 reached 2020-07-25 by [r1]
            report/A/2020-H2 @A v2 open 0/1 from 2020-08-01 due 2021-01-10
            """);
  }

  /// The first rule asked for a report upon each directive, within two days; that says nothing of
  /// when a half-year’s report was due, so the second rule says it: 20 January 2020.
  public static Scenario firstReportAfterAnotherRhythm() {
    return new Sketch("2020-01-01", "2020-06-30")
        .version(
            "1",
            "2015-01-01",
            new DutySketch("report", new Duty.ForEach("directive"))
                .needs("meeting", 1)
                .due(new Deadline.Within(new Stretch(2, false))))
        .version("2", "2020-01-01", halfYearReport(MonthDay.of(7, 20), MonthDay.of(1, 20)))
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2020-01-20")
        .judged(
            "2020-06-30",
            "after another rhythm, the term before was due by the rule of this one",
            "report/A/2020-H1 @A v2 open 0/1 from 2020-01-21 due 2020-07-20");
  }

  private static DutySketch halfYearReport(MonthDay... days) {
    return new DutySketch("report", new Duty.Every(Calendar.HALF_YEAR))
        .needs("meeting", 1)
        .due(new Deadline.By(List.of(days), false))
        .untilDue();
  }

  public static Scenario letterOfAYearSignedBefore() {
    return new Sketch("2020-01-01", "2020-01-31")
        .duty(yearlyReport(3, 31).termIn("period"))
        .unit("A", "branch")
        .unit("B", "branch")
        .unit("C", "branch")
        .record("r1", "meeting", "A", "2019-12-30", "period", "2020")
        .record("r2", "meeting", "B", "2020-02-01", "period", "2019")
        .record("r3", "meeting", "C", "2020-04-01")
        .judged(
            "2020-10-31",
            "a letter counts for the year it names, else for the year of its day",
            """
            report/A/2020 @A v1 met 1/1 from 2020-01-01 due 2020-03-31 reached 2019-12-30 by [r1]
            report/B/2020 @B v1 missed 0/1 from 2020-01-01 due 2020-03-31
            report/C/2020 @C v1 late 1/1 from 2020-01-01 due 2020-03-31 reached 2020-04-01 by [r3]
            """);
  }

  private static LocalDate day(String written) {
    return LocalDate.parse(written);
  }
}
