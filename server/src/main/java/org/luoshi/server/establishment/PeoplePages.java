package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Appointment;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Names;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The people of the organisation with their posts on a day, and the page of one person.
///
/// They are listed in the order of their numbers and never by what they did.
@RestController
public final class PeoplePages {

  private final Days days;
  private final Chronicle chronicle;
  private final Standing standing;

  public PeoplePages(Days days, Chronicle chronicle, Standing standing) {
    this.days = days;
    this.chronicle = chronicle;
    this.standing = standing;
  }

  /// A post somebody holds.
  public record Line(
      String key,
      String person,
      String name,
      String unit,
      String unitName,
      String post,
      String rank,
      LocalDate from,
      String until,
      String standsInFor,
      boolean held) {}

  /// One thing that the person owes through a post.
  public record Owed(
      String unit, String duty, String occasion, Status status, String progress, String href) {}

  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/people", produces = OrganisationPages.HTML)
  public String people(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.people");
    var tree = days.on(days.asked(asked));
    var found = found(tree, actor.scope(), asked);
    int from = after(found, OrganisationPages.given(asked, "after"));
    var shown = found.subList(from, Math.min(found.size(), from + OrganisationPages.LIMIT));
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("day", tree.day());
    values.put("lines", shown.stream().map(held -> line(tree, held)).toList());
    values.put("total", found.size());
    values.put("next", from + shown.size() < found.size() ? key(shown.getLast()) : "");
    values.put("posts", posts(tree, actor.scope()));
    values.put("mayChange", actor.may(Right.CHANGE_ORGANISATION));
    return Templates.render("establishment/people", values);
  }

  /// The first place in the order behind the key; also where that post is there no more.
  static int after(List<Appointment> found, String key) {
    if (key.isEmpty()) {
      return 0;
    }
    int from = 0;
    while (from < found.size() && key(found.get(from)).compareTo(key) <= 0) {
      from++;
    }
    return from;
  }

  static String key(Appointment held) {
    return String.join(
        "·",
        held.person(),
        held.unit(),
        held.traits().getOrDefault("post", ""),
        held.from().toString());
  }

  /// The posts held on the day in the scope, as the search wants them, by person.
  static List<Appointment> found(TreeOfDay tree, Scope scope, Map<String, String> asked) {
    var words = Names.normal(OrganisationPages.given(asked, "q"));
    var unit = OrganisationPages.given(asked, "unit");
    var post = OrganisationPages.given(asked, "post");
    var seen = Set.copyOf(tree.seen(scope));
    return tree.organisation().appointments().stream()
        .filter(held -> held.heldOn(tree.day()) && seen.contains(held.unit()))
        .filter(held ->
            unit.isEmpty()
                || held.unit().equals(unit)
                || tree.isCalled(
                    held.unit(), Names.normal(unit).toLowerCase(java.util.Locale.ROOT)))
        .filter(held -> post.isEmpty() || held.traits().getOrDefault("post", "").equals(post))
        .filter(held ->
            words.isEmpty()
                || held.person().startsWith(words)
                || Names.normal(UnitPages.name(held)).contains(words))
        .sorted(Comparator.comparing(PeoplePages::key))
        .toList();
  }

  private static Set<String> posts(TreeOfDay tree, Scope scope) {
    var seen = Set.copyOf(tree.seen(scope));
    return tree.organisation().appointments().stream()
        .filter(held -> held.heldOn(tree.day()) && seen.contains(held.unit()))
        .map(held -> held.traits().getOrDefault("post", ""))
        .filter(post -> !post.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Line line(TreeOfDay tree, Appointment held) {
    var post = UnitPages.post(held, tree.day());
    return new Line(
        "appointment/" + key(held),
        held.person(),
        post.name(),
        held.unit(),
        tree.name(held.unit()),
        post.post(),
        post.rank(),
        held.from(),
        post.until(),
        post.standsInFor(),
        post.held());
  }

  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/people/{*id}", produces = OrganisationPages.HTML)
  public String person(
      @PathVariable String id, Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var person = id.substring(1);
    var tree = days.on(days.asked(asked));
    var own = person.equals(actor.scope().person());
    var held = seen(tree, actor.scope(), person, own);
    if (held.isEmpty()) {
      throw new Refusals.NotThere();
    }
    var name =
        held.stream()
            .map(UnitPages::name)
            .filter(one -> !one.isEmpty())
            .reduce((one, later) -> later)
            .orElse("");
    var page = frame.titled(name.isEmpty() ? person : name + " " + person);
    boolean shows = actor.may(Right.SEE) && (own || actor.scope().othersToo());
    var units = held.stream().map(Appointment::unit).collect(Collectors.toSet());
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("person", person);
    values.put("zone", days.board().programme().zone());
    values.put("day", tree.day());
    values.put("lines", held.stream().map(one -> line(tree, one)).toList());
    values.put("owed", shows ? owed(page, tree, person, actor.scope()) : List.of());
    values.put("showsOwed", shows);
    values.put("seesImports", ImportPages.seesAll(actor));
    values.put(
        "history",
        chronicle.ofPerson(person).stream()
            .filter(line -> units.contains(line.subject()))
            .toList());
    values.put("mayChange", actor.may(Right.CHANGE_ORGANISATION));
    return Templates.render("establishment/person", values);
  }

  /// The person's posts at units that the scope reaches, the latest first; all of them for oneself.
  private List<Appointment> seen(TreeOfDay tree, Scope scope, String person, boolean own) {
    var held = new ArrayList<Appointment>();
    for (var one : tree.organisation().appointments()) {
      if (one.person().equals(person) && (own || isSeen(one, tree.day(), scope))) {
        held.add(one);
      }
    }
    held.sort(Comparator.comparing(Appointment::from).reversed().thenComparing(Appointment::unit));
    return held;
  }

  /// Whether the scope reaches the unit on the day, or, if the post was held at another time, then.
  private boolean isSeen(Appointment held, LocalDate day, Scope scope) {
    var until = held.until();
    var on =
        day.isBefore(held.from())
            ? held.from()
            : until != null && !day.isBefore(until) && until.isAfter(held.from())
                ? until.minusDays(1)
                : day;
    return days.board().organisation().unit(held.unit()).isPresent()
        && (scope.isWhole() || days.on(on).isSeen(scope, held.unit()));
  }

  private List<Owed> owed(Page page, TreeOfDay tree, String person, Scope scope) {
    var lines = new ArrayList<Owed>();
    for (var one : standing.ofPerson(person, tree.day(), scope)) {
      var obligation = one.obligation();
      lines.add(
          new Owed(
              tree.name(obligation.unit()),
              obligation.duty().title().in(page.language()),
              obligation.occasion().label(),
              one.status(),
              one.done() + " / " + one.quota(),
              page.link(
                  "/explanation",
                  "unit",
                  obligation.unit(),
                  "duty",
                  obligation.duty().id(),
                  "term",
                  obligation.occasion().label(),
                  "as-of",
                  tree.day().toString())));
    }
    return lines;
  }
}
