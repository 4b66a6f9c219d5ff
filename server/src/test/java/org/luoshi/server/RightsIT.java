package org.luoshi.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Browser;
import org.luoshi.server.access.By;
import org.luoshi.server.access.HousePosts;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.SmallHouse;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;

/// Every endpoint, asked by every role from everywhere, answers as the table in
/// docs/guide/access.md says; [AccessTable] is that table, written without looking at the code.
@OnOneServer
@SuppressWarnings("NullAway") // the house is opened by the first test of each server
class RightsIT {

  private static TestServer server;
  private static SmallHouse small;
  private static Serving serving;
  private static Map<Role, Browser> atB1 = Map.of();

  RightsIT(TestDatabase test) {
    if (small == null || server != test.server()) {
      closed();
      server = test.server();
      small = new SmallHouse(TestDatabase.on(test.server()).open());
      serving = Serving.start(small.house(), 0);
      atB1 = new EnumMap<>(Role.class);
      for (var role : AccessTable.ROLES) {
        var unit = role == Role.ADMINISTRATOR ? "" : "B1";
        atB1.put(role, as(small.holding(role.code(), role, unit)));
      }
    }
  }

  @AfterAll
  static void closed() {
    if (small != null) {
      serving.close();
      small.close();
      small = null;
    }
  }

  private static Browser as(Account account) {
    return new Browser(serving.port()).with(small.signedIn(account));
  }

  /// An endpoint as the table names it: method and path.
  private static TreeSet<String> endpoints() {
    var endpoints = new TreeSet<String>();
    serving
        .endpoints()
        .forEach((info, method) -> {
          if (method.getBeanType().getName().startsWith("org.luoshi.")) {
            for (var verb : info.getMethodsCondition().getMethods()) {
              for (var path : info.getPatternValues()) {
                endpoints.add(verb + " " + path);
              }
            }
          }
        });
    return endpoints;
  }

  @Test
  void hasALineInTheTableForEveryEndpointAndNoOther() {
    assertThat(AccessTable.LINES.keySet()).containsExactlyInAnyOrderElementsOf(endpoints());
  }

  private static String path(String endpoint) {
    return endpoint
        .replaceFirst("^\\w+ ", "")
        .replaceAll("\\{book(:[^}]*)?}", "findings")
        .replaceAll("\\{file:[^/]*}", "report.docx")
        .replace("{answer:grant|decline}", "grant")
        .replace("{move:confirm|repeat|revive}", "confirm")
        .replace("{number:[0-9]{6,12}}", "999999")
        .replace("{id:D[0-9]+}", "D999999")
        .replace("{id:R[0-9]+}", "R999999")
        .replaceAll("\\{[^}]*}", "999999");
  }

  private static HttpResponse<String> ask(
      Browser browser, String endpoint, Map<Browser, String> marks) {
    var verb = endpoint.substring(0, endpoint.indexOf(' '));
    if (verb.equals("GET")) {
      return browser.get(path(endpoint));
    }
    var mark = marks.computeIfAbsent(browser, Browser::mark);
    return endpoint.contains(" /api/")
        ? browser.call(verb, path(endpoint), takesFiles(endpoint), mark)
        : browser.post(path(endpoint), Map.of(), mark);
  }

  private static boolean takesFiles(String endpoint) {
    return endpoint.equals("POST /api/v1/imports")
        || endpoint.equals("POST /api/v1/imports/jobs")
        || endpoint.endsWith("/files");
  }

