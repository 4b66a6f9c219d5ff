package org.luoshi.server.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Role;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;
import org.springframework.http.ResponseEntity;

/// Scores of units: told, contested, decided by another, turned into findings and records.
class ScoringIT extends Inspected {

  @Test
  void hasItsObjectionDecidedByAnotherThanTheScorer() {
    var number = running();
    var both = Office.actor("六", Role.SUPERVISOR, "B", "P2");
    var mate = Office.actor("十", Role.SUPERVISOR, "B", "P2");
    var one = of(number, "B1");
    done(fill(second, one, "v-genuine", "yes", "r-genuine", "补造三次"));
    assertThat(matters.find(one.id()).orElseThrow().says("grade")).isIn("fair", "poor");
    clerks.move(office.head, "assessments", one.number(), "object", "reason", "没有补造");
    var same =
        clerks.trying(both, "assessments", one.number(), "uphold", "version", "3", "reason", "维持");
    assertThat(same.getBody()).contains("办理过前一步的人不能办理这一步");
    assertThat(
            clerks
                .trying(mate, "assessments", one.number(), "uphold", "version", "3", "reason", "维持")
                .getBody())
        .contains("检查组成员不能裁定对自己评分的申诉");
    assertThat(fill(both, one, "reason", "改").getBody()).contains("办理过前一步的人不能办理这一步");
    clerks.move(leader, "assessments", one.number(), "uphold", "reason", "查实");
    assertThat(clerks.read(office.head, "assessments", one.number())).contains("已定分", "查实");
  }

  @Test
  void tellsAllThatIsWrongAtItsFieldAndSendsASheetOnce() {
    var number = running();
    var one = of(number, "B1");
    var wrong =
        fill(
            second,
            one,
            "d-minutes",
            "-1",
            "d-report",
            "two",
            "r-officer",
            "只有理由",
            "v-no-leak",
            "yes");
    assertThat(wrong.getStatusCode().value()).isEqualTo(422);
    assertThat(wrong.getBody())
        .contains("id=\"e-d-minutes\"", "id=\"e-r-minutes\"", "id=\"e-d-report\"")
        .contains("id=\"e-d-officer\"", "id=\"e-r-no-leak\"", "value=\"two\"", "只有理由");

    var once = UUID.randomUUID().toString();
    var version = String.valueOf(one.version());
    done(fill(second, one, "once", once, "version", version));
    done(fill(second, one, "once", once, "version", version));
    assertThat(matters.find(one.id()).orElseThrow().steps()).hasSize(2);
  }

  @Test
  void tellsAllThatIsWrongWithAPlan() {
    var plan =
        clerks.tryOpening(
            office.supervisor,
            "campaigns",
            "title",
            "x",
            "from",
            "2020-11-06",
            "until",
            "2020-11-01",
            "inspectors",
            "P7",
            "scope",
            "B",
            "term",
            "2020-H2",
            "checklist",
            "half-year",
            "team",
            "0",
            "objection",
            "soon",
            "draw",
            "1",
            "each",
            "1");
    assertThat(plan.getStatusCode().value()).isEqualTo(422);
    assertThat(plan.getBody())
        .contains("id=\"e-until\"", "id=\"e-inspectors\"", "id=\"e-team\"", "id=\"e-objection\"")
        .contains("id=\"e-each\"");
  }

