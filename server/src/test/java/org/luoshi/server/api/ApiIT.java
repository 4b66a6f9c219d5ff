package org.luoshi.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.Serving;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.obligations.Telling;
import org.luoshi.server.reports.SampleHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API over HTTP: tokens and what they open, documents, requests done once, refusals.
@OnOneServer
class ApiIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Running> RUNNING = new ConcurrentHashMap<>();

  private final House house;
  private final Running running;
  private final Browser program;

  /// A house served, with the token of its leader.
  private record Running(Serving serving, Browser leader, String token) {}

  ApiIT(TestDatabase database) {
    this.house = SampleHouse.on(database).house();
    this.running =
        RUNNING.computeIfAbsent(
            database.server() + database.owner().url(),
            _ -> {
              var serving = Serving.start(house, 0);
              var leader = Browser.invited(house, serving.port(), "leader", Role.LEADER, "MZ");
              return new Running(serving, leader, leader.token());
            });
    this.program = new Browser(running.serving().port());
  }

  private static JsonNode json(HttpResponse<String> got) {
    return JSON.readTree(got.body());
  }

  private void assertProblem(HttpResponse<String> got, int status) {
    assertThat(got.statusCode()).as(got.body()).isEqualTo(status);
    assertThat(got.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(got).get("status").intValue()).isEqualTo(status);
    assertThat(got.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void tellsWhatTheCommandsTell() {
    var telling =
        new Telling(house.board(java.util.Optional.empty()), SampleHouse.AS_OF, Reach.WHOLE);
    var phrases = Phrases.in(Language.EN);
    var asked = new Telling.Asked("优抚医院党支部", "committee-meeting", "2020-10");
    for (var pair :
        Map.of(
                "/api/v1/status", telling.status(null, null, phrases),
                "/api/v1/figures", telling.figures(phrases),
                "/api/v1/explanations?unit=MZ0102&duty=committee-meeting&term=2020-10",
                    telling.explain(
                        new Telling.Asked("MZ0102", "committee-meeting", "2020-10"),
                        phrases,
                        house::placeOf))
            .entrySet()) {
      var path =
          pair.getKey() + (pair.getKey().contains("?") ? "&" : "?") + "as-of=2020-10-31&lang=en";
      assertThat(JSON.readTree(program.get(running.token(), path).body()))
          .as(path)
          .isEqualTo(JSON.readTree(JSON.writeValueAsString(pair.getValue().tree())));
      var text =
          program.ask(
              program
                  .at(path)
                  .header("Authorization", "Bearer " + running.token())
                  .header("Accept", "text/plain")
                  .GET());
      assertThat(text.body()).isEqualTo(pair.getValue().text());
    }
    assertThat(asked.term()).isEqualTo("2020-10");
  }

  @Test
  void countsAnySubtreeAsTheOverviewDoes() {
    for (var unit : List.of("MZ", "MZ01", "MZ0102")) {
      var asked = "?as-of=2020-10-31&unit=" + unit;
      var total = json(program.get(running.token(), "/api/v1/overview" + asked)).get("total");
      var rolled = json(program.get(running.token(), "/api/v1/rollup" + asked));
      assertThat(rolled.get("unit").stringValue()).isEqualTo(unit);
      assertThat(rolled.get("as_of").stringValue()).isEqualTo("2020-10-31");
      for (var status : List.of("met", "late", "missed", "open", "nil", "waived", "upcoming")) {
        int sum = 0;
        for (var cell : rolled.get("counts")) {
          sum += cell.path(status).intValue(0);
        }
        assertThat(sum).as("%s %s", unit, status).isEqualTo(total.get(status).intValue());
      }
      var one =
          json(program.get(running.token(), "/api/v1/rollup" + asked + "&duty=committee-meeting"));
      assertThat(one.get("counts")).isNotEmpty();
      one.get("counts")
          .forEach(
              cell -> assertThat(cell.get("duty").stringValue()).isEqualTo("committee-meeting"));
    }
    assertProblem(program.get(running.token(), "/api/v1/rollup?unit=nobody"), 404);
  }

  @Test
  void pagesThroughAListByCursorsWithoutGapOrRepeat() {
    var seen = new ArrayList<String>();
    var next = "";
    int total = -1;
    do {
      var slice =
          json(
              program.get(
                  running.token(),
                  "/api/v1/obligations?as-of=2020-10-31&status=missed&limit=50&after=" + next));
      slice.get("items").forEach(one -> seen.add(one.get("id").stringValue()));
      total = slice.get("total").intValue();
      next = slice.get("next").isNull() ? "" : slice.get("next").stringValue();
    } while (!next.isEmpty());
    assertThat(seen).hasSize(total).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    assertProblem(program.get(running.token(), "/api/v1/obligations?after=x!"), 400);
    assertProblem(program.get(running.token(), "/api/v1/obligations?limit=0"), 400);
    assertProblem(program.get(running.token(), "/api/v1/obligations?status=done"), 400);
  }

  @Test
  void refusesAsProblemsWhoeverAsksForWhat() {
    assertProblem(program.ask(program.at("/api/v1/status").GET()), 401);
    assertProblem(program.get("luoshi_" + "x".repeat(43), "/api/v1/status"), 401);
    assertProblem(program.get(running.token(), "/api/v1/nothing"), 404);
    assertProblem(program.get(running.token(), "/api/v1/reports/R999999"), 404);
    assertProblem(
        program.ask(
            program
                .at("/api/v1/status")
                .header("Authorization", "Bearer " + running.token())
                .DELETE()),
        405);
    assertProblem(
        program.ask(
            program
                .at("/api/v1/drafts")
                .header("Authorization", "Bearer " + running.token())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("x"))),
        415);
    assertProblem(program.post(running.token(), "/api/v1/drafts", "", "{nonsense"), 400);
    var wrong = program.get(running.token(), "/api/v1/status?as-of=2020-02-30&lang=en");
    assertProblem(wrong, 400);
    assertThat(json(wrong).get("errors").get(0).get("code").stringValue()).isEqualTo("page-date");
    assertThat(json(wrong).get("errors").get(0).get("advice").stringValue()).startsWith("Maybe");
  }

  @Test
  void readsButNeverWritesBySessionAlone() {
    assertThat(running.leader().read("/api/v1/figures")).contains("grassroots_units");
    var got =
        running
            .leader()
            .ask(
                running
                    .leader()
                    .at("/api/v1/drafts")
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString("{\"as_of\":\"2020-10-31\",\"language\":\"zh\"}")));
    assertThat(got.statusCode()).isEqualTo(401);
  }

  @Test
  void doesTheSameRequestOnceForAKey() {
    var key = UUID.randomUUID().toString();
    var body = "{\"as_of\":\"2020-10-31\",\"language\":\"en\"}";
    var first = program.post(running.token(), "/api/v1/drafts", key, body);
    var again = program.post(running.token(), "/api/v1/drafts", key, body);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertProblem(
        program.post(
            running.token(),
            "/api/v1/drafts",
            key,
            "{\"as_of\":\"2020-09-30\",\"language\":\"en\"}"),
        422);
  }

  @Test
  void freezesADraftAndHandsOutItsFiles() {
    var draft =
        json(
            program.post(
                running.token(),
                "/api/v1/drafts",
                "",
                "{\"as_of\":\"2020-10-31\",\"language\":\"zh\"}"));
    var path = "/api/v1/drafts/" + draft.get("id").stringValue();
    assertProblem(program.post(running.token(), path + "/freeze", "", "{\"seen\":\"other\"}"), 409);
    var edit = path + "/parts/3";
    assertThat(
            program
                .post(running.token(), edit, "", "{\"version\":1,\"text\":\"{{unit}}报告如下。\"}")
                .statusCode())
        .isEqualTo(200);
    assertProblem(program.post(running.token(), edit, "", "{\"version\":1,\"text\":\"又改\"}"), 409);
    assertProblem(
        program.post(running.token(), edit, "", "{\"version\":2,\"text\":\"{{nothing}}\"}"), 400);
    var seen = json(program.get(running.token(), path)).get("seen").stringValue();
    var key = UUID.randomUUID().toString();
    var approval = "{\"seen\":\"" + seen + "\"}";
    var report = program.post(running.token(), path + "/freeze", key, approval);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(201);
    assertThat(program.post(running.token(), path + "/freeze", key, approval).body())
        .isEqualTo(report.body());
    var at = report.headers().firstValue("Location").orElseThrow();
    assertThat(json(program.get(running.token(), at)).get("changed").intValue()).isZero();
    assertThat(json(program.get(running.token(), at + "/changes")).get("changes").isEmpty())
        .isTrue();
    var manifest = json(program.get(running.token(), at + "/manifest.json"));
    assertThat(manifest.get("docx").get("sha256").stringValue())
        .isEqualTo(json(report).get("docx_sha256").stringValue());
    assertThat(program.get(running.token(), at + "/report.pdf").body()).startsWith("%PDF-");
    assertThat(
            json(program.get(running.token(), "/api/v1/reports?limit=1")).get("total").intValue())
        .isPositive();
  }

  @Test
  void givesATokenNoMoreThanItsRightsAndNoneOnceRevoked() {
    var browser = Browser.invited(house, running.serving().port(), "auditor", Role.AUDITOR, "MZ");
    var token = browser.token("right-export");
    assertThat(token).isNotEmpty();
    assertThat(program.get(token, "/api/v1/status?as-of=2020-10-31").statusCode()).isEqualTo(200);
    assertProblem(program.get(token, "/api/v1/reports/preview"), 403);
    assertThat(program.get(token, "/account/tokens").statusCode()).isEqualTo(403);
    var shown = browser.read("/account/tokens");
    assertThat(shown).doesNotContain(token);
    var end = java.util.regex.Pattern.compile("/account/tokens/(t[0-9]+)/end").matcher(shown);
    assertThat(end.find()).isTrue();
    assertThat(running.leader().read("/account/tokens")).doesNotContain(end.group());
    browser.send(end.group(), Map.of());
    assertProblem(program.get(token, "/api/v1/status"), 401);
  }

  @Test
  void refusesATokenWithoutNameRightsOrEnd() {
    running.leader().read("/account/tokens");
    var got = running.leader().send("/account/tokens", Map.of("name", "", "until", "2031-01-01"));
    assertThat(got.statusCode()).isEqualTo(422);
    assertThat(got.body()).contains("e-name", "e-rights", "e-until", "2031-01-01");
  }

  @Test
  void keepsToTheScopeOfTheTokensPost() {
    var token =
        Browser.invited(house, running.serving().port(), "head", Role.UNIT_HEAD, "MZ0102").token();
    var units = new HashSet<String>();
    json(program.get(token, "/api/v1/status?as-of=2020-10-31"))
        .get("units")
        .forEach(one -> units.add(one.get("unit").stringValue()));
    assertThat(units).containsExactly("MZ0102");
    var nowhere = "/api/v1/explanations?duty=committee-meeting&term=2020-10&as-of=2020-10-31&unit=";
    assertThat(program.get(token, nowhere + "MZ0103").body())
        .isEqualTo(program.get(token, nowhere + "MZ9999").body());
    assertProblem(program.get(token, nowhere + "MZ0103"), 404);
    assertThat(program.get(token, nowhere + "MZ0102").statusCode()).isEqualTo(200);
    assertThat(json(program.get(token, "/api/v1/reports")).get("total").intValue()).isZero();
  }

  @Test
  void asksForAPaceAndTellsHowLongToWait() {
    var token =
        Browser.invited(house, running.serving().port(), "hasty", Role.AUDITOR, "MZ").token();
    // The clock of the test goes on by a second at each look, so only the wish is seen here.
    assertThat(program.get(token, "/api/v1/reports").statusCode()).isEqualTo(200);
  }

  @Test
  void isDescribedWholeByItsDocument() {
    var document = json(program.ask(program.at("/api/v1/openapi.json").GET()));
    assertThat(document.get("openapi").stringValue()).startsWith("3.1");
    assertThat(document.get("components").get("securitySchemes").has("token")).isTrue();
    var ids = new TreeSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(one -> complete(path.getKey(), one.getValue(), ids)));
    assertThat(ids).contains("telling.status", "report.freeze", "import.run", "pack.check");
    assertThat(references(document, new TreeSet<>()))
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    var page = program.read("/api/v1/?lang=en");
    ids.forEach(id -> assertThat(page).contains(Phrases.in(Language.EN).say("op." + id)));
  }

  private static void complete(String path, JsonNode operation, Set<String> ids) {
    var id = operation.get("operationId").stringValue();
    assertThat(ids.add(id)).as("%s is one operation", id).isTrue();
    for (var language : Language.values()) {
      assertThat(Phrases.in(language).knows("op." + id))
          .as("words for op.%s in %s", id, language.code())
          .isTrue();
    }
    assertThat(operation.get("summary").stringValue()).isNotBlank();
    var responses = operation.get("responses");
    assertThat(responses.properties().stream().map(Map.Entry::getKey))
        .as(id)
        .anyMatch(status -> status.startsWith("2"))
        .contains("400", "401", "403", "404");
    assertThat(responses.at("/404/content/application~1problem+json/schema/$ref").stringValue())
        .isEqualTo("#/components/schemas/Problem");
    var declared = new ArrayList<String>();
    operation.path("parameters").forEach(one -> declared.add(one.get("name").stringValue()));
    var inPath = java.util.regex.Pattern.compile("\\{([a-z]+)}").matcher(path);
    while (inPath.find()) {
      assertThat(declared).as(path).contains(inPath.group(1));
    }
    assertThat(declared).as(id).doesNotContain("page", "actor", "asked").doesNotHaveDuplicates();
  }

  private static Set<String> references(JsonNode node, Set<String> found) {
    if (node.has("$ref")) {
      found.add(node.get("$ref").stringValue());
    }
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    children.forEach(child -> references(child, found));
    return found;
  }
}
