package org.luoshi.testkit.judging;

import java.util.List;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Length.Calendar;

/// What the contract says of units that come, move and go, of people who change their posts, and of
/// rules that change.
public final class ScenariosOfUnits {

  private ScenariosOfUnits() {}

  public static List<Scenario> all() {
    return List.of(
        unitFoundedInMay(),
        unitFoundedOnTheFirstOfMayAndClosed(),
        partialTermsOwedInFull(),
        officialAppointedOnTheFirstOfJuly(),
        officialOfTwoPosts(),
        officialOfAShortTerm(),
        officialAwayInTheMiddle(),
        standingOfficer(),
        standingPostNeedsTwoPeople(),
        standingPostBeforeItsTerm(),
        inspectionOfEveryBranch(),
        inspectionByAnother(),
        visitToEveryHousehold(),
        changeOfRule(),
        severalYears());
  }

  private static DutySketch every(Length length) {
    return new DutySketch("meeting", new Duty.Every(length)).needs("meeting", 1);
  }

  public static Scenario unitFoundedInMay() {
    return new Sketch("2020-01-01", "2020-07-01")
        .version(
            "1",
            "2015-01-01",
            every(Calendar.MONTH),
            new DutySketch("lesson", new Duty.Every(Calendar.QUARTER)).needs("meeting", 1))
        .unit("A", "branch", "2020-05-12", null, "")
        .record("r1", "meeting", "A", "2020-05-20")
        .judged(
            "2020-06-30",
            "a unit founded in May owes no term it did not live through",
            """
            lesson/A/2020-Q3 @A v1 upcoming 0/1 from 2020-07-01 due 2020-09-30
            meeting/A/2020-06 @A v1 missed 0/1 from 2020-06-01 due 2020-06-30
            meeting/A/2020-07 @A v1 upcoming 0/1 from 2020-07-01 due 2020-07-31
            """);
  }

  /// On the day it is closed it no longer lives, so July is not lived through.
  public static Scenario unitFoundedOnTheFirstOfMayAndClosed() {
    return new Sketch("2020-04-01", "2020-08-31")
        .duty(every(Calendar.MONTH))
        .unit("A", "branch", "2020-05-01", "2020-07-31", "")
        .unit("B", "branch", "2020-05-02", "2020-08-01", "")
        .judged(
            "2020-08-31",
            "the first day lives, the closing day does not",
            """
            meeting/A/2020-05 @A v1 missed 0/1 from 2020-05-01 due 2020-05-31
            meeting/A/2020-06 @A v1 missed 0/1 from 2020-06-01 due 2020-06-30
            meeting/B/2020-06 @B v1 missed 0/1 from 2020-06-01 due 2020-06-30
            meeting/B/2020-07 @B v1 missed 0/1 from 2020-07-01 due 2020-07-31
            """);
  }

  public static Scenario partialTermsOwedInFull() {
    return new Sketch("2020-01-01", "2020-09-30")
        .duty(
            new DutySketch("lesson", new Duty.Every(Calendar.QUARTER))
                .needs("meeting", 3)
                .partial(Duty.Partial.FULL))
        .unit("A", "branch", "2020-03-31", "2020-07-02", "")
        .judged(
            "2020-08-31",
            "where partial terms are owed in full, a day is enough",
            """
            lesson/A/2020-Q1 @A v1 missed 0/3 from 2020-01-01 due 2020-03-31
            lesson/A/2020-Q2 @A v1 missed 0/3 from 2020-04-01 due 2020-06-30
            lesson/A/2020-Q3 @A v1 open 0/3 from 2020-07-01 due 2020-09-30
            """);
  }

  private static DutySketch fieldwork() {
    return new DutySketch("fieldwork", new Duty.Every(Calendar.YEAR))
        .bindsPost("secretary")
        .needsSum("visit", "days", 40)
        .partial(Duty.Partial.PRORATE);
  }

