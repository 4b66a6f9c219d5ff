package org.luoshi.e2e;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// As few pages as show everything there is to see: each kind of element that stands on any page,
/// with its classes and its accessible attributes, is on one of them, for whoever sees it.
final class Sights {

  /// A page to look at, and by whom.
  record Sight(Person person, String address) {}

  /// Longer pages show nothing that shorter ones do not, and take axe minutes.
  private static final int LONG = 60_000;

  private Sights() {}

  static List<Sight> of(Bureau bureau) {
    var seen = new HashSet<String>();
    var sights = new ArrayList<Sight>();
    for (var person : Person.ALL) {
      var crawl = bureau.walkedBy(person);
      crawl.pages().stream()
          .filter(Crawl.Read::isWhole)
          .sorted(Comparator.comparing(Sights::isLong).thenComparing(Sights::turn))
          .filter(page -> seen.addAll(kinds(crawl, page)))
          .forEach(page -> sights.add(new Sight(person, page.address())));
    }
    return sights;
  }

  /// The longest first, but among those too long the shortest.
  private static int turn(Crawl.Read page) {
    return isLong(page) ? page.size() : -page.size();
  }

  private static boolean isLong(Crawl.Read page) {
    return page.size() > LONG;
  }

  private static Set<String> kinds(Crawl crawl, Crawl.Read page) {
    var pattern = crawl.pattern(page.address());
    Function<Element, String> kind =
        one ->
            one.attributes().asList().stream()
                .filter(Sights::isTelling)
                .map(Attribute::getValue)
                .collect(Collectors.joining(" ", pattern + " " + one.tagName() + " ", ""));
    return page.document().getAllElements().stream().map(kind).collect(Collectors.toSet());
  }

  private static boolean isTelling(Attribute attribute) {
    return Set.of("class", "role", "type", "aria-current", "aria-invalid")
        .contains(attribute.getKey());
  }
}
