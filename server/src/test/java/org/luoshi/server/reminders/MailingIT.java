package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.remind.Delivery;
import org.luoshi.engine.text.Language;

/// Mail to a server on a real socket that asks for TLS and for a user and password: told to nobody
/// in the open, sent to nobody who is not the server.
class MailingIT {

  private static final String PASSWORD = "mail-secret";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static SSLContext ours;

  @SuppressWarnings("NullAway.Init") // made before all tests
  private static SSLContext another;

  @BeforeAll
  static void certificates() throws Exception {
    ours = context("ours", "dns:localhost");
    another = context("another", "dns:mail.example.org");
  }

  /// A fresh key with a certificate for this name, that shows it and trusts nothing else.
  private static SSLContext context(String name, String subject)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve(name + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subject,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static FakeSmtp server(SSLContext tls, boolean atOnce, String ways) {
    return new FakeSmtp(new FakeSmtp.Guard(tls, atOnce, ways, "luoshi", PASSWORD));
  }

  private static Mailing trusting(SSLContext context) {
    return new Mailing(PATIENCE, context.getSocketFactory());
  }

  private static Parcel parcel(FakeSmtp server, String security, String password) {
    var at = Instant.parse("2020-11-02T01:00:00Z");
    var message =
        new Message(
            "m1",
            "key",
            "a1",
            LocalDate.of(2020, 11, 2),
            Channel.MAIL,
            false,
            Language.ZH,
            "提醒",
            "正文",
            new Message.Counts(1, 0, 0),
            Delivery.State.SENDING,
            1,
            at,
            "",
            at,
            null);
    return new Parcel(
        message,
        "anna@example.org",
        "",
        "正文",
        new Policy.Smtp("localhost", server.port(), security, "luoshi", "luoshi@example.org"),
        password,
        at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN", "LOGIN PLAIN"})
  void signsInUnderStartTlsAndTellsNothingInTheOpen(String ways) {
    try (var server = server(ours, false, ways)) {
      var outcome = trusting(ours).send(parcel(server, "starttls", PASSWORD));
      assertThat(outcome.code()).isEqualTo("accepted");
      assertThat(server.taken()).hasSize(1);
      assertThat(server.taken().getFirst().to()).isEqualTo("anna@example.org");
      assertThat(server.heardInTheOpen()).containsExactly("EHLO example.org", "STARTTLS");
    }
  }

  @Test
  void signsInUnderTlsFromTheFirstByte() {
    try (var server = server(ours, true, "PLAIN LOGIN")) {
      assertThat(trusting(ours).send(parcel(server, "tls", PASSWORD)).code()).isEqualTo("accepted");
      assertThat(server.taken()).hasSize(1);
      assertThat(server.heardInTheOpen()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void isRefusedWithAWrongPasswordAndTriedLater(String ways) {
    try (var server = server(ours, false, ways)) {
      assertThat(trusting(ours).send(parcel(server, "starttls", "wrong")).code())
          .isEqualTo("refused smtp-sign-in");
      assertThat(server.taken()).isEmpty();
    }
  }

  @Test
  void doesNotSignInWhereTheServerOffersNoTls() {
    try (var server = new FakeSmtp(new FakeSmtp.Guard(null, false, "PLAIN", "luoshi", PASSWORD))) {
      assertThat(trusting(ours).send(parcel(server, "starttls", PASSWORD)).code())
          .isEqualTo("refused unreachable");
      assertThat(server.taken()).isEmpty();
      assertThat(server.heardInTheOpen()).noneMatch(one -> one.startsWith("AUTH"));
    }
  }

  @Test
  void sendsNothingToWhomItDoesNotTrust() {
    try (var server = server(ours, false, "PLAIN")) {
      assertThat(new Mailing(PATIENCE).send(parcel(server, "starttls", PASSWORD)).code())
          .isEqualTo("refused unreachable");
      assertThat(trusting(another).send(parcel(server, "starttls", PASSWORD)).code())
          .isEqualTo("refused unreachable");
      assertThat(server.taken()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void sendsNothingToAServerOfAnotherName(String security) {
    try (var server = server(another, security.equals("tls"), "PLAIN")) {
      assertThat(trusting(another).send(parcel(server, security, PASSWORD)).code())
          .isEqualTo("refused unreachable");
      assertThat(server.taken()).isEmpty();
    }
  }

  @Test
  void doesNotKnowWhatArrivedWhereAnAnswerIsLostUnderTls() {
    try (var server = server(ours, false, "PLAIN")) {
      server.next(FakeSmtp.Mood.TAKE_AND_HANG_UP);
      assertThat(trusting(ours).send(parcel(server, "starttls", PASSWORD)).code())
          .isEqualTo("lost connection-lost");
      assertThat(server.taken()).hasSize(1);
      server.next(FakeSmtp.Mood.BUSY);
      assertThat(trusting(ours).send(parcel(server, "starttls", PASSWORD)).code())
          .isEqualTo("refused smtp 451");
    }
  }
}