  /// Six of twelve months: 20 of 40 days. From 2 July only five whole months: 16.67, so 17.
  public static Scenario officialAppointedOnTheFirstOfJuly() {
    return new Sketch("2020-01-01", "2020-12-31")
        .duty(fieldwork())
        .unit("A", "branch")
        .appointed("P1", "支部书记", "A", "2020-07-01", null)
        .appointed("P2", "支部书记", "A", "2020-07-02", null)
        .appointed("P3", "支部书记", "A", "2010-07-01", "2020-12-31")
        .appointed("P4", "支部书记", "A", "2020-12-02", null)
        .appointed("P5", "委员", "A", "2010-07-01", null)
        .record("r1", "visit", "P1", "2020-06-30", "days", 3)
        .record("r2", "visit", "P1", "2020-09-30", "days", 17)
        .judged(
            "2020-12-31",
            "an official appointed on 1 July owes 20 of 40 days",
            """
            fieldwork/P1/2020 @A v1 met 20/20 from 2020-01-01 due 2020-12-31 reached 2020-09-30 by [r1, r2]
            fieldwork/P2/2020 @A v1 missed 0/17 from 2020-01-01 due 2020-12-31
            fieldwork/P3/2020 @A v1 missed 0/37 from 2020-01-01 due 2020-12-31
            """);
  }

  /// One obligation for a person and kind of post, whatever appointments make it up; one that ends
  /// on the day it begins was never held.
  public static Scenario officialOfTwoPosts() {
    return new Sketch("2020-01-01", "2020-12-31")
        .duty(fieldwork())
        .unit("A", "branch")
        .unit("B", "branch")
        .appointed("P1", "支部书记", "B", "2020-06-15", null)
        .appointed("P1", "支部书记", "A", "2010-01-01", "2020-06-15")
        .appointed("P2", "支部书记", "A", "2010-01-01", "2020-03-10")
        .appointed("P2", "支部书记", "B", "2020-04-20", "2020-09-01")
        .appointed("P2", "支部书记", "A", "2020-10-01", "2020-10-01")
        .judged(
            "2020-12-30",
            "appointments of one kind are united, and count at the last unit",
            """
            fieldwork/P1/2020 @B v1 open 0/40 from 2020-01-01 due 2020-12-31
            fieldwork/P2/2020 @B v1 open 0/20 from 2020-01-01 due 2020-12-31
            """);
  }

  /// 16 of 31 days of two meetings: 1.03, so two; 15 of 31 days: one.
  public static Scenario officialOfAShortTerm() {
    return new Sketch("2020-03-01", "2020-03-31")
        .duty(
            every(Calendar.MONTH)
                .needs("visit", 2)
                .bindsPost("secretary")
                .partial(Duty.Partial.PRORATE))
        .unit("A", "branch")
        .appointed("P1", "支部书记", "A", "2020-03-16", null)
        .appointed("P2", "支部书记", "A", "2010-03-16", "2020-03-16")
        .judged(
            "2020-03-31",
            "terms shorter than two months are prorated by days",
            """
            meeting/P1/2020-03 @A v1 missed 0/2 from 2020-03-01 due 2020-03-31
            meeting/P2/2020-03 @A v1 missed 0/1 from 2020-03-01 due 2020-03-31
            """);
  }

  /// Away from 1 April to 30 June: nine of twelve months, so 30 of 40 days; and no report, which
  /// only those owe who held the post all through.
  public static Scenario officialAwayInTheMiddle() {
    return new Sketch("2020-01-01", "2020-12-31")
        .version(
            "1",
            "2015-01-01",
            fieldwork(),
            new DutySketch("report", new Duty.Every(Calendar.YEAR))
                .bindsPost("secretary")
                .needs("visit", 1))
        .unit("A", "branch")
        .appointed("P1", "支部书记", "A", "2010-01-01", "2020-04-01")
        .appointed("P1", "支部书记", "A", "2020-07-01", null)
        .judged(
            "2020-10-31",
            "an official away in the middle of the year was not there all through",
            "fieldwork/P1/2020 @A v1 open 0/30 from 2020-01-01 due 2020-12-31");
  }

