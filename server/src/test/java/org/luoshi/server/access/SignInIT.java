package org.luoshi.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;

/// How people come in, stay and leave, seen through the pages.
@OnOneServer
class SignInIT extends AtTheDoor {

  SignInIT(TestDatabase test) {
    super(test);
  }

  @Nested
  class Passwords {

    @Test
    void letInWhoHasTheRightOne() {
      var account = small.holding(name(), Role.LEADER, "R");
      var browser = browser();

      var answer =
          browser.signIn(account.name().toUpperCase(java.util.Locale.ROOT), SmallHouse.PASSWORD);

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(Browser.to(answer)).isEqualTo("/");
      assertThat(isIn(browser)).isTrue();
    }

    @Test
    void refuseTheUnknownTheWrongTheLockedAndTheClosedInTheSameWords() {
      var wrong = small.account(name());
      var locked = small.account(name());
      rooms().accounts().lock(locked.id(), By.terminal(small.clock().instant()));
      var closed = small.account(name());
      rooms().accounts().close(closed.id(), By.terminal(small.clock().instant()));
      var said = new HashMap<String, String>();
      for (var tried :
          Map.of(
                  "nobody-at-all",
                  SmallHouse.PASSWORD,
                  wrong.name(),
                  "something else entirely",
                  locked.name(),
                  SmallHouse.PASSWORD,
                  closed.name(),
                  SmallHouse.PASSWORD)
              .entrySet()) {
        var answer = browser().signIn(tried.getKey(), tried.getValue());
        assertThat(answer.statusCode()).as(tried.getKey()).isEqualTo(422);
        said.put(Browser.plain(answer).replace(tried.getKey(), "NAME"), tried.getKey());
      }
      assertThat(said).as("one wording for all").hasSize(1);
    }

    @Test
    void takeAsLongForNobodyAsForSomebody() {
      var account = small.account(name());
      keep(Map.of("access.attempts", "20"));
      var browser = browser();
      var mark = browser.mark();
      long known = 0;
      long unknown = 0;
      for (int i = 0; i < 8; i++) {
        known += took(browser, account.name(), mark);
        unknown += took(browser, "nobody-" + i, mark);
      }
      keep(Map.of("access.attempts", "5"));
      assertThat((double) known / unknown).isBetween(0.5, 2.0);
    }

    private long took(Browser browser, String name, String mark) {
      long began = System.nanoTime();
      browser.post("/sign-in", Map.of("name", name, "password", "wrong wrong wrong"), mark);
      return System.nanoTime() - began;
    }

    @Test
    void lockTheAccountForLongerWithEachFurtherFailure() {
      var account = small.account(name());
      for (int i = 0; i < 5; i++) {
        assertThat(rooms().signIn().byPassword(account.name(), "wrong", "test")).isEmpty();
      }
      assertThat(lockedFor(account)).isEqualTo(Duration.ofMinutes(1));
      assertThat(rooms().signIn().byPassword(account.name(), SmallHouse.PASSWORD, "test"))
          .as("right, but locked")
          .isEmpty();
      assertThat(lockedFor(account))
          .as("not counted while locked")
          .isEqualTo(Duration.ofMinutes(1));

      small.clock().moveOn(Duration.ofMinutes(1));
      assertThat(rooms().signIn().byPassword(account.name(), "wrong", "test")).isEmpty();
      assertThat(lockedFor(account)).isEqualTo(Duration.ofMinutes(2));

      small.clock().moveOn(Duration.ofMinutes(2));
      assertThat(rooms().signIn().byPassword(account.name(), SmallHouse.PASSWORD, "test"))
          .isPresent();
      assertThat(rooms().accounts().byId(account.id()).orElseThrow().lockedUntil()).isNull();
    }

    private Duration lockedFor(Account account) {
      var until = rooms().accounts().byId(account.id()).orElseThrow().lockedUntil();
      return Duration.between(small.clock().instant(), java.util.Objects.requireNonNull(until));
    }

    @Test
    void areKeptAsArgon2idOnly() {
      var account = small.account(name());
      var kept =
          small
              .house()
              .database()
              .sql()
              .sql("select password from account where id = ?")
              .param(account.id())
              .query(String.class)
              .single();
      assertThat(kept).startsWith("$argon2id$").doesNotContain(SmallHouse.PASSWORD);
    }

