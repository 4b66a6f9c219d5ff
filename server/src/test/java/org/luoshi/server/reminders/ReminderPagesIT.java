package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;
import org.luoshi.server.Serving;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Browser;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.SmallHouse;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;

/// The pages of reminders, the calendar and the API, of a small house served as always.
@SuppressWarnings("NullAway") // the house is opened once
class ReminderPagesIT {

  private static SmallHouse small;
  private static Serving serving;
  private static Account head;
  private static Account other;
  private static Account administrator;

  @BeforeAll
  static void open() {
    small = new SmallHouse(TestDatabase.on(TestServer.EMBEDDED_18).open());
    head = small.holding("head", Role.UNIT_HEAD, "B1");
    other = small.holding("other", Role.UNIT_HEAD, "B2");
    administrator = small.holding("admin", Role.ADMINISTRATOR, "");
    serving = Serving.start(small.house(), 0);
    var reminders = Fixture.reminding(small.house(), small.clock(), "test");
    var policy = Fixture.policy(9);
    reminders.set(
        new Policy(false, policy.habit(), policy.hours(), policy.channels(), false, policy.smtp()),
        Fixture.terminal(small.clock().instant()));
  }

  @AfterAll
  static void close() {
    serving.close();
    small.close();
  }

  private static Browser as(Account account) {
    return new Browser(serving.port()).with(small.signedIn(account));
  }

