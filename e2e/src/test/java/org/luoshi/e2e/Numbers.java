package org.luoshi.e2e;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The promise of every number: it opens exactly the list it counts.
///
/// A link with a count carries it as `data-count`; the list it opens carries `data-total`, all its
/// pages together, and each row `data-row`. A number that is computed and not counted (a share, a
/// sum, a mean) carries `data-figure`, and the page it opens says the same `data-figure`. A number
/// that is a name (the year 2020) stands in `<time>`. A link of digits without any of these is a
/// breach.
final class Numbers {

  private static final Pattern DIGITS_ONLY =
      Pattern.compile("[\\p{So}\\p{Sm}\\s]*[+-]?[\\d,]+(\\.\\d+)?\\s*[%％‰]?");

  private Numbers() {}

  /// All breaches on the page, each with its address and link.
  static List<String> breaches(Crawl crawl, Crawl.Read page) {
    var found = new ArrayList<String>();
    page.links()
        .forEach(link -> {
          var breach =
              link.hasAttr("data-count")
                  ? counted(crawl, page, link)
                  : link.hasAttr("data-figure") ? computed(crawl, page, link) : bare(link);
          if (!breach.isEmpty()) {
            found.add(
                page.address() + ": " + link.text() + " → " + link.attr("href") + ": " + breach);
          }
        });
    return found;
  }

  /// One breach for all that differ only in names and numbers, with how many there are.
  static List<String> oneOfEachKind(List<String> breaches) {
    var kinds = new LinkedHashMap<String, List<String>>();
    for (var one : breaches) {
      kinds
          .computeIfAbsent(one.replaceAll("=[^&: ]*|[0-9.]+", "…"), _ -> new ArrayList<>())
          .add(one);
    }
    return kinds.values().stream()
        .map(all ->
            all.getFirst() + (all.size() == 1 ? "" : " (and %d like it)".formatted(all.size() - 1)))
        .toList();
  }

  private static String bare(Element link) {
    return DIGITS_ONLY.matcher(link.text()).matches() && link.selectFirst("time") == null
        ? "a number without data-count"
        : "";
  }

  private static String counted(Crawl crawl, Crawl.Read page, Element link) {
    var count = link.attr("data-count");
    if (!link.text().replace(",", "").matches("(?s)(.*\\D)?" + Pattern.quote(count) + "(\\D.*)?")) {
      return "does not say its data-count " + count;
    }
    var to = crawl.local(page, link);
    if (to.isEmpty()) {
      return "leads out of the house";
    }
    var opened = crawl.read(to.get());
    if (opened.status() != 200) {
      return "answers " + opened.status();
    }
    var hash = link.attr("href").indexOf('#');
    var select = hash < 0 ? "[data-total]" : "#" + link.attr("href").substring(hash + 1);
    var lists = opened.document().select(select);
    if (lists.size() != 1 || !lists.getFirst().hasAttr("data-total")) {
      return "opens a page with %d lists at %s".formatted(lists.size(), select);
    }
    var total = lists.getFirst().attr("data-total");
    if (!total.equals(count)) {
      return "opens a list of " + total;
    }
    var rows =
        crawl.withFollowing(opened).stream()
            .mapToInt(one -> one.document().select(select + " [data-row]").size())
            .sum();
    return total.equals(String.valueOf(rows)) ? "" : "opens a list that shows " + rows + " rows";
  }

  private static String computed(Crawl crawl, Crawl.Read page, Element link) {
    var value = link.attr("data-figure");
    var to = crawl.local(page, link);
    if (to.isEmpty()) {
      return "leads out of the house";
    }
    var told =
        crawl.read(to.get()).document().select("[data-figure]:not(a)").stream()
            .map(one -> one.attr("data-figure"))
            .toList();
    return told.contains(value)
        ? ""
        : String.format(Locale.ROOT, "opens a page that says %s instead of %s", told, value);
  }
}
