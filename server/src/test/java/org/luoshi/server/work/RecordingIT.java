package org.luoshi.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.server.work.Office.form;
import static org.luoshi.server.work.Office.meeting;
import static org.luoshi.server.work.Office.page;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Refusals.NotThere;

/// Recording a piece of work by its form.
@OnEveryServer
class RecordingIT {

  private final TestServer server;
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  RecordingIT(TestDatabase database) {
    this.server = database.server();
  }

  @BeforeEach
  void anOffice() {
    office = new Office(TestDatabase.on(server).open(), folder);
  }

  @AfterEach
  void closes() {
    office.close();
  }

  private RecordPages pages() {
    return new RecordPages(office.desks);
  }

  private Status status(String obligation) {
    return office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .find(Scope.WHOLE, obligation)
        .orElseThrow()
        .status();
  }

  private List<WorkRecord> meetings() {
    return office.house.records().known(java.util.Optional.empty()).stream()
        .filter(one -> one.kind().equals("meeting"))
        .toList();
  }

  @Test
  void showsWhatAMeetingWillCountForAndThenItDoes() {
    assertThat(status("committee-meeting/B1/2020-10")).isEqualTo(Status.MISSED);
    var preview = pages().preview("meeting", page(), office.officer, meeting("2020年10月20日", "8"));
    assertThat(preview).contains("支部委员会会议每月召开一次").contains("2020-10").contains("status met");
    assertThat(meetings()).as("a preview enters nothing").isEmpty();

    var id = office.enter(office.officer, "meeting", meeting("2020年10月20日", "8"));

    assertThat(status("committee-meeting/B1/2020-10")).isEqualTo(Status.MET);
    var shown =
        new HistoryPages(office.desks, office.attachments)
            .one("meeting", id.substring(8), page(), office.officer);
    assertThat(shown).contains("支部委员会会议每月召开一次").contains("status met");
  }

  @Test
  void saysWhyAMeetingWillNotCount() {
    var preview = pages().preview("meeting", page(), office.officer, meeting("2020-10-20", "4"));
    assertThat(preview)
        .contains("不计入")
        .contains("实到人数 4，不足应到人数 10 的 50%")
        .doesNotContain("党员大会每季度召开一次");
  }

  @Test
  void namesWhatIsStillToBeFilledInBeforeItCanTell() {
    var preview = pages().preview("meeting", page(), office.officer, form("v-unit", "B1"));
    assertThat(preview).contains("尚需填写").contains("会议日期").contains("会议类型");
  }

