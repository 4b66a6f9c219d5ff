package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;

/// Somebody comes for the first time, by the link that the administrator handed over; later by name
/// and password, by a second factor, by a passkey.
@Journey(writes = true)
class FirstSignInIT {

  @InEveryWay
  void isByALinkThatWorksOnce(Look look, Bureau bureau, Desks desks) {
    var link = bureau.people().link(Person.LEADER, Person.BUREAU);
    var desk = desks.open(look).open(link);
    desk.complaints().expect(422);
    assertThat(desk.heading("page.welcome")).isVisible();
    desk.look("welcome");
    new Door(desk).choose(Door.PASSWORD, Door.PASSWORD + "s");
    assertThat(desk.field("password.again")).hasAttribute("aria-invalid", "true");
    new Door(desk).choose("short", "short");
    assertThat(desk.field("password.new")).hasAttribute("aria-invalid", "true");
    new Door(desk).choose(Door.PASSWORD, Door.PASSWORD);
    new Door(desk).isOpen();

    var other = desks.open(look);
    other.complaints().expect(404);
    other.open(link);
    assertThat(other.heading("page.not-found")).isVisible();
  }

  @InEveryWay
  void isFollowedByNameAndPassword(Look look, Bureau bureau, Desks desks) {
    new Door(desks.open(look))
        .firstBy(bureau.people().link(Person.SUPERVISOR, Person.COMMITTEE))
        .leave();

    var desk = desks.open(look).open("/figures?as-of=2020-06-30");
    desk.complaints().expect(422);
    assertThat(desk.heading("page.sign-in")).isVisible();
    desk.look("sign-in");
    new Door(desk).enter("Supervisor", "not-the-password");
    new Door(desk).isRefused();
    assertThat(desk.field("sign-in.name")).hasValue("Supervisor");
    new Door(desk).enter("Supervisor", Door.PASSWORD);
    assertThat(desk.heading("page.figures")).isVisible();
    assertThat(desk.page()).hasURL(Pattern.compile("as-of=2020-06-30"));
  }

  @InEveryWay
  void isFollowedByACode(Look look, Bureau bureau, Desks desks) {
    var desk = desks.open(look);
    desk.complaints().expect(422);
    new Door(desk).firstBy(bureau.people().link(Person.AUDITOR, Person.BUREAU));
    desk.open("/account/second");
    var phone = new Authenticator(desk.page().locator("code").innerText(), bureau.clock());
    desk.type(desk.field("second.code"), "000000");
    desk.press(desk.button("second.do"));
    assertThat(desk.field("second.code")).hasAttribute("aria-invalid", "true");
    desk.type(desk.field("second.code"), phone.digits());
    desk.press(desk.button("second.do"));
    assertThat(desk.heading("page.recovery-codes")).isVisible();
    desk.look("recovery codes");
    new Door(desk).leave().enter("auditor", Door.PASSWORD);
    assertThat(desk.heading("page.second-step")).isVisible();
    desk.look("second step");
    desk.type(desk.field("second.code"), phone.digits());
    desk.press(desk.button("second-step.do"));
    assertThat(desk.field("second.code")).hasAttribute("aria-invalid", "true");
    bureau.clock().move(Duration.ofSeconds(30));
    desk.type(desk.field("second.code"), phone.digits());
    desk.press(desk.button("second-step.do"));
    new Door(desk).isOpen();
  }

  @InEveryScriptedWay
  void isFollowedByAPasskey(Look look, Bureau bureau, Desks desks) {
    var desk = desks.open(look);
    var key = desk.passkeys();
    new Door(desk).firstBy(bureau.people().link(Person.BRANCH_OFFICER, Person.BRANCH));
    desk.open("/account");
    desk.press(desk.page().locator("a[href='/account/passkeys']"));
    desk.type(desk.field("passkeys.label"), "office");
    desk.press(desk.button("passkeys.add"));
    assertThat(desk.done()).hasText(desk.say("done.passkey-added"));
    assertThat(key.count()).isEqualTo(1);
    desk.look("passkeys");
    new Door(desk).leave();
    desk.press(desk.button("passkeys.sign-in"));
    new Door(desk).isOpen();
  }
}
