package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.Consumer;
import org.luoshi.engine.text.Language;

/// The supervisor goes from the bureau down to one missed duty, and why it was missed: by clicking,
/// by keyboard alone, and with script off.
@Journey
class ReadingWhyIT {

  @InBothLanguages
  void goesByClicking(Language language, Desks desks) {
    var desk = desks.of(Person.SUPERVISOR, Look.of(language)).open("/?as-of=2020-10-31");
    goes(desk, step -> step.click());
  }

  @InBothLanguages
  void goesByKeyboardAlone(Language language, Desks desks) {
    var desk = desks.of(Person.SUPERVISOR, Look.of(language)).open("/?as-of=2020-10-31");
    goes(desk, step -> desk.keys().enter(step));
  }

  @InBothLanguages
  void goesWithScriptOff(Language language, Desks desks) {
    var plain = Look.of(language).withoutScripts();
    var desk = desks.of(Person.SUPERVISOR, plain).open("/?as-of=2020-10-31");
    goes(desk, step -> step.click());
  }

  private static void goes(Desk desk, Consumer<Locator> take) {
    take.accept(desk.page().locator("section[aria-labelledby=worst] a[data-count]").first());
    assertThat(desk.heading("page.obligations")).isVisible();
    take.accept(desk.page().locator("tr[data-row] a").first());
    assertThat(desk.heading("page.explanation")).isVisible();
    assertThat(desk.page().locator("main")).containsText(desk.say("status.missed"));
    desk.look("explanation");
  }
}
