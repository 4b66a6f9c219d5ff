package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/// The information officer of a branch records a lesson once, and two duties turn met: the
/// quarter's lesson and the half-year's study.
@Journey(writes = true)
class RecordingIT {

  @InEveryWay
  void turnsTwoDutiesMet(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var desk = desks.of(Person.BRANCH_OFFICER, look).open("/mine");
    isListed(desk, "later", terms.duty("lesson"), "status.open");
    isListed(desk, "later", terms.duty("study"), "status.open");
    desk.press(desk.linkFor(desk.say("mine.record"), terms.duty("lesson"), "2020-Q4"));
    new Sheet(desk, terms, "meeting")
        .choose("kind", "lesson")
        .type("date", "2020-11-02")
        .type("due", "33")
        .type("present", "28");
    if (!look.scripts()) {
      desk.press(desk.button("record.preview"));
    }
    var settles = desk.page().locator("#settles");
    assertThat(line(settles, terms.duty("lesson"))).containsText(desk.say("status.met"));
    assertThat(line(settles, terms.duty("study"))).containsText(desk.say("status.met"));
    desk.look("record");
    desk.press(desk.button("record.save"));
    assertThat(desk.done()).hasText(desk.say("done.recorded"));
    desk.look("recorded");
    desk.press(desk.link("page.mine"));
    isListed(desk, "done", terms.duty("lesson"), "status.met");
    isListed(desk, "done", terms.duty("study"), "status.met");
  }

  private static void isListed(Desk desk, String group, String duty, String status) {
    var section = desk.page().locator("section[aria-labelledby='" + group + "']");
    assertThat(line(section, duty)).containsText(desk.say(status));
  }

  private static Locator line(Locator where, String duty) {
    return where.locator("li").filter(new Locator.FilterOptions().setHasText(duty)).first();
  }
}