  @Test
  void letsEachRoleInWhereTheTableSaysAndNowhereElse() {
    var wrong = new ArrayList<String>();
    var marks = new HashMap<Browser, String>();
    AccessTable.LINES.forEach((endpoint, roles) -> {
      if (AccessTable.leavesTheHouse(endpoint)) {
        return;
      }
      atB1.forEach((role, browser) -> {
        int status = ask(browser, endpoint, marks).statusCode();
        boolean shut = status == 403 || status == 401;
        boolean atHome = endpoint.equals("GET /") && status == 302;
        // A cookie never writes over the API: whoever comes without a token is shut out.
        boolean writes = endpoint.contains(" /api/") && !endpoint.startsWith("GET ");
        boolean mayCome = !writes && (roles.contains(role) || roles.equals(AccessTable.ANYBODY));
        if (status >= 500 || (mayCome ? shut : !shut && !atHome)) {
          wrong.add("%s as %s: %d".formatted(endpoint, role.code(), status));
        }
      });
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void letsNobodyInWhoHasNotSignedIn() {
    var marks = new HashMap<Browser, String>();
    var formerly = small.account("formerly");
    var word = small.signedIn(formerly);
    small.rooms().accounts().close(formerly.id(), By.terminal(small.clock().instant()));
    var strangers =
        Map.of(
            "anonymous", new Browser(serving.port()),
            "forged", new Browser(serving.port()).with("forged"),
            "ended", new Browser(serving.port()).with(word));
    var wrong = new ArrayList<String>();
    for (var line : AccessTable.LINES.entrySet()) {
      if (!line.getValue().equals(AccessTable.ANYBODY)) {
        strangers.forEach((who, browser) -> {
          var answer = ask(browser, line.getKey(), marks);
          var to = answer.headers().firstValue("Location").orElse("");
          boolean sent = answer.statusCode() == 302 && to.contains("/sign-in");
          if (!sent && answer.statusCode() != 401) {
            wrong.add("%s as %s: %d".formatted(line.getKey(), who, answer.statusCode()));
          }
        });
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// Where somebody stands to B1, whose record is asked for: by the unit of their post.
  private static final Map<String, String> RELATIONS =
      new TreeMap<>(
          Map.of(
              "self", "B1",
              "ancestor", "C1",
              "root", "R",
              "descendant", "G1",
              "sibling", "B2",
              "cousin", "B3",
              "other root", "X",
              "below the other root", "X1"));

  /// Pages that show one record of B1, by its id.
  private static List<String> pagesOf(String record) {
    var key = record.substring(record.indexOf('/') + 1);
    return List.of("/records/meeting/" + key);
  }

  @Test
  void showsARecordToWhomTheTableSaysAndToOthersAsIfItWereNot() {
    var record = small.meeting("B1", LocalDate.of(2020, 10, 5), "Secret of B1");
    var wrong = new ArrayList<String>();
    var people = new LinkedHashMap<String, Browser>();
    for (var role : AccessTable.ROLES) {
      if (AccessTable.LINES.get("GET /records/{kind}/{key}").contains(role)) {
        RELATIONS.forEach((relation, unit) ->
            people.put(
                role.code() + " " + relation,
                as(small.holding(role.code() + "-" + relation.replace(' ', '-'), role, unit))));
      }
    }
    people.forEach((who, browser) -> {
      var role = Role.of(who.split(" ", 2)[0]).orElseThrow();
      boolean sees = AccessTable.sees(role, who.split(" ", 2)[1]);
      for (var page : pagesOf(record)) {
        check(who, browser, page, sees, wrong);
      }
    });
    assertThat(wrong).isEmpty();
  }

  private static void check(
      String who, Browser browser, String page, boolean sees, List<String> wrong) {
    var there = browser.get(page);
    if (sees) {
      if (there.statusCode() != 200 || !there.body().contains("Secret of B1")) {
        wrong.add("%s should see %s: %d".formatted(who, page, there.statusCode()));
      }
      return;
    }
    var none = page.replaceFirst("\\d{6}$", "987654");
    var nowhere = browser.get(none);
    if (there.statusCode() != 404
        || !Browser.plain(there).replace(page, none).equals(Browser.plain(nowhere))) {
      wrong.add("%s can tell %s from nothing: %d".formatted(who, page, there.statusCode()));
    }
  }

  @Test
  void showsARecordToPresentHoldersOnly() {
    var page = pagesOf(small.meeting("B1", LocalDate.of(2020, 10, 6), "Secret of B1")).getFirst();
    var day = SmallHouse.TODAY;
    var started = LocalDate.of(2020, 1, 1);
    var former = as(small.holding("former", Role.UNIT_HEAD, "B1", started, day));
    var future = as(small.holding("future", Role.UNIT_HEAD, "B1", day.plusDays(1), null));
    var last = as(small.holding("last-day", Role.UNIT_HEAD, "B1", started, day.plusDays(1)));
    var standIn = standIn(small.holding("away", Role.UNIT_HEAD, "B1"));

    assertThat(former.get(page).statusCode()).as("a former holder").isEqualTo(403);
    assertThat(future.get(page).statusCode()).as("one to come").isEqualTo(403);
    assertThat(last.get(page).statusCode()).as("on the last day").isEqualTo(200);
    assertThat(standIn.get(page).statusCode()).as("a stand-in").isEqualTo(200);
  }

  private static Browser standIn(Account away) {
    var standIn = small.account("stand-in");
    var now = small.clock().instant();
    small
        .rooms()
        .housePosts()
        .give(
            new HousePosts.Wanted(
                standIn.id(),
                Role.UNIT_HEAD,
                "B1",
                "B1/unit-head",
                "",
                SmallHouse.TODAY,
                SmallHouse.TODAY.plusDays(1),
                away.title()),
            By.terminal(now));
    return as(standIn);
  }

  @Test
  void answersByteForByteAlikeWhetherOrNotThereIsMoreThatOneMayNotSee() {
    var viewer = as(small.holding("viewer", Role.SUPERVISOR, "B1"));
    var pages =
        List.of(
            "/",
            "/records",
            "/records?q=elsewhere",
            "/records?kind=meeting",
            "/obligations",
            "/obligations?status=met",
            "/figures",
            "/duties",
            "/coverage",
            "/charts",
            "/mine",
            "/records?unit=X1",
            "/api/v1/overview",
            "/api/v1/duties",
            "/api/v1/coverage");
    var before = new HashMap<String, String>();
    pages.forEach(page -> before.put(page, Browser.plain(viewer.get(asOf(page)))));
    for (var unit : List.of("B2", "B3", "X1", "C1", "R")) {
      small.meeting(unit, LocalDate.of(2020, 10, 7), "elsewhere " + unit);
    }
    var differing =
        pages.stream()
            .filter(page -> !before.get(page).equals(Browser.plain(viewer.get(asOf(page)))))
            .toList();
    assertThat(differing).isEmpty();
  }

  private static String asOf(String page) {
    return page + (page.contains("?") ? "&" : "?") + "as-of=2020-10-31";
  }

  @Test
  void aFormSetsNoFieldItDoesNotShow() {
    var admin = atB1.get(Role.ADMINISTRATOR);
    var fields =
        Map.ofEntries(
            Map.entry("name", "mass"),
            Map.entry("title", "Mass"),
            Map.entry("email", ""),
            Map.entry("id", "a1"),
            Map.entry("person", "P1"),
            Map.entry("password", SmallHouse.PASSWORD),
            Map.entry("role", "leader"),
            Map.entry("seat", "R/leader"),
            Map.entry("unit", "R"),
            Map.entry("totp", "x"),
            Map.entry("closed_at", "2020-01-01"));
    admin.post("/accounts/new", fields);
    var account = small.rooms().accounts().byName("mass").orElseThrow();
    assertThat(account.person()).isNull();
    assertThat(account.hasPassword()).isFalse();
    assertThat(account.hasTotp()).isFalse();
    assertThat(account.isClosed()).isFalse();
    assertThat(small.rooms().housePosts().of(account.id())).isEmpty();

    admin.post(
        "/accounts/" + account.id() + "/posts/new",
        Map.of(
            "role", "auditor",
            "unit", "B1",
            "from", "2020-10-31",
            "seat", "R/leader",
            "account", "a1",
            "stands-in", "somebody",
            "given_by", "nobody"));
    assertThat(small.rooms().housePosts().of(account.id()))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.seat()).isEqualTo("B1/auditor");
          assertThat(post.standsIn()).isNull();
          assertThat(post.givenBy()).endsWith("/administrator");
        });
  }

  @Test
  void anEndedStayGivesNothing() {
    var account = small.holding("idle", Role.LEADER, "R");
    var word = small.signedIn(account);
    small.clock().moveOn(Duration.ofMinutes(29));
    atB1.values().forEach(browser -> browser.get("/account"));
    small.clock().moveOn(Duration.ofMinutes(1));
    var answer = new Browser(serving.port()).with(word).get("/obligations?unit=R");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith(
            "/sign-in?next=" + URLEncoder.encode("/obligations?unit=R", StandardCharsets.UTF_8));
    small.clock().moveOn(Duration.ofMinutes(-30));
  }
}
