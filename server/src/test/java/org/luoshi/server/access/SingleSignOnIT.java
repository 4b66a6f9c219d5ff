package org.luoshi.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.luoshi.server.Serving;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// Single sign-on against a real OpenID provider, Spring Authorization Server, started beside the
/// house.
class SingleSignOnIT {

  private static final Pattern MARK = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private static ConfigurableApplicationContext provider;
  private static SmallHouse small;
  private static Serving serving;
  private static String issuer = "";
  private static String house = "";

  /// Three people of the site: one whose address is verified, one whose is not, and one without.
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  static class Provider {

    @Bean
    UserDetailsService people() {
      var people = new InMemoryUserDetailsManager();
      for (var name : java.util.List.of("verified", "unverified", "stranger")) {
        people.createUser(User.withUsername(name).password("{noop}pw").roles("USER").build());
      }
      return people;
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return context -> {
        var name =
            ((org.springframework.security.core.Authentication)
                    java.util.Objects.requireNonNull(context.getPrincipal()))
                .getName();
        context.getClaims().claim("email", name + "@bureau.example");
        context.getClaims().claim("email_verified", !name.equals("unverified"));
      };
    }
  }

  @BeforeAll
  static void started() throws IOException {
    int providerPort = free();
    int housePort = free();
    issuer = "http://localhost:" + providerPort;
    house = "http://127.0.0.1:" + housePort;
    var registration = "spring.security.oauth2.authorizationserver.client.luoshi.";
    var application = new SpringApplication(Provider.class);
    application.setDefaultProperties(
        Map.ofEntries(
            Map.entry("server.port", providerPort),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("logging.level.root", "warn"),
            Map.entry("spring.security.oauth2.authorizationserver.issuer", issuer),
            Map.entry(registration + "registration.client-id", "luoshi"),
            Map.entry(registration + "registration.client-secret", "{noop}secret"),
            Map.entry(
                registration + "registration.client-authentication-methods", "client_secret_basic"),
            Map.entry(
                registration + "registration.authorization-grant-types", "authorization_code"),
            Map.entry(
                registration + "registration.redirect-uris", house + "/login/oauth2/code/single"),
            Map.entry(registration + "registration.scopes", "openid,email"),
            Map.entry(registration + "require-authorization-consent", "false")));
    provider = application.run();
    small = new SmallHouse(TestDatabase.on(TestServer.values()[0]).open());
    serving =
        Serving.start(
            small.house(),
            housePort,
            Map.of(
                "luoshi.oidc.issuer", issuer,
                "luoshi.oidc.client-id", "luoshi",
                "luoshi.oidc.client-secret", "secret",
                "luoshi.oidc.title", "Bureau"));
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stopped() {
    serving.close();
    small.close();
    provider.close();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /// Goes the whole way as the person: from the house to the provider and back; the last answer.
  private static HttpResponse<String> signOn(Browser here, String person) {
    var there = Browser.at(issuer);
    here.get("/sign-in/single?next=%2Faccount");
    var asked = location(here.get("/oauth2/authorization/single"));
    assertThat(asked).startsWith(issuer + "/oauth2/authorize").contains("scope=openid");
    assertThat(location(there.get(asked))).endsWith("/login");
    var page = MARK.matcher(there.get(issuer + "/login").body());
    assertThat(page.find()).isTrue();
    var login = Map.of("username", person, "password", "pw");
    var back = location(there.post(issuer + "/login", login, page.group(1)));
    for (int steps = 0; steps < 3 && back.startsWith(issuer); steps++) {
      back = location(there.get(back));
    }
    assertThat(back).startsWith(house + "/login/oauth2/code/single?code=");
    return here.get(back);
  }

  private static Account withEmail(String name, String email) {
    var account = small.account(name);
    small.rooms().accounts().email(account.id(), email, By.terminal(small.clock().instant()));
    return account;
  }

  @Test
  void signsInWhoeverHasAnAccountOfThatVerifiedAddressAndGivesNoRight() {
    var account = withEmail("verity", "verified@bureau.example");
    var browser = Browser.at(house);

    var answer = signOn(browser, "verified");

    assertThat(location(answer)).endsWith("/account");
    assertThat(browser.get("/account").body()).contains(account.name()).contains("单点登录");
    assertThat(browser.get("/obligations").statusCode()).as("no post, no right").isEqualTo(403);

    small
        .rooms()
        .accounts()
        .email(account.id(), "other@bureau.example", By.terminal(small.clock().instant()));
    assertThat(location(signOn(Browser.at(house), "verified")))
        .as("known by the subject from now on")
        .endsWith("/account");
  }

  @Test
  void refusesAnAddressThatIsNotVerifiedAndOneThatNobodyHas() {
    withEmail("uma", "unverified@bureau.example");
    for (var person : java.util.List.of("unverified", "stranger")) {
      var browser = Browser.at(house);
      assertThat(location(signOn(browser, person))).as(person).endsWith("/sign-in?refused");
      assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }
    assertThat(small.rooms().accounts().byName("stranger")).isEmpty();
  }

  @Test
  void refusesAnAnswerThatNobodyAskedFor() {
    var browser = Browser.at(house);
    var answer = browser.get("/login/oauth2/code/single?code=stolen&state=invented");
    assertThat(location(answer)).endsWith("/sign-in?refused");
  }

  @Test
  void isOfferedAtTheWayIn() {
    assertThat(Browser.at(house).get("/sign-in").body()).contains("用 Bureau 登录");
  }
}
