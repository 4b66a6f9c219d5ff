package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.luoshi.engine.text.Language;

/// The information officer of a branch records a lesson once, and two duties turn met: the
/// quarter's lesson and the half-year's study.
@Journey(writes = true)
class RecordingIT {

  @InBothLanguages
  void turnsTwoDutiesMet(Language language, Bureau bureau, Desks desks) {
    var terms = bureau.terms(language);
    var desk = desks.of(Person.BRANCH_OFFICER, Look.of(language)).open("/mine");
    desk.picture("mine");
    desk.linkFor(desk.say("mine.record"), terms.duty("lesson"), "2020-Q4").click();
    desk.labelled(terms.field("meeting", "kind"))
        .selectOption(terms.choice("meeting", "kind", "lesson"));
    desk.labelled(terms.field("meeting", "date")).fill("2020-11-02");
    desk.labelled(terms.field("meeting", "due")).fill("33");
    desk.labelled(terms.field("meeting", "present")).fill("28");
    var settles = desk.page().locator("#settles");
    assertThat(becomes(settles, terms.duty("lesson"))).containsText(desk.say("status.met"));
    assertThat(becomes(settles, terms.duty("study"))).containsText(desk.say("status.met"));
    desk.picture("record");
    desk.button("record.save").click();
    assertThat(desk.page().getByRole(com.microsoft.playwright.options.AriaRole.STATUS).first())
        .hasText(desk.say("done.recorded"));
    desk.picture("recorded");
    desk.open("/mine?show=done");
    assertThat(becomes(desk.page().locator("main"), terms.duty("lesson")))
        .containsText(desk.say("status.met"));
    assertThat(becomes(desk.page().locator("main"), terms.duty("study")))
        .containsText(desk.say("status.met"));
  }

  private static Locator becomes(Locator where, String duty) {
    return where
        .page()
        .locator("li")
        .filter(new Locator.FilterOptions().setHasText(duty))
        .first();
  }
}
