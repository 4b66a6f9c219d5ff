package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.tally.Tally;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// Unit × duty: who is bound by what, and how it stands; only a unit's own obligations count in its
/// row.
public record Coverage(
    List<Choice> crumbs,
    String unit,
    List<Head> duties,
    List<Row> rows,
    List<Cell> sums,
    int total,
    String next,
    List<String> unowned) {

  /// Units on one page.
  static final int ROWS = 30;

  private static final List<Status> SHOWN =
      List.of(Status.MISSED, Status.LATE, Status.OPEN, Status.NIL, Status.MET, Status.WAIVED);

  /// A duty as the head of a column.
  public record Head(String id, String clause, String title, String href, boolean standing) {}

  public record Row(String unit, String name, String href, List<Cell> cells) {}

  /// Whether a unit is bound by a duty.
  public enum Bound {
    BOUND,
    /// A state to be kept on every day rather than work to be done.
    STANDING,
    NOT_BOUND,
    /// The duty binds a post that nobody holds there.
    NO_HOLDER
  }

  /// How it stands where it is bound: the statuses that occur, worst first.
  public record Cell(Bound bound, List<Count> counts, String label) {}

  static Coverage of(Sight sight, String unit, Page page) {
    var units = sight.within(unit);
    var after = page.asked("after").orElse("");
    int start = after.isEmpty() ? 0 : units.indexOf(after) + 1;
    var shown = units.subList(start, Math.min(units.size(), start + ROWS));
    return of(sight, unit, shown, page)
        .paged(units.size(), start + ROWS < units.size() ? shown.getLast() : "");
  }

  private Coverage paged(int all, String after) {
    return new Coverage(crumbs, unit, duties, rows, sums, all, after, unowned);
  }

  private static Coverage of(Sight sight, String unit, List<String> shown, Page page) {
    var words = Sights.words(sight, page);
    var duties = sight.board().programme().duties().values();
    var rows = rows(sight, shown).stream().map(row -> told(row, sight, words, page)).toList();
    return new Coverage(
        Glance.crumbs(sight, unit, page, words),
        unit,
        duties.stream()
            .map(duty ->
                new Head(
                    duty.id(),
                    duty.clause(),
                    duty.title().in(page.language()),
                    page.link("/duties/" + Page.segment(duty.id())),
                    duty.rhythm() instanceof Duty.Standing))
            .toList(),
        rows,
        sums(sight, unit, page),
        shown.size(),
        "",
        DutyList.unowned(sight, page));
  }

  /// A cell without words.
  record Plain(String duty, Bound bound, Tally tally) {}

  record PlainRow(String unit, List<Plain> cells) {}

  static List<PlainRow> rows(Sight sight, List<String> units) {
    var tallies = sight.view().matrix(units);
    var binding = new Binding(sight);
    var rows = new ArrayList<PlainRow>();
    for (var id : units) {
      var row = tallies.getOrDefault(id, Map.of());
      rows.add(
          new PlainRow(
              id,
              sight.board().programme().duties().values().stream()
                  .map(duty ->
                      new Plain(
                          duty.id(),
                          binding.of(id, duty, row.containsKey(duty.id())),
                          row.getOrDefault(duty.id(), Tally.NONE)))
                  .toList()));
    }
    return rows;
  }

  private static Row told(PlainRow row, Sight sight, Words words, Page page) {
    var name = words.unit(row.unit());
    var cells = new ArrayList<Cell>();
    for (var cell : row.cells()) {
      var title =
          java.util.Objects.requireNonNull(sight.board().programme().duties().get(cell.duty()))
              .title();
      cells.add(
          cell(
              cell.bound(),
              cell.tally(),
              Filter.ALL.own(row.unit()).duty(cell.duty()),
              page.say("coverage.cell", name, title),
              page));
    }
    return new Row(row.unit(), name, page.link("/", "unit", row.unit()), cells);
  }

  private static List<Cell> sums(Sight sight, String unit, Page page) {
    var tallies = new HashMap<String, Tally>();
    sight.view(unit).byDuty().forEach(line -> tallies.put(line.duty().id(), line.tally()));
    return sight.board().programme().duties().values().stream()
        .map(duty ->
            cell(
                Bound.BOUND,
                tallies.getOrDefault(duty.id(), Tally.NONE),
                Filter.ALL.unit(unit).duty(duty.id()),
                page.say("coverage.cell", page.say("coverage.all"), duty.title()),
                page))
        .toList();
  }

  private static Cell cell(Bound bound, Tally tally, Filter filter, String label, Page page) {
    var counts =
        SHOWN.stream()
            .filter(status -> tally.count(status) > 0)
            .map(status -> Count.of(tally, status, filter, page))
            .toList();
    return new Cell(bound, counts, label);
  }

  /// Who is bound, asked for many cells.
  private static final class Binding {
    private final Sight sight;
    private final Set<String> held = new HashSet<>();

    Binding(Sight sight) {
      this.sight = sight;
      var posts = sight.board().programme().posts().values();
      for (var appointment : sight.board().organisation().appointments()) {
        if (appointment.heldOn(sight.asOf())) {
          posts.stream()
              .filter(post -> post.matches(appointment))
              .forEach(post -> held.add(appointment.unit() + "\0" + post.id()));
        }
      }
    }

    Bound of(String unit, Duty duty, boolean owes) {
      boolean standing = duty.rhythm() instanceof Duty.Standing;
      return switch (duty.binds()) {
        case Duty.BindsUnits(Set<String> kinds) ->
            kinds.contains(kind(unit)) || owes
                ? standing ? Bound.STANDING : Bound.BOUND
                : Bound.NOT_BOUND;
        case Duty.BindsPost(var post) ->
            owes || held.contains(unit + "\0" + post)
                ? standing ? Bound.STANDING : Bound.BOUND
                : Bound.NO_HOLDER;
      };
    }

    private String kind(String unit) {
      return sight.board().organisation().unit(unit).map(Unit::kind).orElse("");
    }
  }

  /// The whole matrix as a sheet: in each cell the counts in words, or that it is not bound.
  static Table table(Sight sight, String unit, Page page) {
    var all = of(sight, unit, sight.within(unit), page);
    var header = new ArrayList<>(List.of(page.say("col.unit")));
    all.duties().forEach(duty -> header.add(page.say("list.duty", duty.clause(), duty.title())));
    return new Table(
        page.say("page.coverage"),
        page.say("coverage.banner", page.day(sight.asOf())),
        header,
        () -> all.rows().stream().map(row -> row(row, page)).iterator());
  }

  private static List<Value> row(Row row, Page page) {
    var values = new ArrayList<Value>(List.of(new Value.Words(row.name())));
    for (var cell : row.cells()) {
      values.add(new Value.Words(told(cell, page)));
    }
    return values;
  }

  /// A cell in words: how many of which status, or why there are none.
  static String told(Cell cell, Page page) {
    return switch (cell.bound()) {
      case NOT_BOUND -> page.say("coverage.not-bound");
      case NO_HOLDER -> page.say("coverage.nobody");
      case BOUND, STANDING ->
          cell.counts().isEmpty()
              ? page.say("coverage.nothing")
              : String.join(
                  page.say("list.comma"),
                  cell.counts().stream()
                      .map(one -> page.say("coverage.count", one.label(), one.number()))
                      .toList());
    };
  }
}
