package org.luoshi.server.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.LoopOffice;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;

/// A yearly review from its call to the list of what is to be put right.
class ReviewsIT {

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

  private String called() {
    return clerks.open(
        loop.leader, "reviews", "year", "2020", "heads", "P1@B1", "by", "2021-01-31");
  }

  @Test
  void beginsWithRectification() {
    var number = called();
    assertThat(
            clerks
                .trying(office.head, "reviews", number, "report", "reason", "直接述职")
                .getStatusCode()
                .value())
        .isEqualTo(422);
    clerks.move(office.head, "reviews", number, "show-rectification", "reason", "都改了");
    clerks.move(office.head, "reviews", number, "report", "reason", "一年来……");
  }

  private String reported() {
    var number = called();
    clerks.move(office.head, "reviews", number, "show-rectification", "reason", "都改了");
    clerks.move(office.head, "reviews", number, "report", "reason", "一年来……");
    return number;
  }

  @Test
  void isCommentedOnAndRatedWithinTheScale() {
    var number = reported();
    clerks.move(office.supervisor, "reviews", number, "comment", "reason", "数字要实");
    var beyond =
        clerks.trying(
            office.supervisor,
            "reviews",
            number,
            "rate",
            "held",
            "2020-10-30",
            "results",
            "101",
            "rectification",
            "80",
            "assessment",
            "80");
    assertThat(beyond.getBody()).contains("不在 0 至 100 之间", "value=\"101\"");
    assertThat(clerks.read(office.head, "reviews", number)).contains("数字要实");
  }

  @Test
  void makesTheRecordThatTheDutyAsksFor() {
    var number = reported();
    clerks.move(
        office.supervisor,
        "reviews",
        number,
        "rate",
        "held",
        "2020-10-30",
        "results",
        "90",
        "rectification",
        "75",
        "assessment",
        "85");
    assertThat(clerks.read(office.head, "reviews", number)).contains("85.5", "较好");
    var obligation =
        office
            .house
            .live()
            .now()
            .day(LocalDate.of(2020, 12, 31))
            .find(Scope.WHOLE, "secretary-review/P1/2020")
            .orElseThrow();
    assertThat(obligation.status()).isEqualTo(Status.MET);
  }

  @Test
  void endsWithAListOfFindings() {
    var number = reported();
    clerks.move(
        office.supervisor,
        "reviews",
        number,
        "rate",
        "held",
        "2020-10-30",
        "results",
        "90",
        "rectification",
        "75",
        "assessment",
        "85");
    clerks.move(
        office.supervisor,
        "reviews",
        number,
        "list",
        "limit",
        "2020-12-31",
        "reason",
        "台账不细\n谈话不够");
    assertThat(clerks.list(office.head, "findings")).contains("data-total=\"2\"", "台账不细", "谈话不够");
    clerks.move(office.supervisor, "reviews", number, "conclude");
    assertThat(clerks.read(office.head, "reviews", number)).contains("办结");
  }

  @Test
  void isNotRatedByWhoReports() {
    var number = called();
    clerks.move(office.head, "reviews", number, "show-rectification", "reason", "都改了");
    clerks.move(office.head, "reviews", number, "report", "reason", "一年来……");
    var self = Office.actor("三", Role.SUPERVISOR, "B", "P1");
    var own =
        clerks.trying(
            self,
            "reviews",
            number,
            "rate",
            "held",
            "2020-10-30",
            "results",
            "100",
            "rectification",
            "100",
            "assessment",
            "100");
    assertThat(own.getStatusCode().value()).isEqualTo(422);
    assertThat(own.getBody()).contains("办理过前一步的人不能办理这一步");
  }

  @Test
  void isBetweenThePersonAndTheReviewers() {
    var number = called();
    assertThatThrownBy(() -> clerks.read(loop.neighbour, "reviews", number))
        .isInstanceOf(NotThere.class);
    assertThat(clerks.list(office.officer, "reviews")).contains("data-total=\"0\"");
    var again =
        clerks.tryOpening(
            loop.leader, "reviews", "year", "2020", "heads", "P1@B1", "by", "2021-01-31");
    assertThat(again.getBody()).contains("述职已经布置");
  }
}