  public static Scenario standingOfficer() {
    return new Sketch("2020-02-01", "2020-04-30")
        .duty(new DutySketch("officer", new Duty.Standing(Calendar.MONTH, "officer", 1)))
        .unit("A", "branch")
        .unit("B", "branch")
        .appointed("P1", "信息员", "A", "2010-01-01", "2020-02-20")
        .appointed("P2", "联络员", "A", "2020-03-11", null)
        .judged(
            "2020-03-20",
            "a standing post is judged on the last day so far, with the share of days",
            """
            officer/A/2020-02 @A v1 missed 19/29 from 2020-02-01 due 2020-02-29
            officer/A/2020-03 @A v1 met 10/20 from 2020-03-01 due 2020-03-31
            officer/A/2020-04 @A v1 upcoming 0/0 from 2020-04-01 due 2020-04-30
            officer/B/2020-02 @B v1 missed 0/29 from 2020-02-01 due 2020-02-29
            officer/B/2020-03 @B v1 missed 0/20 from 2020-03-01 due 2020-03-31
            officer/B/2020-04 @B v1 upcoming 0/0 from 2020-04-01 due 2020-04-30
            """);
  }

  public static Scenario standingPostNeedsTwoPeople() {
    return new Sketch("2020-02-01", "2020-02-29")
        .duty(new DutySketch("officer", new Duty.Standing(Calendar.MONTH, "officer", 2)))
        .unit("A", "branch")
        .appointed("P1", "信息员", "A", "2010-01-01", null)
        .appointed("P1", "联络员", "A", "2010-01-01", null)
        .appointed("P2", "信息员", "A", "2020-02-20", "2020-02-29")
        .judged(
            "2020-03-20",
            "one person in two posts is one holder, and on the day a post ends it is not held",
            "officer/A/2020-02 @A v1 missed 9/29 from 2020-02-01 due 2020-02-29");
  }

  public static Scenario standingPostBeforeItsTerm() {
    return new Sketch("2020-02-01", "2020-02-29")
        .duty(new DutySketch("officer", new Duty.Standing(Calendar.MONTH, "officer", 1)).lead(10))
        .unit("A", "branch")
        .judged(
            "2020-01-31",
            "a standing post is upcoming before the term, whatever its lead",
            "officer/A/2020-02 @A v1 upcoming 0/0 from 2020-02-01 due 2020-02-29");
  }

  /// B stands under committee Y at the end of the half-year, C was founded in it, D stands alone.
  public static Scenario inspectionOfEveryBranch() {
    return new Sketch("2020-01-01", "2020-06-30")
        .duty(
            new DutySketch(
                    "inspect", new Duty.Covers(Calendar.HALF_YEAR, new Duty.UnitsOf("branch")))
                .bindsUnits("committee")
                .needs("meeting", 1))
        .unit("X", "committee")
        .unit("Y", "committee")
        .unit("A", "branch", "2001-01-01", null, "X")
        .unit("B", "branch", "2001-01-01", null, "X")
        .moved("B", "2020-06-30", "Y")
        .unit("C", "branch", "2020-01-02", null, "X")
        .unit("D", "branch", "2001-01-01", null, "NOBODY")
        .record("r1", "meeting", "A", "2020-02-02")
        .judged(
            "2020-06-30",
            "a committee inspects each branch below it at the end of the term",
            """
            inspect/X/2020-H1 A @X v1 met 1/1 from 2020-01-01 due 2020-06-30 reached 2020-02-02 by [r1]
            inspect/Y/2020-H1 B @Y v1 missed 0/1 from 2020-01-01 due 2020-06-30
            """);
  }

