package org.luoshi.server.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.assess.Draw;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.obligations.Wanted;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.work.Office;
import org.springframework.http.ResponseEntity;

/// A campaign from its plan to its closing, with what is refused on the way.
class InspectionsIT {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Office office;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Clerks clerks;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private InspectionPages pages;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  private Matters matters;

  private final Actor leader = Office.actor("九", Role.LEADER, "B", null);
  private final Actor first = Office.actor("五", Role.INSPECTOR, "B", "P1");
  private final Actor second = Office.actor("六", Role.INSPECTOR, "B", "P2");
  private final Actor other = Office.actor("七", Role.UNIT_HEAD, "B2", "P2");

  @BeforeEach
  void anOffice() {
    office = new Office(TestDatabase.on(TestServer.values()[0]).open(), folder);
    matters = new Matters(office.house.database(), office.house.ledger());
    var books =
        new Books(
            List.of(new Findings(matters), new Campaigns(matters), new Assessments(matters)),
            matters,
            office.desks);
    clerks = new Clerks(books);
    pages = new InspectionPages(books, matters);
  }

  @AfterEach
  void closes() {
    office.close();
  }

  private static String[] plan(String... more) {
    var said =
        new ArrayList<>(
            List.of(
                "title",
                "下半年检查",
                "checklist",
                "half-year",
                "term",
                "2020-H2",
                "scope",
                "B",
                "from",
                "2020-10-26",
                "until",
                "2020-11-06",
                "team",
                "1",
                "inspectors",
                "P1 P2",
                "objection",
                "5wd"));
    said.addAll(List.of(more));
    return said.toArray(String[]::new);
  }

  private String running() {
    var number = clerks.open(office.supervisor, "campaigns", plan());
    clerks.move(leader, "campaigns", number, "approve", "word", "秋天");
    clerks.move(office.supervisor, "campaigns", number, "draw");
    clerks.move(office.supervisor, "campaigns", number, "start");
    return number;
  }

  private Matter of(String campaign, String unit) {
    return matters.of("campaign/" + campaign).stream()
        .filter(one -> one.unit().equals(unit))
        .findFirst()
        .orElseThrow();
  }

  private ResponseEntity<String> fill(Actor actor, Matter one, String... said) {
    var form = new HashMap<String, String>();
    for (int i = 0; i + 1 < said.length; i += 2) {
      form.put(said[i], said[i + 1]);
    }
    form.putIfAbsent("once", UUID.randomUUID().toString());
    form.putIfAbsent("version", String.valueOf(matters.find(one.id()).orElseThrow().version()));
    return pages.fill(one.number(), Office.page(), actor, form);
  }

  private static void done(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(303);
  }

  private Status inspected(String unit) {
    return office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .view(Scope.WHOLE)
        .list(Wanted.ALL.ofDuty("half-year-inspection"), Optional.empty(), 100)
        .judgements()
        .stream()
        .filter(one -> one.obligation().id().endsWith(unit))
        .findFirst()
        .map(one -> one.status())
        .orElse(Status.UPCOMING);
  }

  @Test
  void goesFromThePlanToTheRecordAndTheClosing() throws Exception {
    var number = running();
    var campaign = matters.find("campaign/" + number).orElseThrow();
    var seed = campaign.last("draw").orElseThrow().said().getOrDefault("seed", "");
    assertThat(seed).endsWith(":秋天");
    assertThat(Draw.digest(seed.replace(":秋天", ""))).isEqualTo(campaign.says("seed-digest"));
    var drawn = Drawing.teams(campaign.last("draw").orElseThrow().said().get("drawn"));
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
    var finding =
        clerks.open(
            office.supervisor,
            "findings",
            "unit",
            "B1",
            "problem",
            "缺一次记录",
            "assessment",
            one.number(),
            "found",
            "2020-10-30",
            "limit",
            "2020-11-20");
    assertThat(clerks.read(office.head, "findings", finding))
        .contains("/assessments/" + one.number());
    assertThat(clerks.read(office.supervisor, "assessments", one.number()))
        .contains("/findings/" + finding);
    var astray =
        clerks.tryOpening(
            office.supervisor,
            "findings",
            "unit",
            "B2",
            "problem",
            "x",
            "assessment",
            one.number(),
            "found",
            "2020-10-30",
            "limit",
            "2020-11-20");
    assertThat(astray.getBody()).contains("该单位没有编号为（" + one.number() + "）的考核");
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
}
