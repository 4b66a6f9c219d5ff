package org.luoshi.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.packs.PackFiles;
import org.luoshi.server.House;
import org.luoshi.server.Serving;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;
import org.luoshi.server.records.Workbook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A campaign with 40 clauses, planned, drawn, filled in, objected and closed by a program over
/// HTTP; its roll-up is summed a second time.
///
/// Over 80 units as a rule; with `-Dluoshi.campaign.committees=20` over 400, in a minute and a half
/// on a busy machine of two cores.
class CampaignApiIT {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int COMMITTEES = Integer.getInteger("luoshi.campaign.committees", 4);
  private static final int BRANCHES = 20;
  private static final int INSPECTORS = 4;

  @TempDir Path folder;

  /// A clock that goes on a little at each look, so that no request is too fast.
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2020-10-31T01:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now = now.plus(Duration.ofMillis(120));
      return now;
    }

    synchronized void moveOn(Duration by) {
      now = now.plus(by);
    }
  }

  private Path pack() throws Exception {
    var yaml = PackFiles.shipped("civil-affairs").text("pack.yaml").orElseThrow();
    var list = new StringBuilder();
    list.append(
        """
        checklists:
          half-year:
            zh: 四十条
            en: Forty clauses
            units: branch
            objection: 5wd
            sections:
              all:
                zh: 全部
                en: All
                items:
                  c00: {clause: 一, zh: 支委会, en: Committee, points: 2.5, from: {duty: committee-meeting}}
        """);
    for (int i = 1; i < 40; i++) {
      list.append("          c%02d: {clause: 一, zh: 条款, en: Clause, points: 2.5}\n".formatted(i));
    }
    int from = yaml.indexOf("checklists:\n");
    int until = yaml.indexOf("# The figures of the report.");
    var file = folder.resolve("pack.yaml");
    Files.writeString(
        file,
        (yaml.substring(0, from) + list + yaml.substring(until)).replace("report: report", ""));
    return file;
  }

  private Path organisation() {
    var units = new ArrayList<List<String>>();
    units.add(List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期", "撤销日期"));
    units.add(List.of("B", "市局党组", "", "党组", "2001-01-01", ""));
    for (int c = 0; c < COMMITTEES; c++) {
      var committee = "C%02d".formatted(c);
      units.add(List.of(committee, "机关党委" + committee, "B", "机关党委", "2001-01-01", ""));
      for (int b = 0; b < BRANCHES; b++) {
        var branch = committee + "%02d".formatted(b);
        units.add(List.of(branch, "支部" + branch, committee, "党支部", "2001-01-01", ""));
      }
    }
    var posts = new ArrayList<List<String>>();
    posts.add(List.of("人员编号", "单位名称", "岗位", "职级", "任职日期", "免职日期"));
    for (int i = 0; i < INSPECTORS; i++) {
      posts.add(List.of("I" + i, "市局党组", "干部", "", "2018-01-01", ""));
    }
    var file = folder.resolve("组织机构.xlsx");
    new Workbook().sheet("组织", units).sheet("任职", posts).write(file);
    return file;
  }

  /// A program that acts for one account.
  private record Program(Browser browser, String token) {

    JsonNode get(String path) {
      return read(browser.get(token, path), 200);
    }

    JsonNode post(String path, int status, String key, Map<String, ?> body) {
      return read(browser.post(token, path, key, JSON.writeValueAsString(body)), status);
    }

    JsonNode move(String path, int version, String reason, Map<String, String> values) {
      return post(
          path,
          200,
          path + version,
          Map.of("version", version, "reason", reason, "values", values));
    }

    private static JsonNode read(HttpResponse<String> got, int status) {
      assertThat(got.statusCode()).as(got.body()).isEqualTo(status);
      return JSON.readTree(got.body());
    }
  }

  private static Program program(House house, int port, String name, Role role, String unit) {
    var browser = Browser.invited(house, port, name, role, unit);
    return new Program(browser, browser.token());
  }

  @Test
  void isDrawnFilledObjectedAndClosedOverHttp() throws Exception {
    var clock = new Ticking();
    try (var house =
        House.on(TestDatabase.on(TestServer.values()[0]).open(), folder.resolve("files"), clock)) {
      house
          .imports()
          .run(
              new Imports.Wanted(
                  List.of(organisation()), Programmes.find(pack().toString()), "t", false, true),
              _ -> {});
      var serving = Serving.start(house, 0);
      try {
        run(house, serving.port(), clock);
      } finally {
        serving.close();
      }
    }
  }

  private void run(House house, int port, Ticking clock) {
    var supervisor = program(house, port, "supervisor", Role.SUPERVISOR, "B");
    var leader = program(house, port, "leader", Role.LEADER, "B");
    var inspectors = new HashMap<String, Program>();
    for (int i = 0; i < INSPECTORS; i++) {
      var name = "inspector" + i;
      inspectors.put("I" + i, program(house, port, name, Role.INSPECTOR, "B"));
      var account = house.access().accounts().byName(name).orElseThrow().id();
      house.access().accounts().link(account, "I" + i, By.terminal(clock.instant()));
    }
    var campaign = drawn(supervisor, leader);
    var expected = filled(supervisor, inspectors, campaign);
    objected(house, port, supervisor, campaign, expected);
    clock.moveOn(Duration.ofDays(20));
    for (var one : assessments(supervisor, campaign)) {
      if (one.get("state").stringValue().equals("scored")) {
        supervisor.move(
            "/api/v1/assessments/%s/conclude".formatted(one.get("number").stringValue()),
            one.get("version").intValue(),
            "",
            Map.of());
      }
    }
    var closing = supervisor.get("/api/v1/campaigns/" + campaign);
    supervisor.move(
        "/api/v1/campaigns/" + campaign + "/close",
        closing.get("version").intValue(),
        "",
        Map.of());
    rollsUp(supervisor.get("/api/v1/campaigns/" + campaign + "/scores"), expected);
    assertThat(house.live().now().board().evidence().book().ofKind("inspection"))
        .hasSize(COMMITTEES * BRANCHES);
  }

  private static String drawn(Program supervisor, Program leader) {
    var plan =
        Map.of(
            "title", "下半年检查",
            "checklist", "half-year",
            "term", "2020-H2",
            "scope", "B",
            "from", "2020-10-26",
            "until", "2020-11-06",
            "team", "1",
            "inspectors", "I0 I1 I2 I3",
            "objection", "5wd");
    var planned = supervisor.post("/api/v1/campaigns", 201, "plan", Map.of("values", plan));
    var again = supervisor.post("/api/v1/campaigns", 201, "plan", Map.of("values", plan));
    assertThat(again).isEqualTo(planned);
    var path = "/api/v1/campaigns/" + planned.get("number").stringValue();
    leader.move(path + "/approve", 1, "", Map.of("word", "秋"));
    supervisor.move(path + "/draw", 2, "", Map.of());
    supervisor.move(path + "/start", 3, "", Map.of());
    return planned.get("number").stringValue();
  }

  private static List<JsonNode> assessments(Program program, String campaign) {
    var all = new ArrayList<JsonNode>();
    var next = "";
    do {
      var slice =
          program.get(
              "/api/v1/campaigns/%s/assessments?limit=500&after=%s".formatted(campaign, next));
      slice.get("items").forEach(all::add);
      next = slice.get("next").isNull() ? "" : slice.get("next").stringValue();
    } while (!next.isEmpty());
    return all;
  }

  /// Fills all in and tells what each unit's score should be.
  private static Map<String, BigDecimal> filled(
      Program supervisor, Map<String, Program> inspectors, String campaign) {
    var random = new Random(SEED);
    var expected = new TreeMap<String, BigDecimal>();
    var all = assessments(supervisor, campaign);
    assertThat(all).hasSize(COMMITTEES * BRANCHES);
    for (var one : all) {
      var values = new TreeMap<String, String>();
      var left = new BigDecimal("97.5");
      for (int i = 1; i < 40; i++) {
        if (random.nextInt(5) == 0) {
          var taken = new BigDecimal(1 + random.nextInt(25)).movePointLeft(1);
          left = left.subtract(taken);
          values.put("d-c%02d".formatted(i), taken.toPlainString());
          values.put("r-c%02d".formatted(i), "见台账");
        }
      }
      expected.put(one.get("unit").stringValue(), left);
      var told =
          Objects.requireNonNull(inspectors.get(one.get("says").get("inspectors").stringValue()))
              .move(
                  "/api/v1/assessments/%s/score".formatted(one.get("number").stringValue()),
                  one.get("version").intValue(),
                  "",
                  values);
      assertThat(new BigDecimal(told.get("says").get("score").stringValue()))
          .as("seed %d, %s", SEED, told)
          .isEqualByComparingTo(left);
    }
    return expected;
  }

  /// Three units object; two scores stand, one is adjusted to all points but those of the duty.
  private static void objected(
      House house,
      int port,
      Program supervisor,
      String campaign,
      Map<String, BigDecimal> expected) {
    int n = 0;
    for (var one : assessments(supervisor, campaign).subList(0, 3)) {
      var unit = one.get("unit").stringValue();
      var path = "/api/v1/assessments/" + one.get("number").stringValue();
      var head = program(house, port, "head" + n, Role.UNIT_HEAD, unit);
      int version = one.get("version").intValue();
      var objected = head.move(path + "/object", version, "有异议", Map.of());
      assertThat(objected.get("state").stringValue()).isEqualTo("objected");
      if (n == 0) {
        supervisor.move(path + "/adjust", version + 1, "查实", Map.of());
        expected.put(unit, new BigDecimal("97.5"));
      } else {
        supervisor.move(path + "/uphold", version + 1, "维持", Map.of());
      }
      n++;
    }
  }

  private static void rollsUp(JsonNode scores, Map<String, BigDecimal> expected) {
    assertThat(scores.get("lines").size()).isEqualTo(expected.size());
    var lines = new TreeMap<String, BigDecimal>();
    scores
        .get("lines")
        .forEach(line -> {
          assertThat(line.get("state").stringValue()).isEqualTo("final");
          lines.put(
              line.get("unit").stringValue(), new BigDecimal(line.get("score").stringValue()));
        });
    var total = BigDecimal.ZERO;
    var committees = new TreeMap<String, BigDecimal>();
    for (var one : expected.entrySet()) {
      assertThat(lines.get(one.getKey())).as(one.getKey()).isEqualByComparingTo(one.getValue());
      total = total.add(one.getValue());
      committees.merge(one.getKey().substring(0, 3), one.getValue(), BigDecimal::add);
    }
    var sums = new HashMap<String, JsonNode>();
    scores.get("units").forEach(sum -> sums.put(sum.get("of").stringValue(), sum));
    assertSum(Objects.requireNonNull(sums.get("B")), expected.size(), total);
    committees.forEach(
        (committee, sum) -> assertSum(Objects.requireNonNull(sums.get(committee)), BRANCHES, sum));
    assertThat(scores.get("levels").size()).isEqualTo(1);
    assertSum(scores.get("levels").get(0), expected.size(), total);
  }

  private static void assertSum(JsonNode told, int count, BigDecimal total) {
    assertThat(told.get("count").intValue()).isEqualTo(count);
    assertThat(new BigDecimal(told.get("total").stringValue())).isEqualByComparingTo(total);
    assertThat(told.get("mean").stringValue())
        .isEqualTo(
            total.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP).toPlainString());
  }
}
