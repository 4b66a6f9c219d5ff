package org.luoshi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A walk over all pages that one person can reach by links, without a browser.
///
/// Links with a count are all followed; of other links that differ only in what they name (the
/// explanations of a thousand obligations) a few of each shape, or all with `-Dcrawl=all`.
final class Crawl {

  private static final int FEW = 4;
  private static final boolean ALL = "all".equals(System.getProperty("crawl"));

  /// A page as it came, under its address without fragment.
  record Read(String address, int status, int size, Document document) {

    Stream<Element> links() {
      return document.select("a[href]").stream();
    }

    /// Whether it stands alone; a part of a page is fetched into one.
    boolean isWhole() {
      return document.documentType() != null;
    }
  }

  private final String origin;
  private final String cookies;
  private final UnaryOperator<String> patterns;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final Map<String, Read> pages = new LinkedHashMap<>();
  private final Map<String, Integer> seenOfShape = new HashMap<>();
  private final ArrayDeque<String> ahead = new ArrayDeque<>();

  private Crawl(String origin, Map<String, String> cookies, UnaryOperator<String> patterns) {
    this.origin = origin;
    this.patterns = patterns;
    this.cookies =
        cookies.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("; "));
  }

  /// All that the person reaches from the first page.
  static Crawl of(Bureau bureau, Person person) {
    return from(bureau.origin(), SignIn.cookies(bureau, person), Addresses::patternOf);
  }

  /// All that can be reached from the first page of a site; the patterns tell what page a path is,
  /// or nothing where it is none.
  static Crawl from(String origin, Map<String, String> cookies, UnaryOperator<String> patterns) {
    var crawl = new Crawl(origin, cookies, patterns);
    crawl.ahead.add("/");
    while (!crawl.ahead.isEmpty()) {
      crawl.visit(crawl.ahead.removeFirst());
    }
    return crawl;
  }

  /// The pages read, in the order they were found.
  List<Read> pages() {
    return List.copyOf(pages.values());
  }

  private void visit(String address) {
    if (pages.containsKey(address) || pattern(address).isEmpty()) {
      return;
    }
    var page = read(address);
    page.links()
        .forEach(link -> {
          var to = local(page, link);
          if (to.isPresent() && (link.hasAttr("data-count") || isNew(to.get()))) {
            ahead.add(to.get());
          }
        });
    page.document().select("[hx-get]").stream()
        .map(one -> one.attr("hx-get"))
        .filter(this::isNew)
        .forEach(ahead::add);
  }

  /// The page from which the address was found first; empty for the first page.
  String leadingTo(String address) {
    return pages.values().stream()
        .filter(page ->
            page.links().anyMatch(link -> local(page, link).filter(address::equals).isPresent()))
        .map(Read::address)
        .findFirst()
        .orElse("");
  }

  private boolean isNew(String address) {
    return !pages.containsKey(address)
        && (ALL || seenOfShape.merge(shape(address), 1, Integer::sum) <= FEW);
  }

  /// The page at the address, read once.
  Read read(String address) {
    var known = pages.get(address);
    if (known != null) {
      return known;
    }
    var request = HttpRequest.newBuilder(URI.create(origin + address)).GET();
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      var page =
          new Read(
              address,
              answer.statusCode(),
              answer.body().length(),
              Jsoup.parse(answer.body(), origin + address));
      pages.put(address, page);
      return page;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Files, and the same page in the other language, which would go on in that.
  private static boolean aside(Element link) {
    return link.hasAttr("download") || link.hasAttr("hreflang");
  }

  /// Where a link leads inside the house, without fragment; empty for any other link.
  Optional<String> local(Read page, Element link) {
    var uri = URI.create(origin + page.address()).resolve(link.attr("href"));
    if (!uri.toString().startsWith(origin + "/") || aside(link)) {
      return Optional.empty();
    }
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Optional.of(uri.getRawPath() + query);
  }

  /// The page's pattern and the names of its values: pages alike but for what they show.
  private String shape(String address) {
    var uri = URI.create(address);
    var names = new TreeSet<String>();
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getRawQuery().split("&", -1)) {
        names.add(pair.substring(0, (pair + "=").indexOf('=')));
      }
    }
    names.remove("as-of");
    var pattern = pattern(address);
    var book = pattern.startsWith("/{book") ? uri.getPath().split("/", 3)[1] : "";
    return pattern + " " + book + " " + names;
  }

  /// The declared pattern of an address, such as `/figures/{id}`; empty for what is no page.
  String pattern(String address) {
    return patterns.apply(URI.create(address).getPath());
  }

  /// The page, and those that follow it by its link to the next.
  List<Read> withFollowing(Read first) {
    var all = new ArrayList<Read>(List.of(first));
    var last = first;
    while (true) {
      var next = last.document().selectFirst("a[rel=next][href]");
      if (next == null) {
        return all;
      }
      last = read(local(last, next).orElseThrow());
      all.add(last);
    }
  }
}
