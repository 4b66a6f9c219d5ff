package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/// Pieces of work on matters, as people do them on the pages of the governance loop.
final class Loops {

  private Loops() {}

  /// Opens a matter with what is said field by field; its page, or the book, is open then.
  static void open(Desk desk, String book, String... said) {
    desk.open("/" + book);
    desk.press(desk.link(book + ".open"));
    fill(desk, desk.page().locator("form.sheet"), said);
    desk.press(desk.button(book + ".open"));
    assertThat(desk.done()).hasText(desk.say("done.opened"));
  }

  /// Makes the move on the matter whose page is open.
  static void move(Desk desk, String flow, String move, String... said) {
    var form = form(desk, flow, move);
    fill(desk, form, said);
    desk.press(form.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON));
    assertThat(desk.done()).hasText(desk.say("done.moved"));
  }

  /// The form of the move, unfolded.
  static Locator form(Desk desk, String flow, String move) {
    var part = of(desk, flow, move);
    if (part.getAttribute("open") == null) {
      desk.press(part.locator("summary"));
    }
    return part;
  }

  /// Where the move is offered; nowhere, if it is not.
  static Locator of(Desk desk, String flow, String move) {
    var title = desk.page().getByText(desk.say(flow + ".move." + move), exactly());
    return desk.page()
        .locator("details.move")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    desk.page()
                        .locator("summary")
                        .filter(new Locator.FilterOptions().setHas(title))
                        .or(desk.page().locator("summary").and(title))));
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }

  /// Each field by its name; a value that begins with `=` is chosen, one with `+` ticked.
  private static void fill(Desk desk, Locator in, String... said) {
    for (int i = 0; i + 1 < said.length; i += 2) {
      var words = said[i + 1];
      if (words.startsWith("+")) {
        in.getByLabel(words.substring(1)).check();
        continue;
      }
      var field = in.locator("[name=\"" + said[i] + "\"]");
      if (words.startsWith("=")) {
        desk.choose(field, words.substring(1));
      } else {
        desk.type(field, words);
      }
    }
  }

  /// Opens the first matter of the book that the person can act on.
  static void first(Desk desk, String book) {
    desk.open("/" + book + "?show=mine");
    desk.press(desk.page().locator("tr[data-row] th a").first());
  }
}
