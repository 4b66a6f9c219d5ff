package org.luoshi.testkit.campaign;

import static org.luoshi.testkit.campaign.Same.same;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A campaign planned, approved, drawn, filled in, objected and closed by programs over HTTP; what
/// each unit's score should be is summed here, and the roll-up compared.
///
/// Whatever is not as expected ends it with an [AssertionError].
public final class CampaignRun {

  private static final BigDecimal POINTS = new BigDecimal("2.5");
  private static final int ONE_IN = 5;
  private static final int OBJECTIONS = 3;

  private final Site site;
  private final Setting setting;
  private final Ticking clock;
  private final long seed;
  private final Map<String, BigDecimal> expected = new TreeMap<>();
  private final Map<String, Duration> took = new LinkedHashMap<>();
  private long since;

  public CampaignRun(Site site, Setting setting, Ticking clock, long seed) {
    this.site = site;
    this.setting = setting;
    this.clock = clock;
    this.seed = seed;
  }

  /// Runs it wholly and tells how long each part took, in the order of its parts.
  public Map<String, Duration> run() {
    var supervisor = Program.of(site, new Site.Newcomer("supervisor", "SUPERVISOR", "B", ""));
    var leader = Program.of(site, new Site.Newcomer("leader", "LEADER", "B", ""));
    var inspectors = new HashMap<String, Program>();
    for (var person : Setting.INSPECTORS) {
      var newcomer = new Site.Newcomer("inspector-" + person, "INSPECTOR", "B", person);
      inspectors.put(person, Program.of(site, newcomer));
    }
    since = System.nanoTime();
    var campaign = drawn(supervisor, leader);
    told("drawn");
    filled(supervisor, inspectors, campaign);
    told("filled");
    objected(supervisor, campaign);
    told("objected");
    clock.moveOn(Duration.ofDays(20));
    closed(supervisor, campaign);
    told("closed");
    rollsUp(supervisor.get("/api/v1/campaigns/" + campaign + "/scores"));
    told("summed");
    return Collections.unmodifiableMap(took);
  }

  private void told(String part) {
    long now = System.nanoTime();
    took.put(part, Duration.ofNanos(now - since));
    since = now;
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
            "inspectors", String.join(" ", Setting.INSPECTORS),
            "objection", "5wd");
    var planned = supervisor.post("/api/v1/campaigns", 201, "plan", Map.of("values", plan));
    var again = supervisor.post("/api/v1/campaigns", 201, "plan", Map.of("values", plan));
    same(again, planned, "the plan sent twice");
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

  private static String path(JsonNode assessment) {
    return "/api/v1/assessments/" + assessment.get("number").stringValue();
  }

  /// All points but those of the duty.
  private BigDecimal whole() {
    return POINTS.multiply(BigDecimal.valueOf(setting.clauses() - 1L));
  }

  /// Fills all in and notes what each unit's score should be.
  private void filled(Program supervisor, Map<String, Program> inspectors, String campaign) {
    var random = new Random(seed);
    var all = assessments(supervisor, campaign);
    same(all.size(), setting.units(), "units drawn");
    for (var one : all) {
      var values = new TreeMap<String, String>();
      var left = whole();
      for (int i = 1; i < setting.clauses(); i++) {
        if (random.nextInt(ONE_IN) == 0) {
          var taken = new BigDecimal(1 + random.nextInt(25)).movePointLeft(1);
          left = left.subtract(taken);
          values.put("d-" + Setting.item(i), taken.toPlainString());
          values.put("r-" + Setting.item(i), "见台账");
        }
      }
      expected.put(one.get("unit").stringValue(), left);
      var inspector = inspectors.get(one.get("says").get("inspectors").stringValue());
      var told =
          Objects.requireNonNull(inspector)
              .move(path(one) + "/score", one.get("version").intValue(), "", values);
      same(
          new BigDecimal(told.get("says").get("score").stringValue()),
          left,
          "seed %d, %s".formatted(seed, told));
    }
  }

  /// Three units object; two scores stand, one is adjusted to all points but those of the duty.
  private void objected(Program supervisor, String campaign) {
    var all = assessments(supervisor, campaign);
    for (int n = 0; n < Math.min(OBJECTIONS, all.size()); n++) {
      var one = all.get(n);
      var unit = one.get("unit").stringValue();
      var head = Program.of(site, new Site.Newcomer("head-" + n, "UNIT_HEAD", unit, ""));
      int version = one.get("version").intValue();
      var objected = head.move(path(one) + "/object", version, "有异议", Map.of());
      same(objected.get("state").stringValue(), "objected", unit);
      if (n == 0) {
        supervisor.move(path(one) + "/adjust", version + 1, "查实", Map.of());
        expected.put(unit, whole());
      } else {
        supervisor.move(path(one) + "/uphold", version + 1, "维持", Map.of());
      }
    }
  }

  private static void closed(Program supervisor, String campaign) {
    for (var one : assessments(supervisor, campaign)) {
      if (one.get("state").stringValue().equals("scored")) {
        supervisor.move(path(one) + "/conclude", one.get("version").intValue(), "", Map.of());
      }
    }
    var closing = supervisor.get("/api/v1/campaigns/" + campaign);
    supervisor.move(
        "/api/v1/campaigns/" + campaign + "/close",
        closing.get("version").intValue(),
        "",
        Map.of());
  }

  private void rollsUp(JsonNode scores) {
    same(scores.get("lines").size(), expected.size(), "lines");
    var lines = new TreeMap<String, BigDecimal>();
    scores
        .get("lines")
        .forEach(line -> {
          same(line.get("state").stringValue(), "final", line);
          lines.put(
              line.get("unit").stringValue(), new BigDecimal(line.get("score").stringValue()));
        });
    var total = BigDecimal.ZERO;
    var committees = new TreeMap<String, BigDecimal>();
    for (var one : expected.entrySet()) {
      same(lines.getOrDefault(one.getKey(), BigDecimal.ZERO), one.getValue(), one.getKey());
      total = total.add(one.getValue());
      committees.merge(one.getKey().substring(0, 3), one.getValue(), BigDecimal::add);
    }
    var sums = new HashMap<String, JsonNode>();
    scores.get("units").forEach(sum -> sums.put(sum.get("of").stringValue(), sum));
    assertSum(Objects.requireNonNull(sums.get("B")), expected.size(), total);
    committees.forEach((committee, sum) ->
        assertSum(Objects.requireNonNull(sums.get(committee)), setting.branches(), sum));
    same(scores.get("levels").size(), 1, "levels");
    assertSum(scores.get("levels").get(0), expected.size(), total);
  }

  private static void assertSum(JsonNode told, int count, BigDecimal total) {
    same(told.get("count").intValue(), count, told);
    same(new BigDecimal(told.get("total").stringValue()), total, told);
    var mean = total.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    same(told.get("mean").stringValue(), mean.toPlainString(), told);
  }
}
