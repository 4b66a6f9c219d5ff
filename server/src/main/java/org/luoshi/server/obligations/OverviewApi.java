package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The overview, the duties and the matrix for programs: the numbers of the pages, without words
/// that change.
@RestController
public final class OverviewApi {

  private static final int MOST = 500;
  private static final int USUAL = 100;
  private static final int WORST = 50;

  private final Sights sights;

  public OverviewApi(Sights sights) {
    this.sights = sights;
  }

  /// A page of a list: `next` continues it, null at its end; `total` counts all pages.
  public record Paged<T>(LocalDate asOf, List<T> items, @Nullable String next, int total) {}

  /// How one unit and all below it stand on a date.
  public record OverviewTree(
      LocalDate asOf,
      LocalDate from,
      String unit,
      Map<String, @Nullable Object> total,
      List<Map<String, @Nullable Object>> duties,
      List<Map<String, @Nullable Object>> levels,
      List<Map<String, @Nullable Object>> children,
      List<Map<String, @Nullable Object>> worst,
      List<Map<String, @Nullable Object>> coming) {}

  /// How the unit stands: in all, by duty, by level, by what is below it, worst first, and what is
  /// coming within ten working days.
  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/overview", produces = MediaType.APPLICATION_JSON_VALUE)
  public OverviewTree overview(Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var unit = Sights.unit(sight, asked);
    var view = sight.view(unit);
    return new OverviewTree(
        sight.asOf(),
        sight.from(),
        unit,
        Trees.of(view.tally()),
        view.byDuty().stream().map(line -> of("duty", line.duty().id(), line.tally())).toList(),
        view.byLevel().entrySet().stream()
            .map(level -> of("level", level.getKey(), level.getValue()))
            .toList(),
        view.byChild().stream().map(row -> of("unit", row.unit(), row.all())).toList(),
        view.worst(WORST).stream().map(OverviewApi::of).toList(),
        coming(sight, view));
  }

  private static Map<String, @Nullable Object> of(String key, Object value, Tally tally) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put(key, value);
    tree.putAll(Trees.of(tally));
    return tree;
  }

  private static Map<String, @Nullable Object> of(Overview.Worst worst) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("unit", worst.unit());
    tree.put("duty", worst.duty().id());
    tree.put("missed", worst.missed());
    tree.put("longest_run", worst.run());
    tree.put("occasions", worst.terms());
    return tree;
  }

  private static List<Map<String, @Nullable Object>> coming(Sight sight, View view) {
    var coming = new ArrayList<Map<String, @Nullable Object>>();
    view.dueDays(view.coming(Glance.AHEAD))
        .forEach((day, duties) ->
            duties.forEach((duty, open) -> {
              var tree = new LinkedHashMap<String, @Nullable Object>();
              tree.put("due", day);
              tree.put("duty", duty);
              tree.put("open", open);
              coming.add(tree);
            }));
    return coming;
  }

  /// A duty as declared, in the words of the language asked for, with its tally where obligations
  /// may be seen.
  public record DutyTree(
      String id,
      String clause,
      String title,
      String bearer,
      String cadence,
      List<String> proof,
      String deadline,
      @Nullable String checkedBy,
      int weight,
      @Nullable Map<String, @Nullable Object> tally) {}

  /// The duties of the programme in its order.
  @Allows(Right.SEE_PACKS)
  @GetMapping(path = "/api/v1/duties", produces = MediaType.APPLICATION_JSON_VALUE)
  public Paged<DutyTree> duties(Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    boolean counted = actor.may(Right.SEE);
    var tallies = new LinkedHashMap<String, Tally>();
    sight.view().byDuty().forEach(line -> tallies.put(line.duty().id(), line.tally()));
    var all =
        DutyList.of(sight, false, page).lines().stream()
            .map(line ->
                new DutyTree(
                    line.id(),
                    line.clause(),
                    line.title(),
                    line.bearer(),
                    line.cadence(),
                    line.proof(),
                    line.deadline(),
                    line.checker().isEmpty() ? null : line.checker(),
                    line.weight(),
                    counted ? Trees.of(tallies.getOrDefault(line.id(), Tally.NONE)) : null))
            .toList();
    return paged(sight, all, all.stream().map(DutyTree::id).toList(), asked);
  }

  /// A unit's row of the matrix.
  public record CoverageTree(
      String unit, String name, List<Map<String, @Nullable Object>> duties) {}

  /// Unit × duty: whether each unit is bound (`bound`, `standing`, `not_bound`, `no_holder`) and
  /// the tally of its own obligations.
  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
  public Paged<CoverageTree> coverage(
      Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var sight = sights.of(actor, asked);
    var units = sight.within(Sights.unit(sight, asked));
    int start = start(units, asked);
    var shown = units.subList(start, Math.min(units.size(), start + limit(asked)));
    var rows = Coverage.rows(sight, shown);
    var items =
        rows.stream()
            .map(row ->
                new CoverageTree(
                    row.unit(),
                    Overview.name(sight.board().organisation(), row.unit(), sight.asOf()),
                    row.cells().stream().map(OverviewApi::of).toList()))
            .toList();
    boolean more = start + shown.size() < units.size();
    return new Paged<>(sight.asOf(), items, more ? shown.getLast() : null, units.size());
  }

  private static Map<String, @Nullable Object> of(Coverage.Plain cell) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("duty", cell.duty());
    tree.put("bound", cell.bound().name().toLowerCase(java.util.Locale.ROOT));
    tree.putAll(Trees.of(cell.tally()));
    return tree;
  }

  private static <T> Paged<T> paged(
      Sight sight, List<T> all, List<String> ids, Map<String, String> asked) {
    int start = start(ids, asked);
    int end = Math.min(all.size(), start + limit(asked));
    return new Paged<>(
        sight.asOf(),
        all.subList(start, end),
        end < all.size() ? ids.get(end - 1) : null,
        all.size());
  }

  private static int start(List<String> ids, Map<String, String> asked) {
    return Optional.ofNullable(asked.get("after")).map(ids::indexOf).orElse(-1) + 1;
  }

  private static int limit(Map<String, String> asked) {
    var written = asked.getOrDefault("limit", String.valueOf(USUAL)).strip();
    if (!written.matches("[0-9]{1,4}") || Integer.parseInt(written) < 1) {
      throw new WrongInput(
          Diagnostic.error("list-limit", new Place.Subject("limit"), written, MOST));
    }
    return Math.min(MOST, Integer.parseInt(written));
  }
}
