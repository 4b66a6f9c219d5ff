package org.luoshi.server.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.Phrases;
import org.luoshi.server.Serving;
import org.luoshi.server.access.Browser;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.SmallHouse;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.testkit.seal.MadeCertificate;
import org.luoshi.testkit.seal.SealCheck;

/// A house with a seal set up, served as always: what it refuses at the start, and a letter printed
/// over HTTP.
@SuppressWarnings("NullAway") // the house is opened once
class SealedLettersIT {

  private static final MadeCertificate CERTIFICATE =
      MadeCertificate.of(MadeCertificate.Plan.of("2020-01-01", "2022-01-01"));
  private static final String PASSWORD = "a ${word} of \\ its own";

  @TempDir private static Path folder;

  private static SmallHouse small;

  @BeforeAll
  static void open() {
    small = new SmallHouse(TestDatabase.on(TestServer.EMBEDDED_18).open());
    CERTIFICATE.write(folder.resolve("seal.p12"), PASSWORD);
  }

  @AfterAll
  static void close() {
    small.close();
  }

  private static Map<String, Object> settings(String file, String... more) {
    var settings = new HashMap<String, Object>();
    settings.put("luoshi.seal.file", folder.resolve(file).toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put("luoshi.seal." + more[i], more[i + 1]);
    }
    return settings;
  }

  /// What the start was refused for, in the words of the terminal.
  private static String refused(Map<String, Object> settings) {
    var wrong =
        catchThrowableOfType(
            WrongInput.class, () -> Serving.start(small.house(), 0, settings).close());
    assertThat(wrong.found()).hasSize(1).allMatch(Diagnostic::isError);
    return Phrases.in(Language.EN).say(wrong.found().getFirst());
  }

  @Test
  void startsWithNoSealThatItCannotUse() {
    MadeCertificate.of(MadeCertificate.Plan.of("2018-01-01", "2020-01-01"))
        .write(folder.resolve("old.p12"), PASSWORD);
    assertThat(refused(settings("none.p12", "password", PASSWORD)))
        .contains("none.p12", "[seal-file]", "Maybe correct LUOSHI_SEAL_FILE");
    assertThat(refused(settings("seal.p12", "password", "another")))
        .contains("seal.p12", "[seal-password]")
        .doesNotContain("another");
    assertThat(refused(settings("seal.p12"))).contains("[seal-password]");
    assertThat(refused(settings("seal.p12", "password-file", "/nowhere/word")))
        .contains("/nowhere/word", "[seal-password-file]");
    assertThat(refused(settings("old.p12", "password", PASSWORD)))
        .contains("[seal-expired]", "expired at 2020-01-01T00:00:00Z");
    assertThat(refused(Map.of("luoshi.seal.password", PASSWORD))).contains("[seal-alone]");
  }

  @Test
  void printsUnderTheSealWhatBothHaveSigned() throws Exception {
    var word = Files.writeString(folder.resolve("word"), PASSWORD + "\n");
    var settings = settings("seal.p12", "password-file", word.toString());
    var head = small.signedIn(small.holding("head", Role.UNIT_HEAD, "B1"));
    var leader = small.signedIn(small.holding("leader", Role.LEADER, "C1"));
    try (var serving = Serving.start(small.house(), 0, settings)) {
      var superior = new Browser(serving.port()).with(leader);
      var signer = new Browser(serving.port()).with(head);
      var opened =
          superior.post(
              "/letters",
              Map.of("year", "2020", "units", "B1", "by", "2020-12-31", "once", once()));
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
      var letter =
          URI.create(opened.headers().firstValue("Location").orElseThrow())
              .getPath()
              .replaceFirst(";.*", "");
      assertThat(SealCheck.isThere(print(serving, head, letter))).isFalse();
      move(signer, letter, "sign", 1);
      move(superior, letter, "countersign", 2);
      assertThat(signer.get(letter + "?lang=en").body())
          .contains("The print is sealed with", "serial 8A3F01, valid until 2022-01-01");

      var print = print(serving, head, letter);
      assertThat(SealCheck.holds(print, CERTIFICATE.certificate())).isTrue();
      print[print.length / 3] ^= 1;
      assertThat(SealCheck.holds(print, CERTIFICATE.certificate())).isFalse();
    }
  }

  private static String once() {
    return UUID.randomUUID().toString();
  }

  private static void move(Browser browser, String letter, String move, int version) {
    var said = Map.of("version", String.valueOf(version), "signed", "2020-10-30", "once", once());
    var answer = browser.post(letter + "/" + move, said);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private static byte[] print(Serving serving, String session, String letter)
      throws IOException, InterruptedException {
    var address = URI.create("http://localhost:" + serving.port() + letter + "/letter.pdf");
    var request =
        HttpRequest.newBuilder(address).header("Cookie", "luoshi-session=" + session).build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("Content-Type")).isEqualTo(List.of("application/pdf"));
      return answer.body();
    }
  }
}
