package org.luoshi.engine.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;

class RemindingTest {

  private static final Organisation ORG = organisation(unit("R", ""), unit("A", "R"));
  private static final Duty MEET = duty(MONTHLY, MEETING);

  /// The meeting of April, due on Thursday 30 April: five days of Labour Day follow, and Saturday 9
  /// May is worked.
  @Test
  void climbsTheLadderOverHolidaysAndMakeUpDays() {
    assertThat(year(MEET, "2020-04"))
        .containsExactly(
            "2020-04-23 bearer",
            "2020-04-30 bearer",
            "2020-05-06 bearer",
            "2020-05-13 bearer superior1",
            "2020-05-27 superior2");
  }

  @Test
  void stopsOnceItIsDone() {
    assertThat(year(MEET, "2020-04", meeting("m", "A", "2020-04-30")))
        .containsExactly("2020-04-23 bearer");
    assertThat(year(MEET, "2020-04", meeting("m", "A", "2020-04-22"))).isEmpty();
  }

  /// The meeting of May is due on Sunday 31 May.
  @Test
  void tellsOnMondayWhatFellOnSunday() {
    assertThat(year(MEET, "2020-05"))
        .containsExactly(
            "2020-05-25 bearer",
            "2020-06-01 bearer",
            "2020-06-09 bearer superior1",
            "2020-06-23 superior2");
  }

  @Test
  void waitsForTheGraceBeforeItTellsOfWhatIsOverdue() {
    var graced =
        Made.due(
            MEET,
            new Deadline(new Deadline.TermEnd(), new Stretch(20, false), DayOff.STAYS),
            Duty.Window.TERM,
            0);
    assertThat(year(graced, "2020-06"))
        .containsExactly(
            "2020-06-23 bearer",
            "2020-06-30 bearer",
            "2020-07-21 bearer superior1",
            "2020-07-23 superior2");
  }

  @Test
  void isSilentBeforeAnythingCanBeSeen() {
    var near =
        Made.due(
            duty(new Duty.ForEach("directive"), MEETING),
            new Deadline(new Deadline.Within(new Stretch(3, true)), Stretch.NONE, DayOff.STAYS),
            Duty.Window.TERM,
            0);
    var came = Made.record("directive", "directive/1", "A", "2020-07-06", java.util.Map.of());
    assertThat(year(near, "directive/1", came))
        .startsWith("2020-07-06 bearer", "2020-07-09 bearer", "2020-07-10 bearer");
  }

  @Test
  void followsThePackInsteadOfTheUsualStep() {
    var ladder =
        Ladder.of(
            List.of(
                remind(new Stretch(-3, false), "bearer"),
                remind(new Stretch(4, false), "superior", "secretary", "checker"),
                new Consequence(
                    new Consequence.Missed(2, true),
                    Consequence.Act.PROPOSE,
                    "talk",
                    List.of(),
                    "superior")),
            new Habit(0, 6, 3));
    assertThat(ladder.steps())
        .containsExactly(
            step(new Stretch(0, false), Party.BEARER),
            step(new Stretch(1, true), Party.BEARER),
            step(new Stretch(-3, false), Party.BEARER),
            step(
                new Stretch(4, false),
                new Party.Superior(1),
                new Party.Named("secretary"),
                Party.CHECKER),
            step(new Stretch(10, false), new Party.Superior(2)),
            step(new Stretch(16, false), new Party.Superior(3)));
  }

  @Test
  void goesNoFurtherWhereTheHouseDoesNot() {
    assertThat(Ladder.of(List.of(), new Habit(5, 0, 5)).steps()).hasSize(4);
    assertThat(Ladder.of(List.of(), new Habit(5, 10, 1)).steps()).hasSize(4);
  }

  @Test
  void tellsAllThatFellIntoAnOutageOnce() {
    var round = new Round(day("2020-04-22"), day("2020-05-14"));
    var found = reminding(MEET).in(round, judged(MEET, round.day()));
    assertThat(found.stream().filter(one -> one.key().endsWith("2020-04")))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.step()).isEqualTo(day("2020-05-13"));
          assertThat(one.to()).containsExactlyInAnyOrder(Party.BEARER, new Party.Superior(1));
        });
  }

  @Test
  void groupsByTheDay() {
    var groups =
        List.of("2020-04-29", "2020-04-30", "2020-05-01").stream()
            .map(day -> {
              var one =
                  judged(MEET, day(day)).stream()
                      .filter(some -> some.obligation().id().endsWith("2020-04"))
                      .findFirst()
                      .orElseThrow();
              return Group.of(one, day(day));
            })
            .toList();
    assertThat(groups).containsExactly(Group.SOON, Group.TODAY, Group.OVERDUE);
  }

  private static Consequence remind(Stretch after, String... to) {
    return new Consequence(
        new Consequence.After(after), Consequence.Act.REMIND, null, List.of(to), null);
  }

  private static Step step(Stretch after, Party... to) {
    return new Step(after, Set.of(to));
  }

  private static Reminding reminding(Duty duty) {
    return new Reminding(Made.rules(Made.programme(duty)), Habit.USUAL);
  }

  private static List<org.luoshi.engine.judgement.Judgement> judged(
      Duty duty, LocalDate day, WorkRecord... records) {
    Judge judge = Made.judge(ORG, duty, records);
    return judge.judge(day("2020-01-01"), day.plusDays(10), day, _ -> true);
  }

  /// Every reminder of A's obligation for the occasion in a year of rounds, as `day parties`.
  private static List<String> year(Duty duty, String occasion, WorkRecord... records) {
    var told = new ArrayList<String>();
    var last = day("2020-01-01");
    for (var day = day("2020-01-02"); day.getYear() == 2020; day = day.plusDays(1)) {
      if (Made.CHINA_2020.isWorked(day)) {
        for (var one : reminding(duty).in(new Round(last, day), judged(duty, day, records))) {
          if (one.judgement().obligation().id().equals("duty/A/" + occasion)) {
            told.add(day + " " + words(one.to()));
          }
        }
        last = day;
      }
    }
    return told;
  }

  private static String words(Set<Party> parties) {
    return parties.stream()
        .map(one ->
            switch (one) {
              case Party.Bearer _ -> "bearer";
              case Party.Superior(int level) -> "superior" + level;
              case Party.Checker _ -> "checker";
              case Party.Named(var name) -> name;
            })
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(" "));
  }
}
