package org.luoshi.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.luoshi.engine.text.Language;

/// What axe finds wrong with a page by WCAG 2.2 AA; run by the tester's hand, so no policy stops
/// it.
final class Axe {

  private static final String SCRIPT = script();

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations']
        });
        return found.violations.flatMap(v => v.nodes.map(n =>
          v.id + ': ' + n.target.join(' ') + ' — ' + n.failureSummary.split('\\n').join(' ')));
      }\
      """;

  private static final String WIDER =
      """
      () => {
        const wide = document.documentElement.clientWidth;
        return [...document.body.querySelectorAll('*')]
          .filter(e => e.getBoundingClientRect().right > wide + 1)
          .map(e => e.localName + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : ''))
          .slice(0, 5).join(', ');
      }\
      """;

  private Axe() {}

  /// All that is wrong with a page by day and by night, narrow and wide, each with the look it has
  /// it in; the page is left in the last of them.
  static List<String> inEveryLook(Page page, Language language) {
    var found = new ArrayList<String>();
    Look.all(language)
        .forEach(look -> {
          page.emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
          page.setViewportSize(look.width(), look.height());
          violations(page).forEach(one -> found.add(look + " " + one));
          sideways(page).forEach(one -> found.add(look + " " + one));
        });
    return found;
  }

  /// Each violation with the element and what would mend it.
  static List<String> violations(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => window.axe !== undefined"))) {
      page.evaluate(SCRIPT);
    }
    var found = (List<?>) page.evaluate(RUN);
    return found.stream().map(Objects::toString).toList();
  }

  /// Whether the page can be pushed sideways, and by what; empty where it cannot.
  static List<String> sideways(Page page) {
    var widths =
        (List<?>)
            page.evaluate(
                "() => [document.scrollingElement.scrollWidth, document.documentElement.clientWidth]");
    int scroll = ((Number) Objects.requireNonNull(widths.get(0))).intValue();
    int client = ((Number) Objects.requireNonNull(widths.get(1))).intValue();
    return scroll <= client
        ? List.of()
        : List.of(
            "scrolls sideways: %d > %d, by %s".formatted(scroll, client, page.evaluate(WIDER)));
  }

  private static String script() {
    try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
