package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.text.Language;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Scope;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.luoshi.testkit.judging.World;

/// What somebody sees of a random world, and the pages rendered of it without a server.
record Seen(Sight sight, Board board, Scope scope) {

  private static final Pattern COUNTED =
      Pattern.compile("<a [^>]*href=\"([^\"]*)\"[^>]*data-count=\"([0-9]+)\"[^>]*>");

  /// A number of a page with the address it opens.
  record Number(int count, String href) {}

  static Seen of(World world, Scope scope) {
    var board = new Board(new Rules(world.versions(), world.calendar()), world.evidence());
    return new Seen(Sight.of(Day.of(board, world.asOf()), scope), board, scope);
  }

  /// Some scope of the world: the whole house, or a unit with or without those below.
  static Scope scope(World world, Random random) {
    var units = List.copyOf(world.evidence().organisation().units().keySet());
    var held = world.evidence().organisation().appointments();
    if (units.isEmpty() || random.nextInt(4) == 0) {
      return Scope.WHOLE;
    }
    var person = held.isEmpty() ? null : held.get(random.nextInt(held.size())).person();
    return new Scope(
        units.get(random.nextInt(units.size())),
        random.nextInt(3) > 0,
        person,
        random.nextBoolean());
  }

  static Page page(String path, Map<String, String> asked, Language language) {
    return new Page("", Phrases.in(language), path, asked, Frame.BARE);
  }

  LocalDate asOf() {
    return sight.asOf();
  }

  private Words words(Page page) {
    return Sights.words(sight, page);
  }

  String overview(String unit, Page page) {
    return Templates.render(
        "obligations/overview",
        Map.of("page", page, "glance", Glance.of(sight, unit, page, words(page))));
  }

  String charts(String unit, Page page) {
    return Templates.render(
        "obligations/charts",
        Map.of("page", page, "charts", Charts.of(sight, unit, page, words(page))));
  }

  String coverage(String unit, Page page) {
    return Templates.render(
        "obligations/coverage",
        Map.of(
            "page",
            page,
            "coverage",
            Coverage.of(sight, unit, page),
            "asOf",
            asOf(),
            "may",
            new DutyPages.May(true, true)));
  }

  String duties(Page page) {
    return Templates.render(
        "obligations/duties",
        Map.of(
            "page",
            page,
            "duties",
            DutyList.of(sight, true, page),
            "asOf",
            asOf(),
            "may",
            new DutyPages.May(true, true)));
  }

  String duty(String id, Page page) {
    return Templates.render(
        "obligations/duty",
        Map.of("page", page, "sheet", DutySheet.of(sight, id, "", true, page), "asOf", asOf()));
  }

  String list(Filter filter, Page page) {
    return Templates.render(
        "obligations/list",
        Map.of("page", page, "listing", Listing.of(sight, filter, page), "mayExport", true));
  }

  /// All numbers of a page that open a list.
  static List<Number> numbers(String html) {
    var numbers = new ArrayList<Number>();
    var found = COUNTED.matcher(html);
    while (found.find()) {
      numbers.add(
          new Number(Integer.parseInt(found.group(2)), found.group(1).replace("&amp;", "&")));
    }
    return numbers;
  }

  /// The values of an address.
  static Map<String, String> values(String href) {
    var values = new HashMap<String, String>();
    int from = href.indexOf('?');
    for (var pair : from < 0 ? new String[0] : href.substring(from + 1).split("&")) {
      int is = pair.indexOf('=');
      values.put(
          pair.substring(0, is),
          java.net.URLDecoder.decode(
              pair.substring(is + 1), java.nio.charset.StandardCharsets.UTF_8));
    }
    return values;
  }
}
