package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;

/// Somebody types, is called away, and comes back after the session has ended: what was typed is
/// still there once they have signed in again.
@Journey(writes = true)
class ExpiredSessionIT {

  @InEveryWay
  void losesNothingTyped(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var desk = desks.open(look);
    new Door(desk).firstBy(bureau.people().link(Person.BRANCH_OFFICER, Person.BRANCH));
    desk.open("/record/meeting");
    Work.lessonTyped(desk, terms, "28").type("subject", "2020-11");
    bureau.clock().move(Duration.ofMinutes(31));
    desk.press(desk.button("record.save"));
    assertThat(desk.heading("page.sign-in")).isVisible();
    assertThat(desk.page().locator("main")).containsText(desk.say("sign-in.kept"));
    desk.look("expired");
    new Door(desk).enter("branch-officer", Door.PASSWORD);
    assertThat(desk.heading("page.kept")).isVisible();
    desk.look("kept");
    desk.press(desk.button("kept.do"));
    assertThat(desk.done()).hasText(desk.say("done.recorded"));
    assertThat(desk.page().locator("main")).containsText("2020-11");
  }

  @InEveryScriptedWay
  void keepsADraftWhileOneTypes(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var desk = desks.of(Person.BRANCH_OFFICER, look).open("/record/meeting");
    Work.lessonTyped(desk, terms, "28");
    assertThat(desk.page().locator("#kept")).not().isEmpty();
    bureau.clock().move(Duration.ofMinutes(31));
    var later = desks.of(Person.BRANCH_OFFICER, look).open("/mine");
    var draft = later.page().locator("section[aria-labelledby=drafts] li").first();
    assertThat(draft).containsText(terms.choice("meeting", "kind", "lesson"));
    later.press(draft.locator("a"));
    assertThat(new Sheet(later, terms, "meeting").field("present")).hasValue("28");
    later.press(later.button("record.save"));
    assertThat(later.done()).hasText(later.say("done.recorded"));
    later.open("/mine");
    assertThat(later.page().locator("section[aria-labelledby=drafts]")).hasCount(0);
  }
}
