package org.luoshi.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.time.Length;

class OverlapsTest {

  private static Duty named(String id, Length length, Needs needs) {
    var one = Made.duty(new Duty.Every(length), needs);
    return new Duty(
        id,
        one.clause(),
        one.title(),
        one.binds(),
        one.rhythm(),
        one.partial(),
        one.needs(),
        one.deadline(),
        one.window(),
        one.leadDays(),
        one.checkedBy(),
        one.weight(),
        one.nilAllowed(),
        one.judgedBy());
  }

  private static final Duty MONTH =
      named("month", Length.Calendar.MONTH, Made.needs("meeting", null, 1));
  private static final Duty QUARTER =
      named("quarter", Length.Calendar.QUARTER, Made.needs("meeting", null, 1));
  private static final Duty YEAR =
      named("year", Length.Calendar.YEAR, Made.needs("meeting", null, 1));

  @Test
  void countsRecordsByTheDutiesTheyServed() {
    var org = organisation(unit("R", ""), unit("A", "R"));
    var records =
        List.of(
            meeting("m1", "A", "2020-01-10"),
            meeting("m2", "A", "2020-01-20"),
            meeting("m3", "A", "2020-04-10"));
    var judge =
        new Judge(
            Made.rules(Made.programme(YEAR, MONTH, QUARTER)),
            new Evidence(org, new ArrayList<>(records), List.of()));
    var all = judge.judge(day("2020-01-01"), day("2020-12-31"), day("2020-12-31"), _ -> true);
    var credited = Overlaps.credited(all, List.of("year", "month", "quarter"));
    var byDuties = new java.util.TreeMap<Integer, Integer>();
    credited.byDuties().forEach((duties, ids) -> byDuties.put(duties, ids.size()));
    int credits =
        (int)
            all.stream()
                .flatMap(one ->
                    one.credits().stream()
                        .map(credit -> one.obligation().duty().id() + " " + credit.record()))
                .distinct()
                .count();
    assertThat(byDuties.entrySet().stream().mapToInt(one -> one.getKey() * one.getValue()).sum())
        .isEqualTo(credits);
    assertThat(credited.pairs().keySet())
        .containsExactly(
            new Overlaps.Pair("year", "month"),
            new Overlaps.Pair("year", "quarter"),
            new Overlaps.Pair("month", "quarter"));
    assertThat(credited.pairs().get(new Overlaps.Pair("month", "quarter"))).contains("m3");
  }

  private static Condition kind(String... values) {
    return new Condition.OneOf("kind", Set.of(values));
  }

  @Test
  void findsDutiesOfOneBearerThatAskForTheSame() {
    var lesson =
        named("lesson", Length.Calendar.QUARTER, Made.needs("meeting", null, 1, kind("lesson")));
    var study =
        named("study", Length.Calendar.HALF_YEAR, Made.needs("meeting", null, 1, kind("lesson")));
    var general =
        named("general", Length.Calendar.YEAR, Made.needs("meeting", null, 1, kind("general")));
    var other =
        Made.binding(
            named("other", Length.Calendar.YEAR, Made.needs("meeting", null, 1)),
            new Duty.BindsPost("secretary"),
            Duty.Partial.SKIP);
    var asked = Overlaps.asked(Made.programme(lesson, study, general, other));
    assertThat(asked)
        .extracting(one -> one.one().id() + "+" + one.other().id() + one.fields() + one.shared())
        .containsExactly(
            "lesson+study[kind]true", "lesson+general[kind]false", "study+general[kind]false");
  }
}
