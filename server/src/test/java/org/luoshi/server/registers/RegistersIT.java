package org.luoshi.server.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.api.Listing;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Imports;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.luoshi.server.shell.Refusals.Stale;
import org.springframework.http.ResponseEntity;

/// Registers on one server: who is responsible, who may say so, and what is refused.
///
/// One bureau for all: what only looks comes first.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistersIT {

  private static final Instant NOW = Instant.parse("2020-10-31T02:00:00Z");

  @TempDir static Path folder;

  private static TestDatabase database;

  private static House house;

  private static Registers registers;

  private final Actor officer = actor("二", Role.BRANCH_OFFICER, "B2");
  private final Actor head = actor("三", Role.UNIT_HEAD, "B1");
  private final Actor supervisor = actor("四", Role.SUPERVISOR, "B");

  private static Actor actor(String name, Role role, String unit) {
    var held =
        new org.luoshi.server.access.Held(
            unit + "/" + role.code(),
            role,
            role.code(),
            unit,
            LocalDate.of(2001, 1, 1),
            null,
            null);
    return new Actor("account/" + name, name, null, held, List.<Held>of(held));
  }

  @BeforeAll
  static void aBureau() {
    database = TestDatabase.on(TestServer.EMBEDDED_18);
    house = House.on(database.open(), folder.resolve("files"), Clock.fixed(NOW, ZoneOffset.UTC));
    registers =
        new Registers(
            house.live()::now,
            house.database(),
            house.entries(),
            house.once(),
            house.clock(),
            new Catalogue(house.database()));
    var file = folder.resolve("全部.xlsx");
    workbook().write(file);
    var outcome =
        house
            .imports()
            .run(
                new Imports.Wanted(
                    List.of(file), Programmes.find(Programmes.DEFAULT), "test", false, true),
                _ -> {});
    assertThat(outcome.hasRejected()).as(String.valueOf(outcome.sheets())).isFalse();
  }

  private static Workbook workbook() {
    return new Workbook()
        .sheet(
            "组织",
            List.of(
                List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期", "撤销日期"),
                List.of("B", "市局党组", "", "党组", "2001-01-01", ""),
                List.of("B1", "福利院党支部", "市局党组", "党支部", "2001-01-01", ""),
                List.of("B2", "救助站党支部", "市局党组", "党支部", "2001-01-01", ""),
                List.of("B3", "旧站党支部", "市局党组", "党支部", "2001-01-01", "2019-07-01")))
        .sheet(
            "任职",
            List.of(
                List.of("人员编号", "单位名称", "岗位", "职级", "任职日期", "免职日期"),
                List.of("P1", "福利院党支部", "支部书记", "科级以上", "2018-01-01", ""),
                List.of("P2", "救助站党支部", "支部书记", "", "2018-01-01", ""),
                List.of("P3", "救助站党支部", "支部书记", "", "2015-01-01", "2018-01-01")))
        .sheet(
            "结对户",
            List.of(
                List.of("户编号", "结对干部"),
                List.of("H1", "P1"),
                List.of("H2", "P2"),
                List.of("H3", ""),
                List.of("H4", "P3")))
        .sheet(
            "入户走访",
            List.of(
                List.of("单位名称", "人员编号", "走访日期", "户编号"),
                List.of("福利院党支部", "P1", "2019-05-01", "H1"),
                List.of("救助站党支部", "P2", "2020-05-01", "H2")))
        .sheet(
            "阵地",
            List.of(
                List.of("单位名称", "阵地名称", "验收日期", "验收得分"),
                List.of("福利院党支部", "儿童之家", "2019-06-01", "95"),
                List.of("救助站党支部", "救助大厅", "", ""),
                List.of("旧站党支部", "旧站大厅", "2018-05-01", "80")));
  }

  @AfterAll
  static void closes() {
    house.close();
    database.close();
  }

  private static Page page(String path) {
    return new Page("", Phrases.in(Language.ZH), path, Map.of(), Frame.BARE);
  }

  private static Map<String, String> form(String... values) {
    var form = new HashMap<String, String>();
    for (int i = 0; i + 1 < values.length; i += 2) {
      form.put(values[i], values[i + 1]);
    }
    form.putIfAbsent("once", UUID.randomUUID().toString());
    return form;
  }

  private ResponseEntity<String> assign(Actor actor, String kind, String key, String... typed) {
    return new ObjectPages(registers)
        .assign(kind, key, page("/registers/" + kind + "/objects/" + key), actor, form(typed));
  }

  private RegistersApi.ObjectTree object(Actor actor, String kind, String key) {
    return new RegistersApi(registers).object(kind, key, page("/api"), actor, Map.of());
  }

  private List<String> keys(Actor actor, String kind, String... asked) {
    return new RegistersApi(registers)
        .objects(kind, page("/api"), actor, form(asked), new Listing(null, 100)).items().stream()
            .map(RegistersApi.ObjectTree::key)
            .toList();
  }

  private @Nullable WorkRecord known(String id) {
    return house.records().known(Optional.empty()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  @Test
  @Order(1)
  void listsObjectsByWhoIsResponsibleAndWhetherTheyAreCovered() {
    assertThat(keys(supervisor, "household")).containsExactly("H1", "H2", "H3", "H4");
    assertThat(keys(supervisor, "household", "state", "nobody")).containsExactly("H3", "H4");
    assertThat(keys(supervisor, "household", "state", "uncovered"))
        .containsExactly("H1", "H3", "H4");
    assertThat(keys(supervisor, "household", "state", "covered")).containsExactly("H2");
    assertThat(keys(supervisor, "household", "unit", "福利院党支部")).containsExactly("H1");
    assertThat(keys(supervisor, "site", "state", "closed")).containsExactly("旧站大厅");
    assertThat(keys(supervisor, "site", "state", "uncovered")).containsExactly("救助大厅");
    assertThat(object(supervisor, "household", "H1").last()).isEqualTo("2019-05-01");
    var pages = new RegisterPages(registers);
    var all = pages.all(page("/registers"), supervisor, Map.of());
    assertThat(all)
        .contains("data-count=\"2\"")
        .contains("/registers/household?state=nobody")
        .doesNotContain("来文");
    var list = pages.one("site", page("/registers/site"), supervisor, Map.of());
    assertThat(list).contains("data-total=\"3\"").contains("验收得分 95").contains("已撤销");
    assertThat(pages.units("site", page("/registers/site/units"), supervisor, Map.of()))
        .contains("有责任单位的占 66.7%", "覆盖率 %", "100.0");
    assertThatThrownBy(() -> pages.one("meeting", page("/registers/x"), supervisor, Map.of()))
        .isInstanceOf(NotThere.class);
    var wrong = pages.one("site", page("/registers/site"), supervisor, Map.of("unit", "没有这个"));
    assertThat(wrong).contains("data-total=\"0\"").contains("id=\"e-unit\"");
  }

  @Test
  @Order(2)
  void showsOnlyWhatLiesInReach() {
    assertThat(keys(officer, "household")).containsExactly("H2");
    assertThat(keys(officer, "site")).containsExactly("救助大厅");
    assertThat(keys(head, "household")).containsExactly("H1");
    assertThatThrownBy(() -> object(officer, "household", "H1")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> object(officer, "household", "H9")).isInstanceOf(NotThere.class);
    assertThatThrownBy(() -> assign(head, "household", "H2", "person", "P1", "version", "1"))
        .isInstanceOf(NotThere.class);
  }

  @Test
  @Order(6)
  void namesAResponsiblePersonWithAReasonOnce() {
    var typed =
        new String[] {"person", "P2", "reason", "原结对干部调离", "version", "1", "once", "form-1"};
    assertThat(assign(supervisor, "household", "H3", typed).getStatusCode().value()).isEqualTo(303);
    assertThat(assign(supervisor, "household", "H3", typed).getStatusCode().value()).isEqualTo(303);
    var tree = object(officer, "household", "H3");
    assertThat(tree.unit()).isEqualTo("B2");
    assertThat(tree.person()).isEqualTo("P2");
    assertThat(tree.version()).isEqualTo(2);
    assertThat(new Catalogue(house.database()).versions("household/H3"))
        .extracting(kept -> String.valueOf(kept.reason()))
        .containsExactly("null", "原结对干部调离");

    var stale =
        assign(supervisor, "household", "H3", "person", "P1", "reason", "x", "version", "1");
    assertThat(stale.getStatusCode().value()).isEqualTo(409);
    assertThat(stale.getBody()).contains("name=\"version\" value=\"2\"").contains("P1");
  }

  @Test
  @Order(3)
  void refusesWhoIsNotThereAndSaysWhereItIsWrong() {
    var closed = assign(supervisor, "site", "救助大厅", "unit", "旧站党支部", "reason", "x", "version", "0");
    assertThat(closed.getStatusCode().value()).isEqualTo(422);
    assertThat(closed.getBody()).contains("id=\"e-unit\"").contains("2020-10-31 不存在");
    assertThat(
            assign(supervisor, "household", "H3", "person", "P3", "reason", "x", "version", "1")
                .getBody())
        .contains("（P3）今天没有在您所辖的单位任职");
    var empty = assign(supervisor, "household", "H3", "version", "1");
    assertThat(empty.getStatusCode().value()).isEqualTo(422);
    assertThat(empty.getBody()).contains("id=\"e-reason\"").contains("id=\"e-person\"");
    assertThat(
            assign(supervisor, "household", "H2", "person", "P2", "reason", "x", "version", "1")
                .getBody())
        .contains("责任没有变化");
    var outside = assign(head, "site", "儿童之家", "unit", "救助站党支部", "reason", "x", "version", "0");
    var nowhere = assign(head, "site", "儿童之家", "unit", "没有这个", "reason", "x", "version", "0");
    assertThat(outside.getStatusCode().value()).isEqualTo(422);
    assertThat(outside.getBody()).contains("（救助站党支部）不是该日您可以记录的单位");
    assertThat(nowhere.getBody()).contains("（没有这个）不是该日您可以记录的单位");
    assertThat(known("site/儿童之家")).isNull();
  }

  @Test
  @Order(7)
  void givesAnObjectKnownByOtherRecordsAnEntryOfItsOwn() {
    assertThat(object(supervisor, "site", "旧站大厅").care()).isEqualTo("closed");
    assign(supervisor, "site", "旧站大厅", "unit", "B2", "reason", "旧站撤销后由救助站接管", "version", "0");
    var tree = object(officer, "site", "旧站大厅");
    assertThat(tree.unit()).isEqualTo("B2");
    assertThat(tree.care()).isEqualTo("held");
    assertThat(tree.covers()).extracting(RegistersApi.CoverTree::status).containsExactly("met");
    var entry = java.util.Objects.requireNonNull(known("site/旧站大厅"));
    assertThat(entry.unit()).isEqualTo("B2");
    assertThat(entry.value("name").orElseThrow()).hasToString("旧站大厅");
    assertThat(keys(supervisor, "site", "state", "closed")).isEmpty();
    var again = assign(supervisor, "site", "旧站大厅", "unit", "B1", "reason", "x", "version", "0");
    assertThat(again.getStatusCode().value()).isEqualTo(409);
  }

  @Test
  @Order(4)
  void leadsToTheRecordThatCoversAnObject() {
    assertThat(
            new ObjectPages(registers)
                .one("household", "H1", page("/registers/household/objects/H1"), head, Map.of()))
        .contains("/record/visit?v-household=H1&amp;v-person=P1&amp;v-unit=B1")
        .contains("2019-05-01")
        .doesNotContain("name=\"person\"");
    var done =
        new ObjectPages(registers)
            .one("household", "H2", page("/registers/household/objects/H2"), supervisor, Map.of());
    assertThat(done).doesNotContain("/record/visit").contains("status met");
    var waiting =
        new ObjectPages(registers)
            .one("site", "救助大厅", page("/registers/site/objects/x"), supervisor, Map.of());
    assertThat(waiting).contains("/records/acceptance/").contains("/correct");
  }

  @Test
  @Order(5)
  void speaksToProgramsAsThePagesDo() throws Exception {
    var api = new RegistersApi(registers);
    assertThat(api.registers(page("/api"), supervisor, Map.of()))
        .extracting(RegistersApi.RegisterTree::id, RegistersApi.RegisterTree::nobody)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("household", 2),
            org.assertj.core.groups.Tuple.tuple("site", 0));
    var first = api.objects("household", page("/api"), supervisor, Map.of(), new Listing(null, 3));
    assertThat(first.next()).isEqualTo("H3");
    var rest = api.objects("household", page("/api"), supervisor, Map.of(), new Listing("H3", 3));
    assertThat(rest.items()).hasSize(1);
    assertThat(rest.next()).isNull();
    assertThatThrownBy(() ->
            api.objects("household", page("/api"), supervisor, Map.of(), new Listing("H9", 3)))
        .isInstanceOf(WrongInput.class);
    var said = new RegistersApi.Assignment(null, "P1", "结对调整", 1);
    var tree = api.assign("household", "H4", page("/api"), supervisor, said, "key-1");
    assertThat(tree.version()).isEqualTo(2);
    assertThat(api.assign("household", "H4", page("/api"), supervisor, said, "key-1").version())
        .isEqualTo(2);
    assertThatThrownBy(() -> api.assign("household", "H4", page("/api"), supervisor, said, "key-2"))
        .isInstanceOf(Stale.class);

    var bytes =
        new RegisterPages(registers)
            .export("household", page("/registers/household/export"), supervisor, Map.of())
            .getBody();
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      assertThat(book.getSheetAt(0).getLastRowNum()).isGreaterThanOrEqualTo(5);
    }
  }
}
