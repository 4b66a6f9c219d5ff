package org.luoshi.server.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.assess.Draw;
import org.luoshi.server.access.Role;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;

/// A campaign from its plan to its closing, with what is refused on the way.
class InspectionsIT extends Inspected {

  @Test
  void goesFromThePlanToTheRecordAndTheClosing() throws Exception {
    var number = running();
    var campaign = matters.find("campaign/" + number).orElseThrow();
    var seed = campaign.last("draw").orElseThrow().said().getOrDefault("seed", "");
    assertThat(seed).endsWith(":秋天");
    assertThat(Draw.digest(seed.replace(":秋天", ""))).isEqualTo(campaign.says("seed-digest"));
    var drawn = Drawing.teams(campaign.last("draw").orElseThrow().said().getOrDefault("drawn", ""));
    assertThat(drawn).containsEntry("B1", List.of("P2")).containsEntry("B2", List.of("P1"));
    assertThat(List.copyOf(drawn.keySet())).isEqualTo(Draw.order(seed, List.of("B1", "B2")));

    var one = of(number, "B1");
    assertThat(clerks.list(second, "assessments")).contains("data-total=\"1\"", "福利院党支部");
    assertThat(clerks.list(office.head, "assessments")).contains("data-total=\"0\"");
    var sheet = pages.checklist(one.number(), Office.page(), second);
    assertThat(sheet.getBody()).contains("会议记录完整规范", "满分 10，最多扣 6", "按责任事项得", "x-draft");

    done(
        fill(
            second,
            one,
            "d-minutes",
            "8",
            "r-minutes",
            "缺两次记录",
            "e-minutes",
            "记录本",
            "d-practice",
            "2",
            "r-practice",
            "市局推广"));
    var scored = matters.find(one.id()).orElseThrow();
    assertThat(scored.state()).isEqualTo("scored");
    assertThat(scored.says("f-committee-meeting")).isEqualTo("0/4");
    assertThat(scored.due()).isEqualTo(LocalDate.of(2020, 11, 6));
    assertThat(clerks.read(office.head, "assessments", one.number()))
        .contains("缺两次记录；佐证：记录本", "−6（提出 −8，封顶）", "+2", "0（0/4 达标）");
    decidedAndClosed(number, one);
  }

  private void decidedAndClosed(String number, Matter one) throws Exception {
    clerks.move(office.head, "assessments", one.number(), "object", "reason", "记录在另一本上");
    done(fill(office.supervisor, one, "d-minutes", "2", "r-minutes", "只缺一次", "reason", "核实属实"));
    var decided = matters.find(one.id()).orElseThrow();
    assertThat(decided.state()).isEqualTo("final");
    assertThat(decided.says("d-practice")).isEmpty();
    assertThat(decided.says("record")).startsWith("inspection/");

    var unfinished = clerks.trying(office.supervisor, "campaigns", number, "close");
    assertThat(unfinished.getBody()).contains("还有 1 个单位的考核没有定分");
    done(fill(first, of(number, "B2")));
    clerks.move(other, "assessments", of(number, "B2").number(), "accept");
    clerks.move(office.supervisor, "campaigns", number, "close");

    var page = clerks.read(leader, "campaigns", number);
    assertThat(page).contains("已结束", "各单位得分", "平均分", "福利院党支部", "救助站党支部");
    assertThat(office.house.live().now().board().evidence().book().ofKind("inspection")).hasSize(2);
    var book =
        new XSSFWorkbook(
            new ByteArrayInputStream(pages.sheet(number, Office.page(), leader).getBody()));
    assertThat(book.getSheetAt(0).getPhysicalNumberOfRows()).isGreaterThanOrEqualTo(3);
    book.close();
  }

