package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;

/// The door of the house as one desk goes through it: the one-time link, name and password, the way
/// out.
record Door(Desk desk) {

  static final String PASSWORD = "quiet-ledger-of-autumn";

  /// Comes in for the first time, by a link from the administrator's terminal.
  Door firstBy(String link) {
    desk.open(link);
    choose(PASSWORD, PASSWORD);
    assertThat(desk.button("page.sign-out")).isVisible();
    return this;
  }

  /// Types a password twice on the page of the link.
  void choose(String password, String again) {
    desk.type(desk.field("password.new"), password);
    desk.type(desk.field("password.again"), again);
    desk.press(desk.button("welcome.do"));
  }

  void enter(String name, String password) {
    desk.type(desk.field("sign-in.name"), name);
    desk.type(desk.field("sign-in.password"), password);
    desk.press(desk.button("sign-in.do"));
  }

  Door leave() {
    desk.press(desk.button("page.sign-out"));
    assertThat(desk.done()).hasText(desk.say("done.signed-out"));
    return this;
  }

  void isRefused() {
    assertThat(desk.page().getByRole(AriaRole.ALERT).first())
        .containsText(desk.say("sign-in-refused"));
  }

  void isOpen() {
    assertThat(desk.button("page.sign-out")).isVisible();
  }
}
