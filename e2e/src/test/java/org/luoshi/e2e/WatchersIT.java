package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

/// A watcher never seen to bark is no watcher: each fault is shown to the one that must tell it.
@Journey
class WatchersIT {

  private static List<String> complaints(Desks desks, String body) {
    try (var site = WrongSite.of(Map.of("/wrong", body))) {
      var desk = desks.elsewhere(site.origin(), Look.of(Language.EN));
      desk.page().navigate("/wrong");
      desk.page().waitForTimeout(200);
      var taken = desk.complaints().taken();
      desk.close();
      return taken;
    }
  }

  @Test
  void hearAnInlineScript(Desks desks) {
    assertThat(complaints(desks, "<script>document.title = 'mine'</script>"))
        .singleElement()
        .asString()
        .contains("console:", "Content Security Policy", "script-src");
  }

  @Test
  void hearAnInlineStyle(Desks desks) {
    assertThat(complaints(desks, "<p style='color: red'>red</p>"))
        .singleElement()
        .asString()
        .contains("console:", "Content Security Policy", "style-src");
  }

  @Test
  void hearARequestToAnotherOrigin(Desks desks) {
    assertThat(complaints(desks, "<img alt='' src='http://elsewhere.example/dot.png'>"))
        .anyMatch(said -> said.startsWith("another origin: http://elsewhere.example"))
        .anyMatch(said -> said.startsWith("failed: http://elsewhere.example"));
  }

  @Test
  void hearAnAnswerThatRefusesOrFails(Desks desks) {
    assertThat(complaints(desks, "<img alt='' src='/gone.png'>"))
        .singleElement()
        .asString()
        .startsWith("answered 404: ");
    assertThat(complaints(desks, "<img alt='' src='/break'>"))
        .singleElement()
        .asString()
        .startsWith("answered 500: ");
  }

  @Test
  void failTheTestWhoseDeskHeardSomething(Desks desks) {
    try (var site = WrongSite.of(Map.of())) {
      var desk = desks.elsewhere(site.origin(), Look.of(Language.EN));
      desk.page().navigate("/wrong");
      assertThatThrownBy(desk::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("answered 404");
    }
  }

  @Test
  void seeAPictureWithoutWordsAPaleTextAndAPageTooWide(Desks desks) {
    var body =
        """
        <img src="/dot">
        <p><font color="#dddddd">pale</font></p>
        <table width="900"><tr><td>wide</td></tr></table>\
        """;
    try (var site = WrongSite.of(Map.of("/wrong", body, "/dot", ""))) {
      var desk = desks.elsewhere(site.origin(), Look.of(Language.EN).wide(Look.NARROW));
      desk.page().navigate("/wrong");
      assertThat(Axe.violations(desk.page()))
          .anyMatch(said -> said.startsWith("image-alt: img"))
          .anyMatch(said -> said.startsWith("color-contrast: "));
      assertThat(Axe.sideways(desk.page())).singleElement().asString().contains("> 320", "table");
      desk.close();
    }
  }

  @Test
  void missTheFocusThatCannotBeSeenOrReached(Desks desks) {
    try (var site = WrongSite.of(Map.of("/wrong", "<p>no link</p><a href='#x'>link</a>"))) {
      var desk = desks.elsewhere(site.origin(), Look.of(Language.EN));
      desk.page().navigate("/wrong");
      assertThat(desk.keys().to(desk.page().locator("a"))).isNotNull();
      desk.page()
          .evaluate(
              "() => document.querySelector('a').attributeStyleMap.set('outline-style', 'none')");
      assertThatThrownBy(() -> desk.keys().to(desk.page().locator("a")))
          .hasMessageContaining("focus can be seen");
      assertThatThrownBy(() -> desk.keys().to(desk.page().locator("p")))
          .hasMessageContaining("No Tab leads to");
      desk.close();
    }
  }

  @Test
  void makeAPasskeyWithTheSecurityKeyInTheMachine(Desks desks) {
    try (var site = WrongSite.of(Map.of("/wrong", ""))) {
      var desk = desks.elsewhere(site.origin(), Look.of(Language.EN));
      desk.page().navigate("/wrong");
      var passkeys = desk.passkeys();
      assertThat(passkeys.count()).isZero();
      desk.page()
          .evaluate(
              """
              async () => { await navigator.credentials.create({publicKey: {
                challenge: new Uint8Array(16), rp: {name: 'site', id: 'localhost'},
                user: {id: new Uint8Array(8), name: 'a', displayName: 'a'},
                pubKeyCredParams: [{type: 'public-key', alg: -7}, {type: 'public-key', alg: -257}]}}); }\
              """);
      assertThat(passkeys.count()).isEqualTo(1);
      desk.close();
    }
  }
}