    @Test
    void endAllOtherStaysWhenChanged() {
      var account = small.account(name());
      var here = browser().with(small.signedIn(account));
      var elsewhere = browser().with(small.signedIn(account));

      var answer =
          here.post(
              "/account/password",
              Map.of(
                  "former", SmallHouse.PASSWORD,
                  "password", "another calm sentence",
                  "again", "another calm sentence"));

      assertThat(Browser.to(answer)).isEqualTo("/account?done=password-changed");
      assertThat(isIn(here)).isTrue();
      assertThat(isIn(elsewhere)).isFalse();
    }

    @Test
    void mustBeChangedFirstOnceTheyHaveExpired() {
      var account = small.account(name());
      var browser = browser();
      keep(Map.of("access.password-days", "30"));
      small.clock().moveOn(Duration.ofDays(30));
      try {
        browser.signIn(account.name(), SmallHouse.PASSWORD);
        assertThat(Browser.to(browser.get("/account"))).isEqualTo("/account/password");
        assertThat(browser.get("/account/password").body()).contains("密码已到期");
      } finally {
        keep(Map.of("access.password-days", "0"));
      }
    }
  }

  @Nested
  class Links {

    private String link(Account account) {
      return rooms()
          .links()
          .make(account.id(), rooms().parameters().access(), By.terminal(small.clock().instant()));
    }

    private Account fresh() {
      return rooms()
          .accounts()
          .open(new Accounts.Wanted(name(), "Mx", ""), By.terminal(small.clock().instant()));
    }

    private java.net.http.HttpResponse<String> choose(String word, String password) {
      return browser().post("/welcome/" + word, Map.of("password", password, "again", password));
    }

    @Test
    void letTheirOwnerChooseAPasswordOnce() {
      var account = fresh();
      var word = link(account);

      assertThat(choose(word, "too short").statusCode()).isEqualTo(422);
      assertThat(choose(word, "at " + account.name() + " nobody").body()).contains("密码里有账号名");
      assertThat(choose(word, SmallHouse.PASSWORD).statusCode()).isEqualTo(303);
      assertThat(choose(word, SmallHouse.PASSWORD).statusCode()).as("used up").isEqualTo(404);
      assertThat(rooms().signIn().byPassword(account.name(), SmallHouse.PASSWORD, "")).isPresent();
    }

    @Test
    void answerAlikeWhetherUsedOldOrNeverGiven() {
      var account = fresh();
      var former = link(account);
      var old = link(account);
      small.clock().moveOn(Duration.ofHours(72));
      var never = browser().get("/welcome/never");

      for (var word : List.of(former, old)) {
        var answer = browser().get("/welcome/" + word);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Browser.plain(answer).replace(word, "never")).isEqualTo(Browser.plain(never));
      }
    }

