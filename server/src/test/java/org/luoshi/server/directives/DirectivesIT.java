package org.luoshi.server.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.LoopOffice;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;

/// A directive from its coming in to its having been passed on everywhere.
class DirectivesIT {

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

  private String received() {
    return clerks.open(
        loop.leader,
        "directives",
        "number",
        "民发〔2020〕9号",
        "title",
        "关于冬季救助的通知",
        "from",
        "省厅",
        "received",
        "2020-10-12");
  }

  private Status status(String unit) {
    return office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .find(Scope.WHOLE, "relay/" + unit + "/directive/民发〔2020〕9号")
        .orElseThrow()
        .status();
  }

  private String at(org.luoshi.server.access.Actor actor) {
    var list = clerks.list(actor, "directives", "show", "mine");
    return list.replaceFirst("(?s).*href=\"/directives/([0-9]+)\".*", "$1");
  }

  @Test
  void goesFromLevelToLevelAndCountsTheLag() {
    var number = received();
    assertThat(status("B")).isEqualTo(Status.MISSED);
    assertThat(clerks.list(office.officer, "directives")).contains("data-total=\"0\"");

    clerks.move(
        loop.leader,
        "directives",
        number,
        "relay",
        "relayed",
        "2020-10-15",
        "how",
        "党组会",
        "to",
        "direct");
    assertThat(status("B")).isEqualTo(Status.MET);
    assertThat(status("B1")).isEqualTo(Status.MISSED);
    assertThat(clerks.list(office.officer, "directives"))
        .contains("data-total=\"1\"", "关于冬季救助的通知", "待传达");

    clerks.move(
        office.officer,
        "directives",
        at(office.officer),
        "relay",
        "relayed",
        "2020-10-30",
        "how",
        "全员学习");
    assertThat(status("B1")).isEqualTo(Status.LATE);
    assertThat(clerks.read(office.supervisor, "directives", number))
        .contains("第 1 级", "第 2 级", "3 天", "18 天", "全员学习", "逾期");
  }

  @Test
  void isSentBackWhereItWasNotReallyPassedOn() {
    var number = received();
    clerks.move(
        loop.leader,
        "directives",
        number,
        "relay",
        "relayed",
        "2020-10-13",
        "how",
        "党组会",
        "to",
        "all");
    var below = at(office.officer);
    clerks.move(office.officer, "directives", below, "relay", "relayed", "2020-10-14", "how", "传阅");
    assertThat(status("B1")).isEqualTo(Status.MET);

    clerks.move(office.supervisor, "directives", below, "return", "reason", "无人签到");
    assertThat(status("B1")).isEqualTo(Status.MISSED);
    clerks.move(
        office.officer, "directives", below, "relay", "relayed", "2020-10-19", "how", "支委会");
    assertThat(status("B1")).isEqualTo(Status.MET);
  }

  @Test
  void isRefusedWithAReasonWhereItCannotBe() {
    var number = received();
    var twice =
        clerks.tryOpening(
            loop.leader,
            "directives",
            "number",
            "民发〔2020〕9号",
            "title",
            "又一次",
            "received",
            "2020-10-12");
    assertThat(twice.getBody()).contains("已经登记");
    var early =
        clerks.trying(
            loop.leader,
            "directives",
            number,
            "relay",
            "relayed",
            "2020-10-11",
            "how",
            "电话",
            "to",
            "direct");
    assertThat(early.getStatusCode().value()).isEqualTo(422);
    assertThat(early.getBody()).contains("value=\"2020-10-11\"", "电话");
    assertThatThrownBy(() -> clerks.read(loop.neighbour, "directives", number))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(
            () -> clerks.tryOpening(office.officer, "directives", "number", "1", "title", "x"))
        .isInstanceOf(NotThere.class);
  }
}
