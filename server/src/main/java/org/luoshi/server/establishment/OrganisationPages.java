package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Names;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.shell.Templates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The organisation as a tree that opens where one asks, and as a list where one searches, on any
/// day.
@RestController
public final class OrganisationPages {

  static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  static final int LIMIT = 100;

  private final Days days;

  public OrganisationPages(Days days) {
    this.days = days;
  }

  /// A unit in the tree: its numbers with all below it, and its children where it is open.
  public record Branch(
      String unit,
      String name,
      String kind,
      int units,
      String staff,
      boolean hasBelow,
      boolean open,
      String toggle,
      String fragment,
      List<Branch> below,
      int more) {}

  /// A unit kind with the numbers of its units.
  public record KindLine(String kind, String title, int units, String staff, String members) {}

  /// A unit in the list.
  public record Line(
      String unit, String name, String kind, String superior, String staff, String members) {}

  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/organisation", produces = HTML)
  public String organisation(Page frame, Actor actor, @RequestParam Map<String, String> asked) {
    var page = frame.titled("page.organisation");
    var tree = days.on(days.asked(asked));
    if (List.of("q", "kind", "below").stream().anyMatch(name -> !given(asked, name).isEmpty())) {
      return list(page, actor, tree, asked);
    }
    var scope = actor.scope();
    var open = new HashSet<String>(tree.roots(scope));
    var wanted = given(asked, "open");
    if (tree.isSeen(scope, wanted)) {
      open.add(wanted);
      open.addAll(tree.tree().above(wanted));
    }
    var roots =
        tree.roots(scope).stream().map(unit -> branch(page, tree, scope, unit, open)).toList();
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("day", tree.day());
    values.put("roots", roots);
    values.put("kinds", kinds(page, tree, scope));
    values.put("units", tree.seen(scope).size());
    values.put("mayChange", actor.may(Right.CHANGE_ORGANISATION));
    return Templates.render("establishment/tree", values);
  }

  /// One unit of the tree with its children or without, to be put in place of itself.
  @Allows(Right.SEE_ORGANISATION)
  @GetMapping(path = "/organisation/branch", produces = HTML)
  public String branch(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var unit = given(asked, "unit");
    var tree = days.on(days.asked(asked));
    if (!tree.isSeen(actor.scope(), unit)) {
      throw new Refusals.NotThere();
    }
    var open = asked.containsKey("open") ? Set.of(unit) : Set.<String>of();
    return Templates.render(
        "establishment/branch",
        Map.of("page", page, "branch", branch(page, tree, actor.scope(), unit, open)));
  }

  private static Branch branch(
      Page page, TreeOfDay tree, Scope scope, String unit, Set<String> open) {
    var all = scope.isWhole() || scope.below() ? tree.below(unit) : List.<String>of();
    boolean isOpen = open.contains(unit) && !all.isEmpty();
    var below =
        isOpen
            ? all.stream().limit(LIMIT).map(one -> branch(page, tree, scope, one, open)).toList()
            : List.<Branch>of();
    var sum = tree.sum(unit);
    var superior = tree.tree().node(unit).orElseThrow().superior();
    return new Branch(
        unit,
        tree.name(unit),
        said(page, tree.kind(unit)),
        sum.units() - 1,
        number(sum.staff()),
        !all.isEmpty(),
        isOpen,
        page.link("/organisation", "open", isOpen ? superior : unit) + "#t-" + unit,
        isOpen
            ? page.link("/organisation/branch", "unit", unit)
            : page.link("/organisation/branch", "unit", unit, "open", "1"),
        below,
        isOpen ? all.size() - below.size() : 0);
  }

  private static List<KindLine> kinds(Page page, TreeOfDay tree, Scope scope) {
    var sums = new LinkedHashMap<String, TreeOfDay.Sum>();
    var titles = new LinkedHashMap<String, String>();
    for (var unit : tree.seen(scope)) {
      var kind = tree.organisation().unit(unit).orElseThrow().kind();
      sums.merge(kind, tree.own(unit), TreeOfDay.Sum::plus);
      titles.putIfAbsent(kind, said(page, tree.kind(unit)));
    }
    var lines = new ArrayList<KindLine>();
    sums.forEach((kind, sum) ->
        lines.add(
            new KindLine(
                kind,
                String.valueOf(titles.get(kind)),
                sum.units(),
                number(sum.staff()),
                number(sum.members()))));
    return lines;
  }

  private String list(Page page, Actor actor, TreeOfDay tree, Map<String, String> asked) {
    var found = found(tree, actor.scope(), asked);
    int from = 1 + found.indexOf(given(asked, "after"));
    var shown = found.subList(from, Math.min(found.size(), from + LIMIT));
    boolean more = from + shown.size() < found.size();
    var values = new LinkedHashMap<String, Object>();
    values.put("page", page);
    values.put("day", tree.day());
    values.put("lines", shown.stream().map(unit -> line(page, tree, actor.scope(), unit)).toList());
    values.put("total", found.size());
    values.put("next", more ? shown.getLast() : "");
    values.put("kinds", kinds(page, tree, actor.scope()));
    return Templates.render("establishment/list", values);
  }

  /// The units of the scope that the search asks for, in the order of the tree.
  static List<String> found(TreeOfDay tree, Scope scope, Map<String, String> asked) {
    var words = Names.normal(given(asked, "q")).toLowerCase(Locale.ROOT);
    var kind = given(asked, "kind");
    var below = given(asked, "below");
    return tree.seen(scope).stream()
        .filter(unit -> words.isEmpty() || tree.isCalled(unit, words))
        .filter(unit ->
            kind.isEmpty()
                || kind.equals("*")
                || tree.organisation().unit(unit).orElseThrow().kind().equals(kind))
        .filter(unit ->
            below.isEmpty() || tree.tree().node(unit).orElseThrow().superior().equals(below))
        .toList();
  }

  private static Line line(Page page, TreeOfDay tree, Scope scope, String unit) {
    var superior = tree.tree().node(unit).orElseThrow().superior();
    var own = tree.own(unit);
    return new Line(
        unit,
        tree.name(unit),
        said(page, tree.kind(unit)),
        tree.isSeen(scope, superior) ? tree.name(superior) : "",
        number(own.staff()),
        number(own.members()));
  }

  static String given(Map<String, String> asked, String name) {
    return asked.getOrDefault(name, "").strip();
  }

  static String said(Page page, Object text) {
    return text instanceof org.luoshi.engine.text.Text both
        ? both.in(page.language())
        : String.valueOf(text);
  }

  static String number(org.luoshi.engine.record.Amount amount) {
    return amount.toString();
  }
}
