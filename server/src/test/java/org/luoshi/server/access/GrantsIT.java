package org.luoshi.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;

/// Second factors, and how posts are given and handed over.
@OnOneServer
class GrantsIT extends AtTheDoor {

  GrantsIT(TestDatabase test) {
    super(test);
  }

  @Nested
  class SecondFactor {

    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{30,})</code>");
    private static final Pattern CODES = Pattern.compile("<li><code>([a-z0-9-]+)</code>");

    private String code(String secret) {
      try {
        return new DefaultCodeGenerator()
            .generate(secret, small.clock().instant().getEpochSecond() / 30);
      } catch (CodeGenerationException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private record Setup(Account account, String secret, List<String> recovery) {}

    private Setup setUp() {
      var account = small.account(name());
      var browser = browser().with(small.signedIn(account));
      var found = SECRET.matcher(browser.get("/account/second").body());
      assertThat(found.find()).isTrue();
      var secret = found.group(1).replace(" ", "");
      assertThat(browser.get("/account/second/code.png").headers().firstValue("Content-Type"))
          .contains("image/png");
      assertThat(browser.post("/account/second", Map.of("code", "000000")).statusCode())
          .isEqualTo(422);
      var shown = browser.post("/account/second", Map.of("code", code(secret))).body();
      small.clock().moveOn(Duration.ofSeconds(30));
      var recovery = CODES.matcher(shown).results().map(one -> one.group(1)).toList();
      assertThat(recovery).hasSize(10);
      return new Setup(account, secret, recovery);
    }

    @Test
    void isAskedForAfterThePassword() {
      var setup = setUp();
      var browser = browser();
      var answer = browser.signIn(setup.account().name(), SmallHouse.PASSWORD);
      assertThat(Browser.to(answer)).startsWith("/sign-in/second");
      assertThat(isIn(browser)).as("half is not in").isFalse();
      assertThat(browser.post("/sign-in/second", Map.of("code", "123456")).statusCode())
          .isEqualTo(422);
      var code = code(setup.secret());
      assertThat(browser.post("/sign-in/second", Map.of("code", code)).statusCode()).isEqualTo(303);
      assertThat(isIn(browser)).isTrue();

      var again = browser();
      again.signIn(setup.account().name(), SmallHouse.PASSWORD);
      assertThat(again.post("/sign-in/second", Map.of("code", code)).statusCode())
          .as("a code works once")
          .isEqualTo(422);
    }

    @Test
    void canBeARecoveryCodeOnce() {
      var setup = setUp();
      var code = setup.recovery().getFirst();
      for (int status : List.of(303, 422)) {
        var browser = browser();
        browser.signIn(setup.account().name(), SmallHouse.PASSWORD);
        assertThat(browser.post("/sign-in/second", Map.of("code", code)).statusCode())
            .isEqualTo(status);
      }
    }

    @Test
    void isLockedLikeAPassword() {
      var setup = setUp();
      var browser = browser();
      browser.signIn(setup.account().name(), SmallHouse.PASSWORD);
      for (int i = 0; i < 5; i++) {
        browser.post("/sign-in/second", Map.of("code", "00000" + i));
      }
      assertThat(browser.post("/sign-in/second", Map.of("code", code(setup.secret()))).statusCode())
          .isEqualTo(422);
    }

    @Test
    void liesSealed() {
      var setup = setUp();
      var sealed =
          small
              .house()
              .database()
              .sql()
              .sql("select totp from account where id = ?")
              .param(setup.account().id())
              .query(byte[].class)
              .single();
      assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(setup.secret());
      assertThat(Seal.passing().open("totp " + setup.account().id(), sealed)).isEmpty();
    }

    @Test
    void mustBeSetUpFirstWhereTheRoleNeedsIt() {
      var account = small.holding(name(), Role.AUDITOR, "R");
      keep(Map.of("access.two-factors", "auditor"));
      try {
        var browser = browser().with(small.signedIn(account));
        assertThat(Browser.to(browser.get("/obligations"))).isEqualTo("/account/second");
        assertThat(browser.get("/account/second").statusCode()).isEqualTo(200);
      } finally {
        keep(Map.of("access.two-factors", ""));
      }
    }
  }

  @Nested
  class Grants {

    private By by(Account account) {
      return new By(small.clock().instant(), account.id(), account.id() + " /administrator", "");
    }

    @Test
    void nobodyGrantsThemselfAnything() {
      var admin = small.holding(name(), Role.ADMINISTRATOR, "");
      var wanted =
          new HousePosts.Wanted(admin.id(), Role.LEADER, "R", "", "", SmallHouse.TODAY, null, null);
      var own = rooms().housePosts().of(admin.id()).getFirst();
      for (Runnable grant :
          List.<Runnable>of(
              () -> rooms().housePosts().give(wanted, by(admin)),
              () -> rooms().housePosts().end(own, SmallHouse.TODAY, by(admin)),
              () -> rooms().accounts().link(admin.id(), "P1", by(admin)),
              () -> rooms().accounts().email(admin.id(), "a@b.example", by(admin)),
              () -> rooms().accounts().forgetFactors(admin.id(), by(admin)),
              () -> rooms().links().make(admin.id(), AccessRules.USUAL, by(admin)))) {
        assertThatThrownBy(grant::run)
            .isInstanceOfSatisfying(
                WrongInput.class,
                wrong -> assertThat(wrong.found().getFirst().code()).isEqualTo("account-own"));
      }
    }

    @Test
    void aNameInARecordGivesNoRightUntilLinked() {
      small.appoint("P7", "B1", "支部书记", LocalDate.of(2020, 1, 1), null);
      var account = small.account(name());
      var browser = browser().with(small.signedIn(account));
      assertThat(browser.get("/obligations").statusCode()).isEqualTo(403);

      rooms().accounts().link(account.id(), "P7", By.terminal(small.clock().instant()));
      assertThat(browser.get("/obligations").statusCode()).isEqualTo(200);
      assertThat(browser.get("/account").body()).contains("Unit B1 · 支部书记");
    }

    @Test
    void aSeatIsHandedOverWithBothTenuresKept() {
      var former = small.holding(name(), Role.LEADER, "C1", LocalDate.of(2020, 1, 1), null);
      var successor = small.account(name());
      var post = rooms().housePosts().of(former.id()).getFirst();
      rooms()
          .housePosts()
          .handOver(post, successor.id(), SmallHouse.TODAY, By.terminal(small.clock().instant()));

      var tenures =
          rooms().housePosts().all().stream()
              .filter(one -> List.of(former.id(), successor.id()).contains(one.account()))
              .toList();
      assertThat(tenures)
          .extracting(HousePost::account, HousePost::seat, HousePost::from, HousePost::until)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(
                  successor.id(), "C1/leader", SmallHouse.TODAY, null),
              org.assertj.core.api.Assertions.tuple(
                  former.id(), "C1/leader", LocalDate.of(2020, 1, 1), SmallHouse.TODAY));
      assertThat(browser().with(small.signedIn(former)).get("/obligations").statusCode())
          .isEqualTo(403);
      assertThat(browser().with(small.signedIn(successor)).get("/obligations").statusCode())
          .isEqualTo(200);
    }

    @Test
    void onePostCountsAtATime() {
      var account = small.holding(name(), Role.BRANCH_OFFICER, "B3");
      rooms()
          .housePosts()
          .give(
              new HousePosts.Wanted(
                  account.id(), Role.ADMINISTRATOR, "", "", "", SmallHouse.TODAY, null, null),
              By.terminal(small.clock().instant()));
      var browser = browser().with(small.signedIn(account));
      assertThat(browser.get("/accounts").statusCode()).isEqualTo(403);
      assertThat(browser.get("/obligations").statusCode()).isEqualTo(200);

      browser.post("/account/post", Map.of("post", "/administrator"));
      assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
      assertThat(browser.get("/obligations").statusCode()).isEqualTo(403);
      assertThat(browser.post("/account/post", Map.of("post", "R/leader")).statusCode())
          .as("a post one does not hold")
          .isEqualTo(404);
    }

    @Test
    void aFirstStartInvitesOneAdministrator() {
      assertThat(new Invitations(rooms(), SmallHouse.TODAY).first("Admin")).isEmpty();
      assertThat(new Invitations(rooms(), SmallHouse.TODAY).reset("nobody", false))
          .isEqualTo(Optional.empty());
    }
  }
}