  /// The record names the inspected branch in a field and the inspecting committee as its own unit.
  public static Scenario inspectionByAnother() {
    return new Sketch("2020-01-01", "2020-06-30")
        .duty(
            new DutySketch(
                    "inspect", new Duty.Covers(Calendar.HALF_YEAR, new Duty.UnitsOf("branch")))
                .bindsUnits("committee")
                .needs("meeting", 1)
                .objectIn("object"))
        .unit("X", "committee")
        .unit("Y", "committee")
        .unit("A", "branch", "2001-01-01", null, "X")
        .unit("B", "branch", "2001-01-01", null, "X")
        .record("r1", "meeting", "X", "2020-02-02", "object", "A")
        .record("r2", "meeting", "Y", "2020-02-02", "object", "B")
        .judged(
            "2020-06-30",
            "an inspection by another committee is not the bearer’s work",
            """
            inspect/X/2020-H1 A @X v1 met 1/1 from 2020-01-01 due 2020-06-30 reached 2020-02-02 by [r1]
            inspect/X/2020-H1 B @X v1 missed 0/1 from 2020-01-01 due 2020-06-30
            """);
  }

  public static Scenario visitToEveryHousehold() {
    return new Sketch("2020-01-01", "2020-12-31")
        .duty(
            new DutySketch("visit", new Duty.Covers(Calendar.YEAR, new Duty.ObjectsOf("household")))
                .bindsUnits("committee")
                .needs("visit", 1)
                .objectIn("object"))
        .unit("X", "committee")
        .unit("A", "branch", "2001-01-01", null, "X")
        .row("h1", "household", null)
        .row("h2", "household", "A")
        .record("r1", "visit", "A", "2020-05-05", "object", "h1")
        .record("r2", "visit", "X", "2020-05-05")
        .judged(
            "2020-10-31",
            "every household is visited, whoever does it",
            """
            visit/X/2020 h1 @X v1 met 1/1 from 2020-01-01 due 2020-12-31 reached 2020-05-05 by [r1]
            visit/X/2020 h2 @X v1 open 0/1 from 2020-01-01 due 2020-12-31
            """);
  }

  /// Version 2 comes on 15 February: February is still judged by version 1, the quarter is not
  /// begun anew, and before version 1 nothing was owed.
  public static Scenario changeOfRule() {
    return new Sketch("2019-12-01", "2020-06-30")
        .version("1", "2020-01-01", every(Calendar.MONTH))
        .version(
            "2",
            "2020-02-15",
            new DutySketch("meeting", new Duty.Every(Calendar.QUARTER)).needs("meeting", 2),
            new DutySketch("relay", new Duty.ForEach("directive"))
                .needs("meeting", 1)
                .due(new Deadline.Within(new Stretch(7, false))))
        .unit("A", "branch")
        .record("d1", "directive", null, "2020-02-14")
        .record("d2", "directive", null, "2020-02-15")
        .record("r1", "meeting", "A", "2020-02-20")
        .judged(
            "2020-04-30",
            "the rule in force on the first day judges",
            """
            meeting/A/2020-01 @A v1 missed 0/1 from 2020-01-01 due 2020-01-31
            meeting/A/2020-02 @A v1 met 1/1 from 2020-02-01 due 2020-02-29 reached 2020-02-20 by [r1]
            meeting/A/2020-Q2 @A v2 open 0/2 from 2020-04-01 due 2020-06-30
            relay/A/d2 @A v2 met 1/1 from 2020-02-15 due 2020-02-22 reached 2020-02-20 by [r1]
            """);
  }

  public static Scenario severalYears() {
    return new Sketch("2020-06-01", "2021-06-01")
        .duty(every(new Length.Years(3, 2015)))
        .unit("A", "branch")
        .record("r1", "meeting", "A", "2018-01-01")
        .judged(
            "2020-12-31",
            "a term may be several years",
            """
            meeting/A/2018-2020 @A v1 met 1/1 from 2018-01-01 due 2020-12-31 reached 2018-01-01 by [r1]
            meeting/A/2021-2023 @A v1 upcoming 0/1 from 2021-01-01 due 2023-12-31
            """);
  }
}
