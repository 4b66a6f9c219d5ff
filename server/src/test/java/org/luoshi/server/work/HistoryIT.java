package org.luoshi.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.server.work.Office.form;
import static org.luoshi.server.work.Office.meeting;
import static org.luoshi.server.work.Office.page;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Refusals.Stale;

/// One record's life after it was entered, and the lists it stands in.
@OnEveryServer
class HistoryIT {

  private final TestServer server;
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  private String number = "";

  HistoryIT(TestDatabase database) {
    this.server = database.server();
  }

  @BeforeEach
  void anOfficeWithAMeeting() {
    office = new Office(TestDatabase.on(server).open(), folder);
    number = office.enter(office.officer, "meeting", meeting("2020-10-20", "8")).substring(8);
  }

  @AfterEach
  void closes() {
    office.close();
  }

  private HistoryPages pages() {
    return new HistoryPages(office.desks, office.attachments);
  }

  private WorkRecord now() {
    return office.house.records().history("meeting/" + number).getLast();
  }

  @Test
  void isNotThereForAnotherUnitJustLikeOneThatDoesNotExist() {
    assertThat(pages().one("meeting", number, page(), office.supervisor)).contains("福利院党支部");
    for (var key : List.of(number, "999999")) {
      assertThatThrownBy(() -> pages().one("meeting", key, page(), office.neighbour))
          .isInstanceOf(NotThere.class);
      assertThatThrownBy(() -> pages().correct("meeting", key, page(), office.neighbour))
          .isInstanceOf(NotThere.class);
      var typed = form("reason", "错", "version", "1");
      assertThatThrownBy(() -> pages().withdraw("meeting", key, page(), office.neighbour, typed))
          .isInstanceOf(NotThere.class);
      assertThatThrownBy(() ->
              new WorkApi(office.desks, office.attachments)
                  .files("meeting", key, page(), office.neighbour))
          .isInstanceOf(NotThere.class);
    }
    assertThat(new ListPages(office.desks).list(page(), office.neighbour, Map.of()))
        .doesNotContain(number)
        .contains("data-total=\"0\"");
    assertThat(now().state()).isEqualTo(WorkRecord.State.ACTIVE);
  }

  @Test
  void isCorrectedWithAReasonAndKeepsItsHistory() {
    var right = meeting("2020-10-20", "9");
    right.put("version", "1");
    right.put("reason", "实到少记一人");
    var answer = pages().correct("meeting", number, page(), office.officer, right);
    assertThat(answer.getHeaders().getFirst("Location"))
        .isEqualTo("/records/meeting/" + number + "?done=corrected");
    var shown = pages().one("meeting", number, page(), office.officer);
    assertThat(shown).contains("实到少记一人").contains("<del>8</del>").contains("<ins>9</ins>");
  }

  @Test
  void showsBothVersionsToWhoWasSlowerAndKeepsWhatTheyTyped() {
    var faster = meeting("2020-10-20", "9");
    faster.put("version", "1");
    pages().correct("meeting", number, page(), office.head, faster);
    var slower = meeting("2020-10-19", "7");
    slower.put("version", "1");

    var answer = pages().correct("meeting", number, page(), office.officer, slower);

    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getBody())
        .contains("id=\"stale\"")
        .contains("<td>7</td><td>9</td>")
        .contains("<td>2020-10-19</td><td>2020-10-20</td>")
        .contains("value=\"2020-10-19\"")
        .contains("name=\"version\" value=\"2\"");
    assertThat(now().amount("present").orElseThrow()).hasToString("9");

