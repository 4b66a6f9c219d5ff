package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/// The head of a branch declares that there was nothing to be done.
@Journey(writes = true)
class NilIT {

  @InEveryWay
  void isDeclaredByTheUnitHead(Look look, Bureau bureau, Desks desks) {
    var duty = bureau.terms(look.language()).duty("half-year-report");
    var desk = desks.of(Person.UNIT_HEAD, look).open("/mine");
    desk.press(desk.linkFor(desk.say("mine.nil"), duty, "2020-H2"));
    assertThat(desk.heading("nil.title")).isVisible();
    desk.look("nil");
    desk.press(desk.button("exempt.do.nil"));
    assertThat(desk.done()).hasText(desk.say("done.nil-declared"));
    assertThat(
            desk.page()
                .locator("section[aria-labelledby=done] li")
                .filter(new Locator.FilterOptions().setHasText(duty)))
        .containsText(desk.say("status.nil"));
  }
}