    @Test
    void areKeptAsHashesOnly() {
      var word = link(fresh());
      var all =
          small
              .house()
              .database()
              .sql()
              .sql("select string_agg(encode(hash, 'hex'), ' ') from account_link")
              .query(String.class)
              .single();
      assertThat(all)
          .contains(java.util.HexFormat.of().formatHex(Seal.hash(word)))
          .doesNotContain(word);
    }
  }

  @Nested
  class Stays {

    @Test
    void endWhenIdleForTooLong() {
      var browser = browser().with(small.signedIn(small.account(name())));
      for (int i = 0; i < 4; i++) {
        small.clock().moveOn(Duration.ofMinutes(29));
        assertThat(isIn(browser)).as("kept alive by use").isTrue();
      }
      small.clock().moveOn(Duration.ofMinutes(30));
      assertThat(isIn(browser)).isFalse();
    }

    @Test
    void endAfterTheLongestTimeHoweverBusy() {
      var browser = browser().with(small.signedIn(small.account(name())));
      for (int i = 0; i < 35; i++) {
        small.clock().moveOn(Duration.ofMinutes(20));
        assertThat(isIn(browser)).isTrue();
      }
      small.clock().moveOn(Duration.ofMinutes(20));
      assertThat(isIn(browser)).as("after twelve hours").isFalse();
    }

    @Test
    void areForgottenAfterNinetyDays() {
      var account = small.account(name());
      small.signedIn(account);
      small.clock().moveOn(Duration.ofDays(89));
      small.signedIn(account);
      assertThat(kept(account)).isEqualTo(2);
      small.clock().moveOn(Duration.ofDays(2));
      var browser = browser().with(small.signedIn(account));
      assertThat(kept(account)).isEqualTo(2);
      assertThat(isIn(browser)).isTrue();
    }

    private int kept(Account account) {
      return small
          .house()
          .database()
          .sql()
          .sql("select count(*) from session where account_id = ?")
          .param(account.id())
          .query(Integer.class)
          .single();
    }

    @Test
    void endWithTheirAccount() {
      var account = small.account(name());
      var browser = browser().with(small.signedIn(account));
      rooms().accounts().close(account.id(), By.terminal(small.clock().instant()));
      assertThat(isIn(browser)).isFalse();
    }

    @Test
    void endBySigningOut() {
      var word = small.signedIn(small.account(name()));
      var browser = browser().with(word);
      browser.post("/sign-out", Map.of());
      assertThat(isIn(browser)).isFalse();
      assertThat(isIn(browser().with(word))).as("the word itself is worth nothing").isFalse();
    }

    @Test
    void getANewWordWithEverySignIn() {
      var account = small.account(name());
      var planted = small.signedIn(small.account(name()));
      var browser = browser().with(planted);
      browser.signIn(account.name(), SmallHouse.PASSWORD);
      assertThat(isIn(browser().with(planted))).isFalse();
      assertThat(browser.get("/account").body()).contains(account.name());
    }

    @Test
    void leadOnlyToPagesOfThisHouse() {
      var account = small.account(name());
      for (var outside : List.of("//evil.example/", "https://evil.example/", "/\\evil.example")) {
        var answer =
            browser()
                .post(
                    "/sign-in",
                    Map.of(
                        "name", account.name(), "password", SmallHouse.PASSWORD, "next", outside));
        assertThat(Browser.to(answer)).as(outside).isEqualTo("/");
      }
    }

    @Test
    void loseNothingTypedWhenTheyHadEnded() {
      var account = small.holding(name(), Role.UNIT_HEAD, "B1");
      var browser = browser().with(small.signedIn(account));
      var mark = browser.mark();
      small.clock().moveOn(Duration.ofHours(1));

      var sent = Map.of("subject", "forty words about bridges", "password", "never kept");
      var answer = browser.post("/record/meeting", sent, mark);

      assertThat(Browser.to(answer)).startsWith("/sign-in?next=%2Fkept%2F");
      var kept = Browser.to(answer).replaceFirst(".*%2F", "/kept/");
      var form = browser.get(Browser.to(answer)).body();
      assertThat(form).contains("已为您保存").contains("value=\"" + kept + "\"");
      var back =
          browser.post(
              "/sign-in",
              Map.of("name", account.name(), "password", SmallHouse.PASSWORD, "next", kept));
      assertThat(Browser.to(back)).isEqualTo(kept);
      var page = browser.get(kept).body();
      assertThat(page)
          .contains("forty words about bridges")
          .contains("action=\"/record/meeting\"")
          .doesNotContain("never kept");
      var other = browser().with(small.signedIn(small.account(name())));
      assertThat(Browser.to(other.get(kept))).as("nobody else’s").isEqualTo("/");
    }

    @Test
    void loseNothingTypedWhenSignedInAnewMeanwhile() {
      var account = small.holding(name(), Role.UNIT_HEAD, "B1");
      var browser = browser().with(small.signedIn(account));
      var stale = browser.mark();
      browser.signIn(account.name(), SmallHouse.PASSWORD);

      var answer = browser.post("/record/meeting", Map.of("subject", "kept all the same"), stale);

      var kept = Browser.to(browser.get(Browser.to(answer)));
      assertThat(kept).startsWith("/kept/");
      assertThat(browser.get(kept).body()).contains("kept all the same");
    }

    @Test
    void refuseAFormThatAnotherSiteSends() {
      var account = small.holding(name(), Role.ADMINISTRATOR, "");
      var browser = browser().with(small.signedIn(account));
      assertThat(browser.post("/accounts/new", Map.of("name", "x"), "forged").statusCode())
          .isIn(302, 403);
      assertThat(rooms().accounts().byName("x")).isEmpty();
    }
  }

  @Test
  void theLogHoldsWhatHappenedAndNoSecret() {
    var account = small.account(name());
    browser().signIn(account.name(), "wrong password here");
    browser().signIn("my secret typed into the name", "x");
    browser().signIn(account.name(), SmallHouse.PASSWORD);

    var log = rooms().log().list(new SecurityLog.Wanted(account.id(), "", 0, 50));
    assertThat(log).extracting(SecurityLog.Entry::what).startsWith("signed-in", "sign-in-refused");
    var all = rooms().log().list(new SecurityLog.Wanted("", "", 0, 10_000)).toString();
    assertThat(all)
        .doesNotContain("my secret")
        .doesNotContain("wrong password")
        .doesNotContain(SmallHouse.PASSWORD);
    assertThat(rooms().log().forgetBefore(java.time.Instant.parse("2999-01-01T00:00:00Z")))
        .as("the database keeps six months, whoever asks")
        .isNotNegative();
  }
}
