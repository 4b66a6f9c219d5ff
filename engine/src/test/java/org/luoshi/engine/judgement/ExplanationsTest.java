package org.luoshi.engine.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.meeting;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length.Calendar;

class ExplanationsTest {

  private static final Organisation ORG = organisation(unit("R", ""), unit("A", "R"));
  private static final Condition LESSON = new Condition.OneOf("kind", Set.of("lesson", "course"));
  private static final Needs NEEDS =
      new Needs("meeting", List.of(), "days", Amount.ONE, "year", null);

  @Test
  void nameEachRefusal() {
    assertThat(refusal(NEEDS, Made.withdrawn(meeting("m", "A", "2020-03-01"))))
        .isEqualTo(new Refusal.NotActive(WorkRecord.State.WITHDRAWN));
    assertThat(refusal(NEEDS, meeting("m", "A", "2021-01-01")))
        .isEqualTo(new Refusal.AfterDate(day("2021-01-01")));
    assertThat(refusal(NEEDS, meeting("m", "A", "2019-12-31")))
        .isEqualTo(new Refusal.OutsideWindow(day("2019-12-31")));
    assertThat(refusal(NEEDS, with("2020-03-01", "year", "2019")))
        .isEqualTo(new Refusal.OtherTerm("2019"));
    assertThat(refusal(NEEDS, meeting("m", "A", "2020-03-01")))
        .isEqualTo(new Refusal.NoNumber("days"));
    assertThat(refusal(Made.needs("meeting", null, 1, LESSON), with("2020-03-01", "kind", "x")))
        .isEqualTo(new Refusal.Fails(LESSON, "x", "course / lesson"));
  }

  @Test
  void nameTheValueComparedWith() {
    var one = Made.record("meeting", "m", "A", "2020-03-01", Map.of("n", Made.number("2")));
    var asked = new Condition.AtLeast("n", Amount.whole(3));
    assertThat(Explanations.fails(asked, one)).isEqualTo(new Refusal.Fails(asked, "2", "3"));
    var share = new Condition.AtLeastShare("gone", Amount.ONE, "n");
    assertThat(Explanations.fails(share, one)).isEqualTo(new Refusal.Fails(share, "", "2"));
    var later = new Condition.Later("gone", "n");
    assertThat(Explanations.fails(later, one)).isEqualTo(new Refusal.Fails(later, "", "2"));
    var empty = new Condition.Empty("n");
    assertThat(Explanations.fails(empty, one)).isEqualTo(new Refusal.Fails(empty, "2", ""));
  }

  @Test
  void mentionNoRecordFarFromTheTermUnlessItNamesIt() {
    assertThat(explained(NEEDS, meeting("m", "A", "2019-12-01")).refused()).hasSize(1);
    assertThat(explained(NEEDS, meeting("m", "A", "2019-11-30")).refused()).isEmpty();
    assertThat(explained(NEEDS, undated()).refused()).isEmpty();
    assertThat(explained(NEEDS, with("2019-06-01", "year", "2020")).refused())
        .extracting(Explanations.Refused::why)
        .containsExactly(new Refusal.NoNumber("days"));
    assertThat(explained(NEEDS, meeting("m", "A", "2021-01-31")).refused()).hasSize(1);
    assertThat(explained(NEEDS, meeting("m", "A", "2021-02-01")).refused()).isEmpty();
  }

  @Test
  void mentionAnUndatedRecordThatNamesTheTerm() {
    var one = Made.record("meeting", "m", "A", null, Map.of("year", Made.naming("2020")));
    assertThat(explained(NEEDS, one).refused())
        .extracting(Explanations.Refused::why)
        .containsExactly(new Refusal.Undated());
  }

  @Test
  void showWhatWasCreditedAndTheWaiver() {
    var needs = Made.needs("meeting", null, 1);
    var record = meeting("m", "A", "2020-03-01");
    var waiver = new Exemption.Waiver("duty", "A", "2020", day("2020-05-01"), "flood");
    var judge =
        new Judge(
            Made.rules(Made.programme(duty(new Duty.Every(Calendar.YEAR), needs))),
            new Evidence(ORG, List.of(record), List.of(waiver)));
    var explained = of(judge);
    assertThat(explained.waiver()).isEqualTo(waiver);
    assertThat(explained.refused()).isEmpty();
    assertThat(explained.credited()).hasSize(1);
    assertThat(explained.credited().getFirst().record()).isEqualTo(record);
    assertThat(explained.credited().getFirst().credit().adds()).isEqualTo(Amount.ONE);
    assertThat(explained.judgement().status()).isEqualTo(Status.WAIVED);
    assertThat(explained(needs, record).waiver()).isNull();
    assertThat(judge.rules().versions()).hasSize(1);
    assertThat(judge.evidence().records()).containsExactly(record);
  }

  @Test
  void showTheCaseThatSettlesItself() {
    var found = Map.of("found", Made.on("2020-03-01"), "closed", Made.on("2020-03-09"));
    var one = Made.record("finding", "f", "A", null, found);
    var explained = of(Made.judge(ORG, duty(new Duty.ForEach("finding"), null), one));
    assertThat(explained.credited()).extracting(Explanations.Credited::record).containsExactly(one);
  }

  @Test
  void nameTheOtherTriggerARecordServes() {
    var needs = new Needs("relay", List.of(), null, Amount.ONE, null, "number");
    var directive = Made.record("directive", "d", "R", "2020-03-01", Map.of());
    var own = Made.record("relay", "r1", "A", "2020-03-02", Map.of("number", Made.naming("d")));
    var other = Made.record("relay", "r2", "A", "2020-03-02", Map.of("number", Made.naming("e")));
    var early = Made.record("relay", "r3", "A", "2020-02-01", Map.of("number", Made.naming("d")));
    var judge =
        Made.judge(ORG, duty(new Duty.ForEach("directive"), needs), directive, own, other, early);
    var explained = of(judge);
    assertThat(explained.credited()).extracting(Explanations.Credited::record).containsExactly(own);
    assertThat(explained.refused())
        .containsExactly(
            new Explanations.Refused(early, new Refusal.OutsideWindow(day("2020-02-01"))));
    var obligation = explained.judgement().obligation();
    assertThat(judge.refusal(obligation, needs, other, day("2020-12-31")))
        .isEqualTo(new Refusal.OtherObject("e"));
  }

  private static WorkRecord undated() {
    return Made.record("meeting", "m", "A", null, Map.of());
  }

  private static WorkRecord with(String day, String field, String value) {
    return Made.record("meeting", "m", "A", day, Map.of(field, Made.naming(value)));
  }

  private static Refusal refusal(Needs needs, WorkRecord one) {
    return explained(needs, one).refused().getFirst().why();
  }

  private static Explanation explained(Needs needs, WorkRecord one) {
    return of(Made.judge(ORG, duty(new Duty.Every(Calendar.YEAR), needs), one));
  }

  private static Explanation of(Judge judge) {
    var asOf = day("2020-12-31");
    var one = judge.judge(day("2020-01-01"), asOf, asOf, _ -> true).getFirst();
    return Explanations.of(judge, one.obligation(), asOf);
  }
}
