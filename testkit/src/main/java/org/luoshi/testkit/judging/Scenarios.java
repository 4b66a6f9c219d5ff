package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.time.Length.Calendar;

/// What the contract says on cases that offices argue about, written by hand: which records count,
/// and for what. [ScenariosOfDueDays] and [ScenariosOfUnits] hold the others.
public final class Scenarios {

  private Scenarios() {}

  public static List<Scenario> all() {
    return Stream.of(ofRecords(), ScenariosOfDueDays.all(), ScenariosOfUnits.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> ofRecords() {
    return List.of(
        quorumMissedByOnePerson(),
        quorumAtExactlyHalf(),
        meetingOnTheLastDayOfAMonth(),
        lastDayOfAMonthNotYetMissedTheDayBefore(),
        enteredInTheNextTerm(),
        enteredInTheNextTermJudgedByEntry(),
        enteredInTheNextTermJudgedTheDayBefore(),
        relayOfADirective(),
        caseToBeClosedByItsLimit(),
        caseWithoutALimit(),
        caseOfAUnitNotYetFounded(),
        nilAndWaiver(),
        returnedFutureAndUndatedRecords(),
        lateWithinTheTerm(),
        visibleBeforeTheTerm(),
        replyInTime());
  }

  private static DutySketch monthlyMeeting() {
    return new DutySketch("meeting", new Duty.Every(Calendar.MONTH)).needs("meeting", 1);
  }

  private static DutySketch quorate() {
    return monthlyMeeting()
        .where(new Condition.OneOf("sort", Set.of("a")))
        .where(new Condition.AtLeastShare("present", Amount.whole(50), "due"));
  }

  /// 5 due, 2 present: 2.5 would be half.
  public static Scenario quorumMissedByOnePerson() {
    return new Sketch("2020-03-01", "2020-03-31")
        .duty(quorate())
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2020-03-20", "sort", "a", "due", 5, "present", 2)
        .judged(
            "2020-10-31",
            "a quorum missed by one person",
            "meeting/A/2020-03 @A v1 missed 0/1 from 2020-03-01 due 2020-03-31");
  }

  public static Scenario quorumAtExactlyHalf() {
    return new Sketch("2020-03-01", "2020-03-31")
        .duty(quorate())
        .unit("A", "branch")
        .unit("B", "branch")
        .record("r1", "meeting", "A", "2020-03-20", "sort", "a", "due", 4, "present", 2)
        .record("r2", "meeting", "B", "2020-03-20", "sort", "a", "due", 4)
        .judged(
            "2020-10-31",
            "exactly half counts, a number not written does not",
            """
            meeting/A/2020-03 @A v1 met 1/1 from 2020-03-01 due 2020-03-31 reached 2020-03-20 by [r1]
            meeting/B/2020-03 @B v1 missed 0/1 from 2020-03-01 due 2020-03-31
            """);
  }

  public static Scenario meetingOnTheLastDayOfAMonth() {
    return new Sketch("2020-02-29", "2020-03-01")
        .duty(monthlyMeeting())
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2020-02-29")
        .record("r2", "meeting", "A", "2020-02-29")
        .judged(
            "2020-03-31",
            "a meeting on the last day of a month counts for that month only, a second one too",
            """
            meeting/A/2020-02 @A v1 met 2/1 from 2020-02-01 due 2020-02-29 reached 2020-02-29 by [r1, r2]
            meeting/A/2020-03 @A v1 missed 0/1 from 2020-03-01 due 2020-03-31
            """);
  }

  public static Scenario lastDayOfAMonthNotYetMissedTheDayBefore() {
    return new Sketch("2020-03-01", "2020-04-01")
        .duty(monthlyMeeting())
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2020-03-31")
        .judged(
            "2020-03-30",
            "a meeting of tomorrow is not known, and the month is not over",
            """
            meeting/A/2020-03 @A v1 open 0/1 from 2020-03-01 due 2020-03-31
            meeting/A/2020-04 @A v1 upcoming 0/1 from 2020-04-01 due 2020-04-30
            """);
  }

  private static Sketch enteredLater(DutySketch duty) {
    return new Sketch("2020-03-01", "2020-04-30")
        .duty(duty)
        .unit("A", "branch")
        .recordEntered("r1", "meeting", "A", "2020-03-30", "2020-03-31T16:00:00Z");
  }

  public static Scenario enteredInTheNextTerm() {
    return enteredLater(monthlyMeeting())
        .judged(
            "2020-04-30",
            "a record dated in one term and entered in the next counts for the first",
            """
            meeting/A/2020-03 @A v1 met 1/1 from 2020-03-01 due 2020-03-31 reached 2020-03-30 by [r1]
            meeting/A/2020-04 @A v1 missed 0/1 from 2020-04-01 due 2020-04-30
            """);
  }

  /// Midnight in Shanghai is 16:00 UTC, so the entry is of 1 April.
  public static Scenario enteredInTheNextTermJudgedByEntry() {
    return enteredLater(monthlyMeeting().judgedByEntry())
        .judged(
            "2020-04-30",
            "where the entry judges, the same record is late",
            """
            meeting/A/2020-03 @A v1 late 1/1 from 2020-03-01 due 2020-03-31 reached 2020-04-01 by [r1]
            meeting/A/2020-04 @A v1 missed 0/1 from 2020-04-01 due 2020-04-30
            """);
  }

  public static Scenario enteredInTheNextTermJudgedTheDayBefore() {
    return enteredLater(monthlyMeeting().judgedByEntry())
        .judged(
            "2020-03-31",
            "where the entry judges, a record is not known before it is entered",
            """
            meeting/A/2020-03 @A v1 missed 0/1 from 2020-03-01 due 2020-03-31
            meeting/A/2020-04 @A v1 upcoming 0/1 from 2020-04-01 due 2020-04-30
            """);
  }

  public static Scenario relayOfADirective() {
    return new Sketch("2020-06-01", "2020-06-30")
        .duty(
            new DutySketch("relay", new Duty.ForEach("directive"))
                .needs("meeting", 1)
                .objectIn("object")
                .due(new Deadline.Within(new Stretch(7, false))))
        .unit("A", "branch")
        .unit("B", "branch")
        .unit("C", "branch", "2020-06-11", null, "A")
        .record("d1", "directive", null, "2020-06-10")
        .record("d2", "directive", null, "2020-06-20")
        .record("r1", "meeting", "A", "2020-06-17", "object", "d1")
        .record("r2", "meeting", "B", "2020-06-18", "object", "d1")
        .record("r3", "meeting", "A", "2020-06-21", "object", "d3")
        .judged(
            "2020-06-26",
            "a directive is relayed within seven days by every branch of that day",
            """
            relay/A/d1 @A v1 met 1/1 from 2020-06-10 due 2020-06-17 reached 2020-06-17 by [r1]
            relay/A/d2 @A v1 open 0/1 from 2020-06-20 due 2020-06-27
            relay/B/d1 @B v1 late 1/1 from 2020-06-10 due 2020-06-17 reached 2020-06-18 by [r2]
            relay/B/d2 @B v1 open 0/1 from 2020-06-20 due 2020-06-27
            relay/C/d2 @C v1 open 0/1 from 2020-06-20 due 2020-06-27
            """);
  }

  private static DutySketch rectification() {
    return new DutySketch("rectify", new Duty.ForEach("finding")).due(new Deadline.Until("limit"));
  }

  public static Scenario caseToBeClosedByItsLimit() {
    return new Sketch("2020-01-01", "2020-10-31")
        .duty(rectification())
        .unit("A", "branch")
        .unit("B", "branch")
        .unit("C", "committee")
        .row("f1", "finding", "A", "opened", day("2020-09-01"), "limit", day("2020-10-31"))
        .row("f2", "finding", "B", "opened", day("2020-09-01"), "limit", day("2020-11-01"))
        .row("f3", "finding", "C", "opened", day("2020-09-01"), "limit", day("2020-09-30"))
        .row("f4", "finding", "A", "opened", day("2020-11-01"), "limit", day("2020-12-01"))
        .row(
            "f5",
            "finding",
            "B",
            "opened",
            day("2020-09-01"),
            "limit",
            day("2020-09-30"),
            "closed",
            day("2020-11-05"))
        .judged(
            "2020-10-31",
            "a finding binds the unit it names, up to the limit it names",
            """
            rectify/A/f1 @A v1 missed 0/1 from 2020-09-01 due 2020-10-31
            rectify/B/f2 @B v1 open 0/1 from 2020-09-01 due 2020-11-01
            rectify/B/f5 @B v1 missed 0/1 from 2020-09-01 due 2020-09-30
            """);
  }

  public static Scenario caseWithoutALimit() {
    return new Sketch("2020-01-01", "2020-10-31")
        .duty(rectification())
        .unit("A", "branch")
        .row("f1", "finding", "A", "opened", day("2020-09-01"))
        .row("f2", "finding", "A", "opened", day("2020-09-01"), "closed", day("2020-10-01"))
        .judged(
            "2020-10-31",
            "a finding without a limit is never missed",
            """
            rectify/A/f1 @A v1 open 0/1 from 2020-09-01 due never
            rectify/A/f2 @A v1 met 1/1 from 2020-09-01 due never reached 2020-10-01 by [f2]
            """);
  }

  /// Offices write down a case under a branch before it was formally founded.
  public static Scenario caseOfAUnitNotYetFounded() {
    return new Sketch("2020-01-01", "2020-10-31")
        .duty(rectification())
        .unit("A", "branch", "2020-09-15", null, "")
        .row("f1", "finding", "A", "opened", day("2020-09-01"), "limit", day("2020-10-31"))
        .row("f2", "finding", "NOBODY", "opened", day("2020-09-01"), "limit", day("2020-10-31"))
        .judged(
            "2020-10-30",
            "a finding binds the unit it names, whenever that was founded",
            "rectify/A/f1 @A v1 open 0/1 from 2020-09-01 due 2020-10-31");
  }

  public static Scenario nilAndWaiver() {
    return new Sketch("2020-02-01", "2020-04-30")
        .duty(monthlyMeeting().nilAllowed())
        .unit("A", "branch")
        .unit("B", "branch")
        .record("r1", "meeting", "A", "2020-03-05")
        .declaredNil("meeting", "A", "2020-02", "2020-02-10")
        .declaredNil("meeting", "A", "2020-03", "2020-03-10")
        .waived("meeting", "B", "2020-02", "2020-04-01")
        .waived("meeting", "B", "2020-03", "2020-04-11")
        .declaredNil("meeting", "B", "2020-04", "2020-04-11")
        .judged(
            "2020-04-10",
            "a waiver goes before all, a nil return after what was done, neither before its day",
            """
            meeting/A/2020-02 @A v1 nil 0/1 from 2020-02-01 due 2020-02-29
            meeting/A/2020-03 @A v1 met 1/1 from 2020-03-01 due 2020-03-31 reached 2020-03-05 by [r1]
            meeting/A/2020-04 @A v1 open 0/1 from 2020-04-01 due 2020-04-30
            meeting/B/2020-02 @B v1 waived 0/1 from 2020-02-01 due 2020-02-29
            meeting/B/2020-03 @B v1 missed 0/1 from 2020-03-01 due 2020-03-31
            meeting/B/2020-04 @B v1 open 0/1 from 2020-04-01 due 2020-04-30
            """);
  }

  public static Scenario returnedFutureAndUndatedRecords() {
    return new Sketch("2020-03-01", "2020-03-31")
        .duty(monthlyMeeting().nilAllowed())
        .unit("A", "branch")
        .unit("B", "branch")
        .record("r1", "visit", "A", "2020-03-05")
        .row("r2", "meeting", "A")
        .record("r3", "meeting", "B", "2020-03-21")
        .record("r4", "meeting", null, "2020-03-20")
        .judged(
            "2020-03-20",
            "another kind, no day, a later day and nobody’s record count for nothing",
            """
            meeting/A/2020-03 @A v1 open 0/1 from 2020-03-01 due 2020-03-31
            meeting/B/2020-03 @B v1 open 0/1 from 2020-03-01 due 2020-03-31
            """);
  }

  public static Scenario lateWithinTheTerm() {
    return new Sketch("2020-01-01", "2020-12-31")
        .duty(
            new DutySketch("study", new Duty.Every(Calendar.YEAR))
                .needsSum("meeting", "days", 10)
                .due(new Deadline.By(List.of(MonthDay.of(6, 30)), false)))
        .unit("A", "branch")
        .record("r3", "meeting", "A", "2020-07-01", "days", new BigDecimal("0.5"))
        .record("r1", "meeting", "A", "2020-02-01", "days", new BigDecimal("7.25"))
        .record("r2", "meeting", "A", "2020-05-01", "days", new BigDecimal("2.25"))
        .record("r4", "meeting", "A", "2020-08-01")
        .record("r5", "meeting", "A", "2020-09-01", "days", 1)
        .judged(
            "2020-10-31",
            "a sum reached after the due date is late, and goes on counting",
            """
            study/A/2020 @A v1 late 11/10 from 2020-01-01 due 2020-06-30 reached 2020-07-01 by [r1, r2, r3, r5]
            """);
  }

  public static Scenario visibleBeforeTheTerm() {
    return new Sketch("2020-04-01", "2020-05-01")
        .duty(monthlyMeeting().lead(10))
        .unit("A", "branch")
        .judged(
            "2020-03-22",
            "a duty shows so many days before its term",
            """
            meeting/A/2020-04 @A v1 open 0/1 from 2020-04-01 due 2020-04-30
            meeting/A/2020-05 @A v1 upcoming 0/1 from 2020-05-01 due 2020-05-31
            """);
  }

  public static Scenario replyInTime() {
    return new Sketch("2020-03-01", "2020-03-31")
        .duty(
            monthlyMeeting()
                .where(new Condition.Filled("sent"))
                .where(new Condition.Later("replied", "sent")))
        .unit("A", "branch")
        .unit("B", "branch")
        .unit("C", "branch")
        .record("r1", "meeting", "A", "2020-03-02", sentAndReplied("2020-03-20"))
        .record("r2", "meeting", "B", "2020-03-02", sentAndReplied("2020-03-21"))
        .record("r3", "meeting", "C", "2020-03-02", sentAndReplied("2020-03-02"))
        .judged(
            "2020-03-20",
            "a day after the date judged counts as empty, and the same day is not later",
            """
            meeting/A/2020-03 @A v1 met 1/1 from 2020-03-01 due 2020-03-31 reached 2020-03-02 by [r1]
            meeting/B/2020-03 @B v1 open 0/1 from 2020-03-01 due 2020-03-31
            meeting/C/2020-03 @C v1 open 0/1 from 2020-03-01 due 2020-03-31
            """);
  }

  private static Object[] sentAndReplied(String replied) {
    return new Object[] {"sent", day("2020-03-02"), "replied", day(replied)};
  }

  private static LocalDate day(String written) {
    return LocalDate.parse(written);
  }
}
