package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.luoshi.engine.text.Language;

/// Somebody comes for the first time: by the link that the administrator handed over, then by
/// account name and password.
@Journey(writes = true)
class FirstSignInIT {

  private static final String PASSWORD = "quiet-ledger-of-autumn";

  @InBothLanguages
  void isByALinkThatWorksOnce(Language language, Bureau bureau, Desks desks) {
    var link = bureau.people().link(Person.LEADER, Person.BUREAU);
    var desk = desks.open(Look.of(language)).open(link);
    desk.complaints().expect(422);
    desk.complaints().expect(404);
    assertThat(desk.heading("page.welcome")).isVisible();
    choose(desk, PASSWORD, PASSWORD + "s");
    assertThat(desk.field("password.again")).hasAttribute("aria-invalid", "true");
    choose(desk, "short", "short");
    assertThat(desk.field("password.new")).hasAttribute("aria-invalid", "true");
    choose(desk, PASSWORD, PASSWORD);
    assertThat(desk.button("page.sign-out")).isVisible();

    var other = desks.open(Look.of(language));
    other.complaints().expect(404);
    other.open(link);
    assertThat(other.heading("page.not-found")).isVisible();
  }

  private static void choose(Desk desk, String password, String again) {
    desk.field("password.new").fill(password);
    desk.field("password.again").fill(again);
    desk.button("welcome.do").click();
  }

  @InBothLanguages
  void isFollowedByNameAndPassword(Language language, Bureau bureau, Desks desks) {
    var first = desks.open(Look.of(language));
    first.open(bureau.people().link(Person.SUPERVISOR, Person.COMMITTEE));
    choose(first, PASSWORD, PASSWORD);
    first.button("page.sign-out").click();
    assertThat(first.page().getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
        .hasText(first.say("done.signed-out"));

    var desk = desks.open(Look.of(language)).open("/figures?as-of=2020-06-30");
    desk.complaints().expect(422);
    assertThat(desk.heading("page.sign-in")).isVisible();
    enter(desk, "Supervisor", "not-the-password");
    assertThat(desk.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText(desk.say("sign-in-refused"));
    assertThat(desk.field("sign-in.name")).hasValue("Supervisor");
    enter(desk, "Supervisor", PASSWORD);
    assertThat(desk.heading("page.figures")).isVisible();
    assertThat(desk.page()).hasURL(java.util.regex.Pattern.compile("as-of=2020-06-30"));
  }

  private static void enter(Desk desk, String name, String password) {
    desk.field("sign-in.name").fill(name);
    desk.field("sign-in.password").fill(password);
    desk.button("sign-in.do").click();
  }

  @InBothLanguages
  void goesByKeyboardAlone(Language language, Bureau bureau, Desks desks) {
    var link = bureau.people().link(Person.UNIT_HEAD, Person.BRANCH);
    var desk = desks.open(Look.of(language)).open(link);
    desk.keys()
        .type(desk.field("password.new"), PASSWORD)
        .type(desk.field("password.again"), PASSWORD)
        .enter(desk.button("welcome.do"));
    desk.keys().enter(desk.button("page.sign-out"));
    desk.keys()
        .type(desk.field("sign-in.name"), People.name(Person.UNIT_HEAD, Person.BRANCH))
        .type(desk.field("sign-in.password"), PASSWORD)
        .enter(desk.button("sign-in.do"));
    assertThat(desk.button("page.sign-out")).isVisible();
  }

  @InBothLanguages
  void goesWithScriptOff(Language language, Bureau bureau, Desks desks) {
    var desk = desks.open(Look.of(language).withoutScripts());
    desk.open(bureau.people().link(Person.AUDITOR, Person.BUREAU));
    choose(desk, PASSWORD, PASSWORD);
    desk.button("page.sign-out").click();
    enter(desk, People.name(Person.AUDITOR, Person.BUREAU), PASSWORD);
    assertThat(desk.button("page.sign-out")).isVisible();
  }
}
