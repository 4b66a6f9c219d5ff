package org.luoshi.server.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.LoopOffice;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;

/// A measure from its proposal to its end, with appeal, and who may see it.
class MeasuresIT {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private LoopOffice loop;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Clerks clerks;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  @BeforeEach
  void anOffice() {
    loop = new LoopOffice(TestServer.EMBEDDED_18, folder);
    clerks = loop.clerks;
    office = loop.office;
  }

  @AfterEach
  void closes() {
    loop.close();
  }

  private String proposed() {
    return clerks.open(
        office.supervisor, "measures", "unit", "B1", "measure", "talk", "grounds", "连续未开会");
  }

  private void decide(String number) {
    clerks.move(loop.leader, "measures", number, "decide", "measure", "inquiry", "letter", "请说明情况");
  }

  @Test
  void isProposedDecidedAnsweredAndConcluded() {
    var number = proposed();
    assertThatThrownBy(() -> clerks.read(office.head, "measures", number))
        .isInstanceOf(NotThere.class);
    decide(number);
    assertThat(clerks.read(office.head, "measures", number)).contains("函询", "请说明情况", "2020-11-20");
    clerks.move(office.head, "measures", number, "reply", "reason", "已经整改");
    clerks.move(loop.leader, "measures", number, "conclude", "reason", "属实");
    assertThat(clerks.list(loop.leader, "measures")).contains("办结");
  }

  @Test
  void isNotDecidedByWhoProposedItAndItsAppealNotByWhoDecided() {
    var number =
        clerks.open(loop.leader, "measures", "unit", "B1", "measure", "talk", "grounds", "连续未开会");
    var own =
        clerks.trying(loop.leader, "measures", number, "decide", "measure", "talk", "letter", "请来");
    assertThat(own.getStatusCode().value()).isEqualTo(422);
    assertThat(own.getBody()).contains("办理过前一步的人不能办理这一步");

    clerks.move(loop.deputy, "measures", number, "decide", "measure", "talk", "letter", "请来");
    clerks.move(office.head, "measures", number, "appeal", "reason", "当月停电");
    var first = clerks.trying(loop.deputy, "measures", number, "lift", "reason", "还是我");
    assertThat(first.getBody()).contains("办理过前一步的人不能办理这一步");
    clerks.move(loop.leader, "measures", number, "lift", "reason", "情况属实");
    assertThat(clerks.read(office.head, "measures", number)).contains("撤销决定", "情况属实");
  }

  @Test
  void isSeenOnlyByThoseConcerned() {
    var number = proposed();
    decide(number);
    assertThat(clerks.list(office.officer, "measures")).contains("data-total=\"0\"");
    assertThat(clerks.list(loop.neighbour, "measures")).contains("data-total=\"0\"");
    var auditor = Office.actor("审", Role.AUDITOR, "B", null);
    assertThat(clerks.list(auditor, "measures")).contains("data-total=\"0\"");
    assertThat(clerks.list(office.head, "measures")).contains("data-total=\"1\"");

    var personal =
        clerks.open(
            office.supervisor,
            "measures",
            "unit",
            "B1",
            "person",
            "P1",
            "measure",
            "talk",
            "grounds",
            "个人事项");
    clerks.move(loop.leader, "measures", personal, "decide", "measure", "talk", "letter", "请来");
    var other = Office.actor("另", Role.UNIT_HEAD, "B1", "P5");
    assertThatThrownBy(() -> clerks.read(other, "measures", personal)).isInstanceOf(NotThere.class);
    assertThat(clerks.read(office.head, "measures", personal)).contains("个人事项");
  }

  @Test
  void isProposedByTheLadderOnceAndDecidedByNobodyButAPerson() {
    var handling = loop.books.handling("measures", loop.leader, Office.page());
    int first = new Proposing(loop.matters).propose(handling);
    assertThat(first).isPositive();
    assertThat(new Proposing(loop.matters).propose(handling)).isZero();
    var list = clerks.list(loop.leader, "measures", "state", "proposed");
    assertThat(list).contains("data-total=\"" + first + "\"", "未办 2 次");
    assertThat(clerks.list(loop.leader, "measures", "state", "decided"))
        .contains("data-total=\"0\"");
    var number = list.replaceFirst("(?s).*?href=\"/measures/([0-9]+)\".*", "$1");
    assertThat(clerks.read(loop.leader, "measures", number))
        .contains("所依据的应办事项", "/explanation?", "（据工作记录）");
    clerks.move(loop.leader, "measures", number, "decline", "reason", "已经谈过");
  }

  @Test
  void isProposedByTheHouseOnceADayAsAPersonWouldAsk() {
    var job = new ProposingJob(office.desks, loop.matters, Office.page());
    job.propose();
    int all = loop.matters.all("measure").size();
    assertThat(all).isPositive();
    job.propose();
    var handling = loop.books.handling("measures", loop.leader, Office.page());
    assertThat(new Proposing(loop.matters).propose(handling)).isZero();
    assertThat(loop.matters.all("measure")).hasSize(all);
    assertThat(clerks.list(loop.leader, "measures")).contains("data-total=\"" + all + "\"");
  }

  @Test
  void isNotProposedAnewForMissesCountedOnceWhereAnEarlierOneTurnsOutToBeMet() {
    var job = new ProposingJob(office.desks, loop.matters, Office.page());
    job.propose();
    var before = loop.matters.all("measure").stream().map(Matter::subject).toList();
    assertThat(before).contains("talk committee-meeting/B1/2020-02");
    office.importing(
        folder.resolve("会议.xlsx"),
        new Workbook()
            .sheet(
                "三会一课",
                List.of(
                    List.of("单位名称", "会议日期", "会议类型", "应到人数", "实到人数"),
                    List.of("福利院党支部", "2020-01-15", "支委会", "10", "10"))));
    job.propose();
    assertThat(loop.matters.all("measure").stream().map(Matter::subject))
        .containsExactlyElementsOf(before);
    var one = loop.matters.about("measure", "talk committee-meeting/B1/2020-02").getFirst();
    assertThat(one.says("rung")).isEqualTo("talk missed-2-in-a-row");
    assertThat(clerks.read(loop.leader, "measures", one.number())).contains("（据工作记录）");
  }

  @Test
  void tellsWhoIsNotThere() {
    var wrong =
        clerks.tryOpening(
            office.supervisor,
            "measures",
            "unit",
            "B1",
            "person",
            "P2",
            "measure",
            "walk",
            "grounds",
            "");
    assertThat(wrong.getBody()).contains("现在不在这个单位任职", "id=\"e-measure\"", "id=\"e-grounds\"");
  }
}
