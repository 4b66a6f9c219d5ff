package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;

/// The leader takes a second look: each topic by its tab, and a number to the list behind it.
@Journey
class SecondLookIT {

  @Test
  void leadsFromANumberToItsList(Desks desks) {
    var desk = desks.of(Person.LEADER, Look.of(Language.ZH)).open("/insight?as-of=2020-10-31");
    desk.picture("insight");
    desk.press(desk.link("insight.decay"));
    for (var topic : List.of("checks", "overlaps", "burden", "entries", "alike", "decay")) {
      desk.press(desk.link("insight." + topic));
      assertThat(desk.heading("insight." + topic)).isVisible();
      assertThat(desk.page().locator("main")).containsText(desk.say("insight.note"));
      desk.picture("insight-" + topic);
    }
    desk.press(desk.link("insight.checks"));
    var number = desk.page().locator("a[data-count][href*='what=unchecked']").first();
    var count = number.getAttribute("data-count");
    desk.press(number);
    assertThat(desk.page().locator("table[data-total='" + count + "']")).isVisible();
    desk.picture("insight-behind");
  }
}
