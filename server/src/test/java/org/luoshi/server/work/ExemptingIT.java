package org.luoshi.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.server.work.Office.form;
import static org.luoshi.server.work.Office.page;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.shell.Refusals.NotThere;

/// What one owes, being let off, and blocks from Excel.
@OnOneServer
class ExemptingIT {

  private static final LocalDate DAY = LocalDate.of(2020, 10, 31);

  private final TestServer server;
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  ExemptingIT(TestDatabase database) {
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

  private ExemptionPages pages() {
    return new ExemptionPages(office.desks);
  }

  private static Map<String, String> about(String... more) {
    var form =
        form(
            "duty",
            "committee-meeting",
            "bearer",
            "B1",
            "occasion",
            "2020-06",
            "day",
            "2020-10-30");
    for (int i = 0; i + 1 < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }

  private Status status(String obligation) {
    return office.house.live().now().day(DAY).find(Scope.WHOLE, obligation).orElseThrow().status();
  }

  @Test
  void listsWhatIsOwedWithItsReasonAndTheFormThatSettlesIt() {
    office.enter(office.officer, "meeting", Office.meeting("2020-06-10", "2"));
    var mine = new MinePages(office.desks).mine(page(), office.officer, Map.of());
    assertThat(mine)
        .contains("截至2020年10月31日")
        .contains("/record/meeting?v-kind=committee&amp;v-unit=B1")
        .contains("有 1 条记录未计入，最近一条 2020-06-10：实到人数 2，不足应到人数 10 的 50%")
        .doesNotContain("救助站");
    var overdue =
        new MinePages(office.desks).mine(page(), office.officer, Map.of("show", "overdue"));
    var counted =
        java.util.regex.Pattern.compile("data-count=\"(\\d+)\" href=\"[^\"]*overdue").matcher(mine);
    assertThat(counted.find()).isTrue();
    assertThat(overdue).contains("data-total=\"" + counted.group(1) + "\"");
  }

  @Test
  void letsOffOnRequestWithReasonsAndEachStepOnlyOnce() {
    assertThatThrownBy(() -> pages().askOrGrant(page(), office.officer, about("reason", "x")))
        .isInstanceOf(NotThere.class);
    var silent = pages().askOrGrant(page(), office.head, about());
    assertThat(silent.getStatusCode().value()).isEqualTo(422);
    assertThat(silent.getBody()).contains("id=\"e-reason\"");

    pages().askOrGrant(page(), office.head, about("reason", "全体抗洪"));

    assertThat(pages().askOrGrant(page(), office.head, about("reason", "再问")).getBody())
        .contains("已有待答复的申请");
    assertThat(pages().waivers(page(), office.supervisor))
        .contains("全体抗洪", "/waivers/000001/grant");
    assertThat(pages().waivers(page(), office.head)).contains("全体抗洪").doesNotContain("/grant");
    assertThat(status("committee-meeting/B1/2020-06")).isEqualTo(Status.MISSED);

    var granted = form();
    pages().answer("000001", "grant", page(), office.supervisor, granted);
    pages().answer("000001", "grant", page(), office.supervisor, granted);

    assertThat(status("committee-meeting/B1/2020-06")).isEqualTo(Status.WAIVED);
    assertThat(
            pages()
                .answer("000001", "decline", page(), office.supervisor, form("reason", "不"))
                .getBody())
        .contains("已经答复");
  }

  @Test
  void declinesOnlyWithAReason() {
    pages().askOrGrant(page(), office.head, about("reason", "全体抗洪"));
    assertThat(
            pages()
                .answer("000001", "decline", page(), office.supervisor, form())
                .getStatusCode()
                .value())
        .isEqualTo(422);
    pages().answer("000001", "decline", page(), office.supervisor, form("reason", "可以补开"));
    assertThat(pages().waivers(page(), office.head)).contains("可以补开", "未准予");
    assertThat(status("committee-meeting/B1/2020-06")).isEqualTo(Status.MISSED);
  }

  @Test
  void letsNobodyLetTheirOwnUnitOff() {
    var own =
        form(
            "duty", "information-officer-training",
            "bearer", "B",
            "occasion", "2020",
            "day", "2020-10-30",
            "reason", "x");
    assertThatThrownBy(() -> pages().askOrGrant(page(), office.supervisor, own))
        .isInstanceOf(NotThere.class);
    pages().askOrGrant(page(), office.supervisor, about("reason", "合并召开"));
    assertThat(status("committee-meeting/B1/2020-06")).isEqualTo(Status.WAIVED);
  }

  @Test
  void takesANilReportOnlyWhereTheDutyHasOne() {
    var answer = pages().declare(page(), office.head, about());
    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody()).contains("不设零报告");
    assertThatThrownBy(() -> pages().declare(page(), office.supervisor, about()))
        .isInstanceOf(NotThere.class);
    var other = about();
    other.put("bearer", "B2");
    assertThatThrownBy(() -> pages().declare(page(), office.head, other))
        .isInstanceOf(NotThere.class);
  }

  private List<WorkRecord> meetings() {
    return office.house.records().known(java.util.Optional.empty()).stream()
        .filter(one -> one.kind().equals("meeting"))
        .toList();
  }

  @Test
  void entersTheGoodRowsOfABlockOnceAndKeepsTheOthers() {
    var block =
        "单位名称\t会议类型\t会议日期\t应到人数\t实到人数\n"
            + "福利院党支部\t支委会\t2020-09-01\t10\t8\n"
            + "救助站党支部\t支委会\t2020-09-02\t10\t8\n"
            + "福利院党支部\t茶话会\t2020-09-03\t10\t若干\n"
            + "福利院党支部\t支委会\t2020-09-01\t10\t8\n";
    var pages = new PastePages(office.desks);
    var look = pages.pasted("meeting", page(), office.officer, form("block", block));
    assertThat(look.getBody())
        .contains("可录入 1 行，与已有记录几乎相同 1 行，有误 2 行")
        .contains("不是该日您可以记录的单位")
        .contains("没有");
    assertThat(meetings()).isEmpty();

    var sent = form("block", block, "do", "save");
    var entered = pages.pasted("meeting", page(), office.officer, sent);
    pages.pasted("meeting", page(), office.officer, sent);

    assertThat(meetings()).hasSize(1);
    assertThat(entered.getBody())
        .contains("已录入 1 行")
        .contains("茶话会\t2020-09-03")
        .contains("救助站党支部\t支委会\t2020-09-02");
  }

  @Test
  void refusesABlockThatIsAWholeFile() {
    var block = "福利院党支部\t支委会\t2020-09-01\t10\t8\n".repeat(1_001);
    var answer =
        new PastePages(office.desks)
            .pasted("meeting", page(), office.officer, form("block", block, "do", "save"));
    assertThat(answer.getStatusCode().value()).isEqualTo(422);
    assertThat(answer.getBody()).contains("1001");
  }
}