    slower.put("version", "2");
    slower.put("once", "another");
    pages().correct("meeting", number, page(), office.officer, slower);
    assertThat(now().amount("present").orElseThrow()).hasToString("7");
  }

  @Test
  void isReturnedWithAReasonAndComesBackCorrected() {
    assertThat(pages().one("meeting", number, page(), office.officer)).doesNotContain("/return\"");
    assertThatThrownBy(() ->
            pages()
                .giveBack(
                    "meeting", number, page(), office.head, form("version", "1", "reason", "缺签到")))
        .isInstanceOf(NotThere.class);
    var silent =
        pages().giveBack("meeting", number, page(), office.supervisor, form("version", "1"));
    assertThat(silent.getStatusCode().value()).isEqualTo(422);
    assertThat(silent.getBody()).contains("id=\"e-reason\"");

    pages()
        .giveBack(
            "meeting", number, page(), office.supervisor, form("version", "1", "reason", "缺签到表"));

    assertThat(now().state()).isEqualTo(WorkRecord.State.RETURNED);
    assertThat(new MinePages(office.desks).mine(page(), office.officer, Map.of()))
        .contains("退回原因：缺签到表")
        .contains("/records/meeting/" + number + "/correct");
    var right = meeting("2020-10-20", "8");
    right.put("version", "2");
    pages().correct("meeting", number, page(), office.officer, right);
    assertThat(now().state()).isEqualTo(WorkRecord.State.ACTIVE);
  }

  @Test
  void isWithdrawnOnceAndThenStaysAsItIs() {
    var typed = form("version", "1", "reason", "误录");
    pages().withdraw("meeting", number, page(), office.officer, typed);
    pages().withdraw("meeting", number, page(), office.officer, typed);
    assertThat(office.house.records().history("meeting/" + number)).hasSize(2);
    assertThat(now().state()).isEqualTo(WorkRecord.State.WITHDRAWN);
    assertThatThrownBy(() -> pages().correct("meeting", number, page(), office.officer))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void leavesACaseFromAboveToTheSuperiorButForTheDayItWasDone() {
    var finding =
        form(
            "v-unit", "B1",
            "v-problem", "台账不全",
            "v-found", "2020-09-01",
            "v-limit", "2020-09-30");
    var id = office.enter(office.supervisor, "finding", finding).substring(8);
    var page = pages().correct("finding", id, page(), office.officer);
    assertThat(page).contains("您只需填写完成日期");
    var sly = answered(finding, "2020-09-20");
    sly.put("v-limit", "2020-12-31");
    assertThat(pages().correct("finding", id, page(), office.officer, sly).getBody())
        .contains("id=\"e-v-limit\"");
    var honest = answered(finding, "2020-09-20");
    assertThat(
            pages().correct("finding", id, page(), office.officer, honest).getStatusCode().value())
        .isEqualTo(303);
    var own =
        form("v-unit", "B", "v-problem", "x", "v-found", "2020-09-01", "v-limit", "2020-09-30");
    assertThat(
            new RecordPages(office.desks).save("finding", page(), office.supervisor, own).getBody())
        .contains("不能给自己写");
  }

  private static Map<String, String> answered(Map<String, String> finding, String day) {
    var typed = form("version", "1", "v-rectified", day);
    finding.forEach((name, text) -> typed.putIfAbsent(name, text));
    return typed;
  }

  @Test
  void standsInListsByDayPageAfterPageAndInTheirExport() throws Exception {
    for (int day = 1; day <= 7; day++) {
      office.enter(office.officer, "meeting", meeting("2020-09-0" + day, "8"));
    }
    var api = new RecordsApi(office.desks);
    var asked = new java.util.HashMap<>(Map.of("kind", "meeting", "limit", "3"));
    var days = new java.util.ArrayList<String>();
    for (String next = ""; next != null; ) {
      asked.put("after", next);
      var slice = api.list(page(), office.officer, asked);
      assertThat(slice.total()).isEqualTo(8);
      slice.items().forEach(one -> days.add(String.valueOf(one.day())));
      next = slice.next();
    }
    assertThat(days)
        .hasSize(8)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder())
        .startsWith("2020-10-20", "2020-09-07");

    var filter = Map.of("kind", "meeting", "from", "2020年9月3日", "until", "2020-09-05");
    assertThat(new ListPages(office.desks).list(page(filter), office.officer, filter))
        .contains("data-total=\"3\"")
        .doesNotContain("2020-09-06");
    var export = new ListPages(office.desks).export(page(filter), office.officer, filter);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(export.getBody()))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(1);
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3);
    }
    var wrong = Map.of("from", "昨天");
    assertThat(new ListPages(office.desks).list(page(wrong), office.officer, wrong))
        .contains("id=\"e-from\"")
        .contains("value=\"昨天\"");
  }

  @Test
  void isEnteredOnceByTheApiForAKeyAndRefusedWhereStale() {
    var api = new RecordsApi(office.desks);
    var values =
        Map.<String, Object>of(
            "unit", "B1", "kind", "committee", "date", "2020-08-08", "due", 10, "present", 9);
    var said = new RecordsApi.Said("meeting", values, null);
    var first =
        java.util.Objects.requireNonNull(api.enter(page(), office.officer, said, "k1").getBody());
    var again =
        java.util.Objects.requireNonNull(api.enter(page(), office.officer, said, "k1").getBody());
    assertThat(again.record()).isEqualTo(first.record());
    assertThat(first.counts().credited())
        .extracting(RecordJson.CountedFor::duty)
        .contains("committee-meeting");
    assertThatThrownBy(() -> api.enter(page(), office.officer, said, "k2"))
        .isInstanceOf(WrongInput.class)
        .hasMessage("entry-alike");
    var key = first.record().id().substring(8);
    assertThatThrownBy(() ->
            api.correct(
                "meeting",
                key,
                page(),
                office.officer,
                new RecordsApi.Correction(5, values, null),
                null))
        .isInstanceOf(Stale.class);
    assertThatThrownBy(() ->
            api.enter(
                page(),
                office.officer,
                new RecordsApi.Said("meeting", Map.of("version", 3), null),
                null))
        .isInstanceOf(WrongInput.class)
        .hasMessage("page-unknown");
  }

  @Test
  void cannotBeWrittenByWhoOnlyLooks() {
    var leader =
        new Actor(
            "account/五",
            "五",
            null,
            new org.luoshi.server.access.Held(
                "B/leader",
                org.luoshi.server.access.Role.LEADER,
                "leader",
                "B",
                java.time.LocalDate.of(2001, 1, 1),
                null,
                null),
            List.of());
    assertThat(pages().one("meeting", number, page(), leader)).doesNotContain("/correct\"");
    assertThatThrownBy(() -> pages().correct("meeting", number, page(), leader))
        .isInstanceOf(NotThere.class);
  }
}