  @Test
  void isApprovedByAnotherAndAnewWhenChanged() {
    var number = clerks.open(leader, "campaigns", plan());
    var own = clerks.trying(leader, "campaigns", number, "approve");
    assertThat(own.getBody()).contains("办理过前一步的人不能办理这一步");
    var deputy = Office.actor("八", Role.LEADER, "B", null);
    clerks.move(deputy, "campaigns", number, "approve");
    assertThat(clerks.read(leader, "campaigns", number)).doesNotContain("批准之后内容有变");
    clerks.move(
        office.supervisor,
        "campaigns",
        number,
        "change",
        plan("until", "2020-11-13", "reason", "延后"));
    assertThat(clerks.read(leader, "campaigns", number)).contains("批准之后内容有变", "待批准");
    assertThat(clerks.trying(office.supervisor, "campaigns", number, "draw").getBody())
        .contains("以现在的状态，这一步不能办理");
    clerks.move(deputy, "campaigns", number, "approve");
    assertThat(clerks.read(leader, "campaigns", number)).doesNotContain("批准之后内容有变");
    clerks.move(office.supervisor, "campaigns", number, "draw");
  }

  @Test
  void inspectsNoUnitTwiceInTheSameWeeksWithoutAReason() {
    office.importing(
        folder.resolve("检查.xlsx"),
        new Workbook()
            .sheet(
                "检查",
                List.of(
                    List.of("单位名称", "检查日期", "检查组", "考核周期", "得分"),
                    List.of("福利院党支部", "2020-10-28", "一组", "2020-H2", "88"))));
    var number = clerks.open(office.supervisor, "campaigns", plan());
    clerks.move(leader, "campaigns", number, "approve");
    var refused = clerks.trying(office.supervisor, "campaigns", number, "draw");
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(refused.getBody()).contains("这些单位同一周内已有别的检查：福利院党支部 (2020-10-28)");
    clerks.move(office.supervisor, "campaigns", number, "draw", "again", "上级要求复查");
    assertThat(of(number, "B1").says("again")).isEqualTo("上级要求复查");
    assertThat(of(number, "B2").says("again")).isEmpty();

    var again = clerks.open(office.supervisor, "campaigns", plan());
    clerks.move(leader, "campaigns", again, "approve");
    assertThat(clerks.trying(office.supervisor, "campaigns", again, "draw").getBody())
        .contains("福利院党支部 (2020-10-26–2020-11-06) 救助站党支部 (2020-10-26–2020-11-06)");
    clerks.move(office.supervisor, "campaigns", number, "withdraw", "reason", "取消");
    assertThat(of(number, "B2").state()).isEqualTo("withdrawn");
    assertThat(clerks.trying(office.supervisor, "campaigns", again, "draw").getBody())
        .contains("福利院党支部 (2020-10-28)。")
        .doesNotContain("救助站党支部 (2020");
  }

  @Test
  void letsNobodyInspectTheirOwnUnit() {
    var alone = clerks.open(office.supervisor, "campaigns", plan("inspectors", "P1"));
    clerks.move(leader, "campaigns", alone, "approve");
    assertThat(clerks.trying(office.supervisor, "campaigns", alone, "draw").getBody())
        .contains("这些单位凑不齐 1 名检查人员：福利院党支部");
    var number = running();
    var refused =
        clerks.trying(
            office.supervisor,
            "assessments",
            of(number, "B1").number(),
            "assign",
            "inspectors",
            "P1 P9",
            "from",
            "2020-10-26",
            "until",
            "2020-11-06",
            "reason",
            "换人");
    assertThat(refused.getBody()).contains("检查人员（P1）在被检查单位（福利院党支部）任职", "没有编号为（P9）的人员");
    assertThatThrownBy(() -> fill(first, of(number, "B1"))).isInstanceOf(NotThere.class);
  }

  @Test
  void isScoredByWhoIsAssignedOnTheDaysOnly() {
    var number = running();
    var one = of(number, "B1");
    assertThatThrownBy(() -> fill(office.supervisor, one)).isInstanceOf(NotThere.class);
    clerks.move(
        office.supervisor,
        "assessments",
        one.number(),
        "assign",
        "inspectors",
        "P2",
        "from",
        "2020-11-02",
        "until",
        "2020-11-06",
        "reason",
        "改期");
    assertThat(clerks.list(second, "assessments")).contains("data-total=\"0\"");
    assertThatThrownBy(() -> clerks.read(second, "assessments", one.number()))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> clerks.read(office.head, "assessments", one.number()))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> clerks.read(second, "campaigns", number)).isInstanceOf(NotThere.class);
  }
}