  @Test
  void turnsAReasonIntoAFindingThatLeadsBack() {
    var number = running();
    var one = of(number, "B1");
    done(fill(second, one, "d-minutes", "2", "r-minutes", "缺一次记录"));
    var page = clerks.read(office.supervisor, "assessments", one.number());
    var link = Pattern.compile("href=\"(/findings/new\\?[^\"]+)\"").matcher(page);
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).contains("assessment=" + one.number(), "unit=B1");
    var to = noting(one, "B1").getHeaders().getFirst("Location");
    var finding = String.valueOf(to).replaceFirst("\\?.*", "").replaceFirst("^/findings/", "");
    assertThat(clerks.read(office.head, "findings", finding))
        .contains("/assessments/" + one.number());
    assertThat(clerks.read(office.supervisor, "assessments", one.number()))
        .contains("/findings/" + finding);
    var astray = noting(one, "B2");
    assertThat(astray.getBody()).contains("该单位没有编号为（" + one.number() + "）的考核");
  }

  private ResponseEntity<String> noting(Matter one, String unit) {
    return clerks.tryOpening(
        office.supervisor,
        "findings",
        "unit",
        unit,
        "problem",
        "缺一次记录",
        "assessment",
        one.number(),
        "found",
        "2020-10-30",
        "limit",
        "2020-11-20");
  }

  @Test
  void meetsTheDutyToInspectEachHalfYear() {
    var number = running();
    done(fill(second, of(number, "B1")));
    assertThat(office.house.live().now().board().evidence().book().ofKind("inspection")).isEmpty();
    clerks.move(office.head, "assessments", of(number, "B1").number(), "accept");
    var records = office.house.live().now().board().evidence().book().ofKind("inspection");
    assertThat(records).hasSize(1);
    assertThat(records.getFirst().value("period")).map(Object::toString).contains("2020-H2");
    assertThat(records.getFirst().effective()).isEqualTo(LocalDate.of(2020, 10, 31));
    assertThat(inspected("B1")).isIn(Status.MET, Status.UPCOMING);
    assertThat(Map.of("score", records.getFirst().amount("score").orElseThrow().toString()))
        .containsEntry(
            "score",
            matters.of("campaign/" + number).stream()
                .filter(one -> one.unit().equals("B1"))
                .findFirst()
                .orElseThrow()
                .says("score"));
  }

  private String deducting(String unit, String points, String... more) {
    var said = new ArrayList<>(List.of("unit", unit, "measure", "deduction", "grounds", "整改不力"));
    said.addAll(List.of(more));
    var number = clerks.open(office.supervisor, "measures", said.toArray(String[]::new));
    clerks.move(
        leader,
        "measures",
        number,
        "decide",
        "measure",
        "deduction",
        "letter",
        "扣分",
        "points",
        points);
    return number;
  }

  private BigDecimal score(Matter one) {
    return new BigDecimal(matters.find(one.id()).orElseThrow().says("score"));
  }

  @Test
  void losesWhatDecidedMeasuresTakeOffUpToTheCapUntilTheyAreLifted() {
    var number = running();
    var one = of(number, "B1");
    var before = deducting("B1", "1.5");
    deducting("B1", "5", "person", "P1");
    done(fill(second, one, "d-minutes", "2", "r-minutes", "缺一次记录"));
    done(fill(first, of(number, "B2")));
    var whole = score(one).add(new BigDecimal("1.5"));
    var page = clerks.read(office.head, "assessments", one.number());
    assertThat(page).contains("按决定的措施扣分：−1.5", "href=\"/measures/" + before + "\"");

    var second = deducting("B1", "9.25");
    assertThat(score(one)).isEqualByComparingTo(whole.subtract(BigDecimal.TEN));
    assertThat(clerks.read(office.head, "assessments", one.number()))
        .contains("共提出 −10.75，封顶后计 −10", "按措施重新计分");
    var asOthersSee = clerks.read(office.officer, "assessments", one.number());
    assertThat(asOthersSee).contains("按决定的措施扣分：−10").doesNotContain("/measures/");
    rollsUp(number, score(one), score(of(number, "B2")));

    clerks.move(office.head, "measures", second, "appeal", "reason", "已经整改");
    assertThat(score(one)).isEqualByComparingTo(whole.subtract(BigDecimal.TEN));
    var deputy = Office.actor("八", Role.LEADER, "B", null);
    clerks.move(deputy, "measures", second, "lift", "reason", "属实");
    assertThat(score(one)).isEqualByComparingTo(whole.subtract(new BigDecimal("1.5")));
    assertThat(score(of(number, "B2")))
        .isEqualByComparingTo(matters.find(of(number, "B2").id()).orElseThrow().says("score"));
    rollsUp(number, score(one), score(of(number, "B2")));
  }

  /// The mean of the two units at their superior is half of their sum.
  private void rollsUp(String number, BigDecimal one, BigDecimal other) {
    var mean = one.add(other).divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
    assertThat(clerks.read(leader, "campaigns", number))
        .contains("<td>" + mean.toPlainString() + "</td>");
  }

  @Test
  void isReadAndAcceptedAgainWhereAMeasureChangesAFinalScore() {
    var number = running();
    var one = of(number, "B1");
    done(fill(second, one));
    var whole = score(one);
    clerks.move(office.head, "assessments", one.number(), "accept");
    deducting("B1", "3");
    var again = matters.find(one.id()).orElseThrow();
    assertThat(again.state()).isEqualTo("scored");
    assertThat(again.due()).isEqualTo(LocalDate.of(2020, 11, 6));
    assertThat(clerks.read(office.head, "assessments", one.number()))
        .contains("批准之后内容有变", whole + " → " + whole.subtract(new BigDecimal("3")));
    assertThat(office.house.live().now().board().evidence().book().ofKind("inspection"))
        .extracting(WorkRecord::state)
        .containsExactly(WorkRecord.State.RETURNED);
    assertThat(clerks.trying(office.supervisor, "campaigns", number, "close").getBody())
        .contains("还有 2 个单位的考核没有定分");

    clerks.move(office.head, "assessments", one.number(), "accept");
    var records = office.house.live().now().board().evidence().book().ofKind("inspection");
    assertThat(records).hasSize(1);
    assertThat(new BigDecimal(records.getFirst().amount("score").orElseThrow().toString()))
        .isEqualByComparingTo(whole.subtract(new BigDecimal("3")));
    assertThat(clerks.read(office.head, "assessments", one.number())).doesNotContain("批准之后内容有变");
  }

  @Test
  void isScoredAnewByNobodyButTheHouse() {
    var one = of(running(), "B1");
    done(fill(second, one));
    assertThatThrownBy(() -> clerks.move(office.supervisor, "assessments", one.number(), "recount"))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void isCorrectedByItsInspectorsBeforeAnObjectionAndAcceptedAnew() {
    var number = running();
    var one = of(number, "B1");
    done(fill(second, one, "d-minutes", "5", "r-minutes", "缺两次记录", "e-minutes", "记录本"));
    var first = score(one);
    clerks.move(office.head, "assessments", one.number(), "accept");
    assertThat(pages.checklist(one.number(), Office.page(), second).getBody())
        .contains("value=\"缺两次记录\"", "name=\"reason\"");
    var unreasoned = fill(second, one, "d-minutes", "2", "r-minutes", "缺一次记录");
    assertThat(unreasoned.getStatusCode().value()).isEqualTo(422);
    assertThat(unreasoned.getBody()).contains("id=\"e-reason\"");
    var same =
        fill(
            second,
            one,
            "d-minutes",
            "5",
            "r-minutes",
            "缺两次记录",
            "e-minutes",
            "记录本",
            "reason",
            "再看");
    assertThat(same.getBody()).contains("检查表没有改动");
    assertThatThrownBy(() -> fill(this.first, one, "reason", "别组的")).isInstanceOf(NotThere.class);

    done(fill(second, one, "d-minutes", "2", "r-minutes", "缺一次记录", "reason", "看漏了一本"));
    assertThat(score(one)).isEqualByComparingTo(first.add(new BigDecimal("3")));
    var page = clerks.read(office.head, "assessments", one.number());
    assertThat(page).contains("−5 (缺两次记录；佐证：记录本) → −2 (缺一次记录)", "看漏了一本", "批准之后内容有变", "已评分");
    var records = office.house.live().now().board().evidence().book().ofKind("inspection");
    assertThat(records).extracting(WorkRecord::state).containsExactly(WorkRecord.State.RETURNED);
    clerks.move(office.head, "assessments", one.number(), "object", "reason", "一次也不缺");
    assertThatThrownBy(() -> fill(second, one, "reason", "还是缺")).isInstanceOf(NotThere.class);
    clerks.move(leader, "assessments", one.number(), "uphold", "reason", "属实");
    assertThatThrownBy(() -> fill(second, one, "reason", "再改")).isInstanceOf(NotThere.class);
    assertThat(matters.find(one.id()).orElseThrow().state()).isEqualTo("final");
  }
}