  @Test
  void tellsAllThatIsWrongAtOnceInPlaceAndKeepsWhatWasTyped() {
    var wrong = meeting("昨天下午", "若干");
    wrong.put("v-kind", "茶话会");
    wrong.put("v-due", "");
    var answer = pages().save("meeting", page(), office.officer, wrong);
    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody())
        .contains("id=\"e-v-date\"", "id=\"e-v-kind\"", "id=\"e-v-due\"", "id=\"e-v-present\"")
        .contains("value=\"昨天下午\"", "value=\"若干\"", "茶话会")
        .contains("也许");
    assertThat(meetings()).isEmpty();
  }

  @Test
  void refusesWhatNamesNothingThereIs() {
    var visit = form("v-unit", "B1", "v-person", "P9", "v-date", "2020-05-05", "v-household", "H9");
    assertThat(pages().save("visit", page(), office.officer, visit).getBody())
        .contains("id=\"e-v-person\"", "id=\"e-v-household\"");
    var letter = form("v-unit", "B1", "v-date", "2020-02-01", "v-year", "去年", "v-superior", "无名局");
    assertThat(pages().save("letter", page(), office.officer, letter).getBody())
        .contains("id=\"e-v-year\"", "id=\"e-v-superior\"");
    var training = form("v-unit", "B1", "v-date", "2020-02-01", "v-people", "3", "v-hours", "两三个");
    assertThat(pages().save("training", page(), office.officer, training).getBody())
        .contains("id=\"e-v-hours\"")
        .doesNotContain("id=\"e-v-people\"");
  }

  @Test
  void refusesWorkThatIsStillToComeAndUnitsOutOfReach() {
    assertThat(
            pages().save("meeting", page(), office.officer, meeting("2020-11-01", "8")).getBody())
        .contains("id=\"e-v-date\"");
    var other = meeting("2020-10-20", "8");
    other.put("v-unit", "B2");
    var nowhere = meeting("2020-10-20", "8");
    nowhere.put("v-unit", "ZZ");
    var told = pages().save("meeting", page(), office.officer, other).getBody();
    var untold = pages().save("meeting", page(), office.officer, nowhere).getBody();
    assertThat(told).contains("（B2）不是该日您可以记录的单位");
    assertThat(untold).contains("（ZZ）不是该日您可以记录的单位");
    assertThat(meetings()).isEmpty();
  }

  @Test
  void recordsOnceHoweverOftenTheButtonIsPressed() throws Exception {
    var twice = meeting("2020-10-20", "8");
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<String> press = () -> office.enter(office.officer, "meeting", twice);
      var answers = threads.invokeAll(List.of(press, press, press, press));
      var first = answers.getFirst().get();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    assertThat(meetings()).hasSize(1);
  }

  @Test
  void noticesARecordThatSaysNearlyTheSameAndLetsItBeSavedAllTheSame() {
    var first = office.enter(office.officer, "meeting", meeting("2020-10-20", "8"));
    var again = pages().save("meeting", page(), office.officer, meeting("2020.10.20", "9"));
    assertThat(again.getStatusCode().value()).isEqualTo(409);
    assertThat(again.getBody()).contains(first).contains("仍要保存").contains("value=\"2020.10.20\"");
    assertThat(meetings()).hasSize(1);

    var sure = meeting("2020.10.20", "9");
    sure.put("do", "anyway");
    office.enter(office.officer, "meeting", sure);
    assertThat(meetings()).hasSize(2);
  }

  @Test
  void readsWhatIsTypedAsTheImportAndTheClipboardDo() {
    var typed = office.enter(office.officer, "meeting", meeting("2020年10月20日", "８人"));
    var row = List.of("福利院党支部", "支部委员会", "2020/10/21", "10", "8");
    office.importing(
        folder.resolve("台账.xlsx"),
        new Workbook()
            .sheet("三会一课", List.of(List.of("单位名称", "会议类型", "会议日期", "应到人数", "实到人数"), row)));
    var pasted =
        new PastePages(office.desks)
            .pasted(
                "meeting",
                page(),
                office.officer,
                form("do", "save", "block", "福利院党支部\t2020.10.22\t支委会\t10\t8"));
    assertThat(pasted.getBody()).contains("已录入 1 行");
    var said =
        meetings().stream()
            .map(one -> {
              var values = new HashMap<>(one.values());
              values.remove("date");
              return Map.of("unit", String.valueOf(one.unit()), "values", values);
            })
            .distinct()
            .toList();
    assertThat(meetings()).hasSize(3).extracting(WorkRecord::id).contains(typed);
    assertThat(said).as("form, workbook and clipboard").hasSize(1);
  }

  @Test
  void isNotThereForAKindThatThePostDoesNotWrite() {
    for (var kind : List.of("inspection", "unit", "waiver", "directive", "nothing")) {
      assertThatThrownBy(() -> pages().form(kind, page(), office.officer, Map.of()))
          .as(kind)
          .isInstanceOf(NotThere.class);
      assertThatThrownBy(() -> pages().save(kind, page(), office.officer, form()))
          .as(kind)
          .isInstanceOf(NotThere.class);
    }
    assertThat(pages().form("inspection", page(), office.supervisor, Map.of())).contains("检查");
  }

  @Test
  void keepsDraftsForTheSeatAndThrowsThemAwayWhenSaved() {
    var draft = meeting("2020-10-20", "");
    var id = "00000000-0000-0000-0000-000000000001";
    draft.put("draft", id);
    assertThat(pages().draft("meeting", page(), office.officer, draft)).contains("草稿已于");
    assertThat(pages().choose(page(), office.officer)).contains("/record/meeting?draft=" + id);
    assertThat(pages().choose(page(), office.neighbour)).doesNotContain(id);
    assertThat(pages().form("meeting", page(), office.officer, Map.of("draft", id)))
        .contains("value=\"2020-10-20\"")
        .contains("value=\"" + id + "\"");
    assertThatThrownBy(() -> pages().form("meeting", page(), office.neighbour, Map.of("draft", id)))
        .isInstanceOf(NotThere.class);

    draft.put("v-present", "8");
    office.enter(office.officer, "meeting", draft);
    assertThat(pages().choose(page(), office.officer)).doesNotContain(id);
  }
}
