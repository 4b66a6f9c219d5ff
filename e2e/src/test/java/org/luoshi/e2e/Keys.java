package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/// The hands of somebody with a keyboard only: Tab until something has the focus, then type, Enter,
/// Space or arrows. It never touches the mouse, and sees that each focus can be seen.
final class Keys {

  private static final int PATIENCE = 400;

  private static final String FOCUS_SEEN =
      """
      e => {
        const style = getComputedStyle(e);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== 'none';
      }\
      """;

  private final Page page;

  Keys(Page page) {
    this.page = page;
  }

  /// Goes on with Tab until the element has the focus.
  Keys to(Locator target) {
    target.waitFor();
    for (int i = 0; i < PATIENCE; i++) {
      if (hasFocus(target)) {
        assertThat((Boolean) target.evaluate(FOCUS_SEEN))
            .as("the focus can be seen on %s", target)
            .isTrue();
        return this;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("No Tab leads to " + target + " in " + PATIENCE + " steps.");
  }

  private static boolean hasFocus(Locator target) {
    return (Boolean) target.evaluate("e => e === document.activeElement");
  }

  /// Follows a link or presses a button.
  Keys enter(Locator target) {
    to(target);
    page.keyboard().press("Enter");
    return this;
  }

  /// Ticks a box, opens a disclosure or presses a button.
  Keys space(Locator target) {
    to(target);
    page.keyboard().press("Space");
    return this;
  }

  /// Types over whatever stands in the field.
  Keys type(Locator field, String text) {
    to(field);
    if ("date".equals(field.getAttribute("type"))) {
      return day(field, text);
    }
    page.keyboard().press("Control+A");
    page.keyboard().type(text);
    return this;
  }

  /// A day goes part by part, in the order in which the browser shows them.
  private Keys day(Locator field, String day) {
    var parts = day.split("-", -1);
    for (var order : List.of(List.of(0, 1, 2), List.of(1, 2, 0), List.of(2, 1, 0))) {
      for (int i = 0; i < 3; i++) {
        page.keyboard().press("ArrowLeft");
      }
      for (int part : order) {
        page.keyboard().type(parts[part]);
        if (part == 0) {
          page.keyboard().press("ArrowRight");
        }
      }
      if (field.inputValue().equals(day)) {
        return this;
      }
    }
    throw new AssertionError("No keys put [" + day + "] into " + field + ".");
  }

  /// Chooses from a list by its words, with the arrows, from the top.
  Keys choose(Locator list, String words) {
    to(list);
    page.keyboard().press("Home");
    for (int i = 0; i < PATIENCE; i++) {
      if (words.strip().equals(list.evaluate("e => e.selectedOptions[0]?.text.trim()"))) {
        return this;
      }
      page.keyboard().press("ArrowDown");
    }
    throw new AssertionError("No arrow leads to [" + words + "] in " + list + ".");
  }

  /// One key on what has the focus now.
  Keys press(String key) {
    page.keyboard().press(key);
    return this;
  }
}