  @Test
  void keepsWhereSomebodyWantsToBeReminded() {
    var browser = as(head);
    var wrong =
        browser.post(
            "/reminders", Map.of("channel", "mail", "address", "not an address", "language", "en"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("not an address").contains("aria-invalid=\"true\"");
    var saved =
        browser.post(
            "/reminders",
            Map.of("channel", "mail", "address", "head@example.org", "language", "en"));
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(browser.get("/reminders").body()).contains("head@example.org");
  }

  @Test
  void reachesNothingInsideTheNetwork() {
    for (var address :
        List.of("http://127.0.0.1:8080/", "http://localhost/x", "http://169.254.169.254/latest")) {
      var answer = as(other).post("/reminders", Map.of("channel", "webhook", "address", address));
      assertThat(answer.statusCode()).as(address).isEqualTo(422);
      assertThat(answer.body()).contains("LUOSHI_REMINDERS_PRIVATE_ADDRESSES");
    }
    var none = as(other).post("/reminders", Map.of("channel", "pigeon", "address", "x"));
    assertThat(none.statusCode()).isEqualTo(422);
  }

  @Test
  void showsARobotsAddressNeverAgain() {
    var browser = as(other);
    var saved =
        browser.post(
            "/reminders",
            Map.of(
                "channel",
                "dingtalk",
                "address",
                "https://203.0.113.5/robot?access_token=hidden-word",
                "secret",
                "SEC-hidden"));
    assertThat(saved.statusCode()).isEqualTo(303);
    var page = browser.get("/reminders").body();
    assertThat(page).contains("203.0.113.5").doesNotContain("hidden-word", "SEC-hidden");
    assertThat(browser.get("/api/v1/reminders/settings").body())
        .contains("203.0.113.5")
        .doesNotContain("hidden-word", "SEC-hidden");
    var kept = browser.post("/reminders", Map.of("channel", "dingtalk", "address", ""));
    assertThat(kept.statusCode()).isEqualTo(303);
  }

  @Test
  void opensACalendarByItsSecretAddressUntilANewOneIsMade() throws Exception {
    var browser = as(head);
    var first = feed(browser);
    var calendar = fetch(first);
    assertThat(calendar.statusCode()).isEqualTo(200);
    assertThat(calendar.headers().firstValue("Content-Type"))
        .hasValue("text/calendar;charset=UTF-8");
    assertThat(calendar.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains("DTSTART;VALUE=DATE:20201031");
    var uids = uids(calendar.body());
    assertThat(uids).doesNotHaveDuplicates().isNotEmpty();
    assertThat(uids(fetch(first).body())).isEqualTo(uids);
    var days = Pattern.compile("DTSTART;VALUE=DATE:([0-9]+)").matcher(calendar.body());
    while (days.find()) {
      assertThat(days.group(1)).isBetween("20200731", "20211031");
    }
    var second = feed(browser);
    assertThat(fetch(first).statusCode()).isEqualTo(404);
    assertThat(fetch(second).statusCode()).isEqualTo(200);
    assertThat(uids(fetch(second).body())).isEqualTo(uids);
    assertThat(fetch(second.replaceAll("[^/]+\\.ics", "none.ics")).statusCode()).isEqualTo(404);
  }

  private static List<String> uids(String calendar) {
    return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
  }

  private static String feed(Browser browser) {
    var page =
        browser.post("/reminders/feed", Map.of("once", java.util.UUID.randomUUID().toString()));
    var found = Pattern.compile("https?://[^<]+\\.ics").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static java.net.http.HttpResponse<String> fetch(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  @Test
  void showsEachTheirOwnDigestsAndTheAdministratorNoneOfTheText() {
    var reminders = Fixture.reminding(small.house(), small.clock(), "test");
    var id =
        reminders
            .outbox()
            .put(
                new Message.Fresh(
                    "2020-10-30/" + head.id() + "/mail",
                    head.id(),
                    LocalDate.of(2020, 10, 30),
                    Channel.MAIL,
                    false,
                    Language.ZH,
                    "subject-of-head",
                    "body-of-head",
                    List.of(),
                    new Message.Counts(1, 2, 3)),
                small.clock().instant());
    assertThat(as(head).get("/reminders").body()).contains("body-of-head");
    assertThat(as(head).get("/api/v1/reminders").body()).contains("body-of-head", "\"due_soon\":3");
    assertThat(as(other).get("/reminders").body()).doesNotContain("body-of-head");
    assertThat(as(other).get("/api/v1/reminders").body()).doesNotContain("body-of-head");
    var house = as(administrator).get("/reminders/house?state=queued").body();
    assertThat(house)
        .contains("data-row=\"" + id + "\"")
        .doesNotContain("body-of-head", "subject-of");
    assertThat(as(administrator).get("/api/v1/reminders/outbox").body())
        .contains(id)
        .doesNotContain("body-of-head");
    assertThat(as(head).get("/reminders/house").statusCode()).isEqualTo(403);
    var decided = as(administrator).post("/reminders/house/" + id + "/confirm", Map.of());
    assertThat(decided.statusCode()).isEqualTo(422);
    assertThat(as(administrator).post("/reminders/house/none/confirm", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void sendsAFewTestsAnHourAndNoMore() {
    var account = small.holding("tester", Role.UNIT_HEAD, "B1");
    var browser = as(account);
    assertThat(browser.post("/reminders/test", Map.of("once", "t0")).statusCode()).isEqualTo(422);
    browser.post("/reminders", Map.of("channel", "mail", "address", "tester@example.org"));
    for (int n = 1; n <= 5; n++) {
      var once = Map.of("once", "t" + n);
      assertThat(browser.post("/reminders/test", once).statusCode()).isEqualTo(303);
      assertThat(browser.post("/reminders/test", once).statusCode()).isEqualTo(303);
    }
    assertThat(browser.post("/reminders/test", Map.of("once", "t6")).statusCode()).isEqualTo(422);
    assertThat(browser.get("/api/v1/reminders").body()).contains("\"total\":5");
  }

  @Test
  void setsThePolicyAndKeepsWhatWasTypedWrong() {
    var browser = as(administrator);
    var fields = new java.util.HashMap<String, String>();
    for (var one :
        """
        before=3 further=5 levels=2 from=09:00 until=08:00 smtp-host=mail!example smtp-port=99999
        smtp-security=tls smtp-user=u smtp-password=typed-password smtp-from=nobody
        """
            .strip()
            .split("\\s+")) {
      fields.put(one.split("=")[0], one.split("=")[1]);
    }
    var wrong = browser.post("/reminders/house", fields);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("mail!example", "99999", "nobody")
        .doesNotContain("typed-password");
    fields.putAll(
        Map.of(
            "until", "17:00",
            "smtp-host", "127.0.0.1",
            "smtp-port", "9",
            "smtp-from", "a@b.example",
            "channel-mail", "yes",
            "channel-webhook", "yes",
            "channel-dingtalk", "yes"));
    assertThat(browser.post("/reminders/house", fields).statusCode()).isEqualTo(303);
    var page = browser.get("/reminders/house").body();
    assertThat(page).contains("value=\"17:00\"").doesNotContain("typed-password");
  }
}
