package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Slice;
import org.luoshi.server.shell.Page;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The overview, the duties and the matrix for programs: the numbers of the pages, without words
/// that change.
@RestController
public final class OverviewApi {

  private static final int WORST = 50;

  private final Sights sights;

  public OverviewApi(Sights sights) {
    this.sights = sights;
  }

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
  public OverviewTree overview(
      Actor actor,
      @RequestParam(name = "as-of", defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String unit) {
    var sight = sights.of(actor, asOf);
    var top = Sights.unit(sight, unit);
    var view = sight.view(top);
    return new OverviewTree(
        sight.asOf(),
        sight.from(),
        top,
        Trees.of(view.tally()),
        view.byDuty().stream().map(line -> of("duty", line.duty().id(), line.tally())).toList(),
        view.byLevel().entrySet().stream()
            .map(level -> of("level", level.getKey(), level.getValue()))
            .toList(),
        view.byChild().stream().map(row -> of("unit", row.unit(), row.all())).toList(),
        view.worst(WORST).stream().map(OverviewApi::of).toList(),
        coming(view));
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

  private static List<Map<String, @Nullable Object>> coming(View view) {
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
  public Slice<DutyTree> duties(
      Page page,
      Actor actor,
      @RequestParam(name = "as-of", defaultValue = "") String asOf,
      Listing listing) {
    var sight = sights.of(actor, asOf);
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
    return slice(all, all.stream().map(DutyTree::id).toList(), listing);
  }

  /// A unit's row of the matrix.
  public record CoverageTree(
      String unit, String name, List<Map<String, @Nullable Object>> duties) {}

  /// Unit × duty: whether each unit is bound (`bound`, `standing`, `not_bound`, `no_holder`) and
  /// the tally of its own obligations.
  @Allows(Right.SEE)
  @GetMapping(path = "/api/v1/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
  public Slice<CoverageTree> coverage(
      Actor actor,
      @RequestParam(name = "as-of", defaultValue = "") String asOf,
      @RequestParam(defaultValue = "") String unit,
      Listing listing) {
    var sight = sights.of(actor, asOf);
    var units = sight.within(Sights.unit(sight, unit));
    int start = start(units, listing);
    var shown = units.subList(start, Math.min(units.size(), start + listing.size()));
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
    return new Slice<>(items, more ? shown.getLast() : null, units.size());
  }

  private static Map<String, @Nullable Object> of(Coverage.Plain cell) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("duty", cell.duty());
    tree.put("bound", cell.bound().name().toLowerCase(java.util.Locale.ROOT));
    tree.putAll(Trees.of(cell.tally()));
    return tree;
  }

  private static <T> Slice<T> slice(List<T> all, List<String> ids, Listing listing) {
    int start = start(ids, listing);
    int end = Math.min(all.size(), start + listing.size());
    return new Slice<>(
        all.subList(start, end), end < all.size() ? ids.get(end - 1) : null, all.size());
  }

  /// Behind the item that the cursor names; a cursor that names none is refused.
  private static int start(List<String> ids, Listing listing) {
    var after = listing.after();
    if (after == null || after.isBlank()) {
      return 0;
    }
    int found = ids.indexOf(after);
    if (found < 0) {
      throw new WrongInput(Diagnostic.error("api-after", new Place.Subject("after"), after));
    }
    return found + 1;
  }
}
