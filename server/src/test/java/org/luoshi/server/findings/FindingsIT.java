package org.luoshi.server.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;

/// A finding from being noted to its closing, looking back and reopening, with what is refused on
/// the way.
@OnOneServer
class FindingsIT {

  private final TestServer server;
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Clerks clerks;

  FindingsIT(TestDatabase database) {
    this.server = database.server();
  }

  @BeforeEach
  void anOffice() {
    office = new Office(TestDatabase.on(server).open(), folder);
    var matters = new Matters(office.house.database(), office.house.ledger());
    clerks = new Clerks(new Books(List.of(new Findings(matters)), matters, office.desks));
  }

  @AfterEach
  void closes() {
    office.close();
  }

  private String noted() {
    return clerks.open(
        office.supervisor,
        "findings",
        "unit",
        "B1",
        "problem",
        "会议记录不全",
        "source",
        "半年检查",
        "kind",
        "limited",
        "duty",
        "committee-meeting",
        "found",
        "2020-09-01",
        "limit",
        "2020-10-20");
  }

  private Status status(String number) {
    var day = office.house.live().now().day(LocalDate.of(2020, 10, 31));
    return day
        .view(Scope.WHOLE)
        .list(
            org.luoshi.server.obligations.Wanted.ALL.ofDuty("rectification"),
            java.util.Optional.empty(),
            100)
        .judgements()
        .stream()
        .filter(one -> one.obligation().id().contains(number))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void isPlannedAndPutRightByItsUnit() {
    var number = noted();
    assertThat(status(number)).isEqualTo(Status.MISSED);
    assertThat(clerks.list(office.officer, "findings"))
        .contains("会议记录不全", "福利院党支部", "限期整改", "data-total=\"1\"");
    assertThat(clerks.list(office.neighbour, "findings")).contains("data-total=\"0\"");

    clerks.move(
        office.officer,
        "findings",
        number,
        "plan",
        "cause",
        "无人负责",
        "actions",
        "指定专人",
        "leader",
        "张三");
    clerks.move(
        office.head, "findings", number, "rectify", "rectified", "2020-10-15", "evidence", "补齐记录");
    assertThat(status(number)).isEqualTo(Status.MET);

    assertThat(clerks.read(office.supervisor, "findings", number))
        .contains("待验收", "张三", "指定专人", "2020-10-15");
  }

  @Test
  void isSentBackClosedLookedBackAtAndOpenedAgain() {
    var number = noted();
    clerks.move(
        office.head, "findings", number, "rectify", "rectified", "2020-10-15", "evidence", "补齐记录");
    clerks.move(office.supervisor, "findings", number, "return", "reason", "只补了一半");
    assertThat(status(number)).isEqualTo(Status.MISSED);
    clerks.move(
        office.head, "findings", number, "rectify", "rectified", "2020-10-18", "evidence", "全部补齐");
    clerks.move(office.supervisor, "findings", number, "close", "closed", "2020-10-25");
    assertThat(clerks.list(office.supervisor, "findings")).contains("已销号", "2020-10-25");

    clerks.move(
        office.supervisor,
        "findings",
        number,
        "look-back",
        "looked",
        "2020-10-30",
        "lasting",
        "没有反弹");
    clerks.move(office.supervisor, "findings", number, "reopen", "reason", "又缺记录");
    assertThat(status(number)).isEqualTo(Status.MISSED);
    assertThat(clerks.read(office.head, "findings", number)).contains("整改中", "重新立案", "又缺记录", "回头看");
  }

  @Test
  void isNotClosedByWhoPutItRight() {
    var number = noted();
    var both = Office.actor("三", Role.SUPERVISOR, "B", "P1");
    clerks.move(
        office.head, "findings", number, "rectify", "rectified", "2020-10-15", "evidence", "补齐记录");
    assertThatThrownBy(
            () -> clerks.trying(office.head, "findings", number, "close", "closed", "2020-10-20"))
        .isInstanceOf(NotThere.class);
    var refused = clerks.trying(both, "findings", number, "close", "closed", "2020-10-20");
    assertThat(refused.getStatusCode().value()).isEqualTo(422);
    assertThat(refused.getBody()).contains("办理过前一步的人不能办理这一步。", "请由另一人办理。");
    assertThat(clerks.read(both, "findings", number)).doesNotContain("/close\"");
  }

  @Test
  void hasItsLimitExtendedOnlyByAnother() {
    var number = noted();
    clerks.move(
        office.head, "findings", number, "ask-extension", "until", "2020-11-30", "reason", "需要时间");
    assertThat(clerks.list(office.supervisor, "findings", "state", "asking"))
        .contains("data-total=\"1\"");
    clerks.move(office.supervisor, "findings", number, "grant-extension", "until", "2020-11-20");
    assertThat(status(number)).isEqualTo(Status.OPEN);
    assertThat(clerks.read(office.head, "findings", number)).contains("2020-11-20");
    var earlier =
        clerks.trying(
            office.head,
            "findings",
            number,
            "ask-extension",
            "until",
            "2020-11-01",
            "reason",
            "早一点");
    assertThat(earlier.getBody()).contains("不晚于现在的时限");
  }

  @Test
  void tellsAllThatIsWrongAtItsField() {
    var wrong =
        clerks.tryOpening(
            office.supervisor,
            "findings",
            "unit",
            "B9",
            "found",
            "2020-13-01",
            "kind",
            "never",
            "limit",
            "");
    assertThat(wrong.getStatusCode().value()).isEqualTo(422);
    assertThat(wrong.getBody())
        .contains("id=\"e-unit\"", "id=\"e-problem\"", "id=\"e-kind\"", "id=\"e-found\"")
        .contains("id=\"e-limit\"")
        .contains("value=\"2020-13-01\"");
    assertThat(clerks.list(office.supervisor, "findings")).contains("data-total=\"0\"");
    assertThatThrownBy(() -> clerks.tryOpening(office.officer, "findings"))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void refusesAStepOnWhatSomebodyElseMoved() {
    var number = noted();
    clerks.move(office.officer, "findings", number, "progress", "progress", "开始了");
    var stale =
        clerks.trying(
            office.head,
            "findings",
            number,
            "rectify",
            "version",
            "1",
            "rectified",
            "2020-10-15",
            "evidence",
            "我写的");
    assertThat(stale.getStatusCode().value()).isEqualTo(409);
    assertThat(stale.getBody()).contains("别人办理了这件事", "我写的", "开始了");
  }

  @Test
  void takesUpFindingsThatWorkbooksTold() {
    office.importing(
        folder.resolve("整改台账.xlsx"),
        new org.luoshi.server.records.Workbook()
            .sheet(
                "整改台账",
                List.of(
                    List.of("存在问题", "责任单位", "发现日期", "整改时限", "整改完成日期", "销号日期"),
                    List.of("台账不清", "福利院党支部", "2020-03-01", "2020-04-01", "", ""),
                    List.of(
                        "台账不清",
                        "福利院党支部",
                        "2020-01-01",
                        "2020-02-01",
                        "2020-01-20",
                        "2020-01-31"))));
    var list = clerks.list(office.head, "findings");
    assertThat(list).contains("data-total=\"2\"", "已销号", "整改中");
    var link = java.util.regex.Pattern.compile("href=\"/findings/([^\"?]+)\">台账不清").matcher(list);
    assertThat(link.find()).isTrue();
    var number = link.group(1);
    assertThat(clerks.read(office.supervisor, "findings", number)).contains("同一单位此前的同类问题");
    assertThat(link.find()).isTrue();
    number = link.group(1);
    clerks.move(
        office.head, "findings", number, "rectify", "rectified", "2020-10-15", "evidence", "补齐记录");
    assertThat(clerks.list(office.head, "findings", "state", "rectified"))
        .contains("data-total=\"1\"");
  }

  @Test
  void seesNothingOfOthers() {
    var number = noted();
    assertThatThrownBy(() -> clerks.read(office.neighbour, "findings", number))
        .isInstanceOf(NotThere.class);
    var auditor = Office.actor("五", Role.AUDITOR, "B", null);
    assertThat(clerks.read(auditor, "findings", number)).doesNotContain("<form class=\"sheet\"");
    Actor other = Office.actor("六", Role.SUPERVISOR, "B2", null);
    assertThatThrownBy(() -> clerks.read(other, "findings", number)).isInstanceOf(NotThere.class);
  }
}
