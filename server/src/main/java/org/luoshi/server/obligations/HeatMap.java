package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.shell.Page;

/// Units × months: in each cell what falls due in that month, told by its worst status and how many
/// there are of it.
///
/// A row is a unit with all below it; the unit looked at stands for itself alone, and an only one
/// below it is opened in turn. What is due in another year, or never, stands in columns of its own,
/// so that the cells of a row add up, and the rows too. A unit with none below it is told duty by
/// duty.
public record HeatMap(
    List<Across> columns,
    Row sum,
    List<Row> rows,
    int total,
    String next,
    boolean isPaged,
    boolean byDuty) {

  /// Rows on one page.
  static final int ROWS = 40;

  private static final List<Status> WORST_FIRST =
      List.of(Status.MISSED, Status.LATE, Status.OPEN, Status.NIL, Status.MET, Status.WAIVED);

  /// The days that fall due in it; both null for what is never due.
  public record Across(
      String title, String full, @Nullable LocalDate from, @Nullable LocalDate to) {

    Filter of(Filter filter) {
      return from == null && to == null ? filter.withoutDueDay() : filter.due(from, to);
    }

    /// Whether a month of [Heat], empty for never, belongs to it.
    boolean holds(String month) {
      if (month.isEmpty() || (from == null && to == null)) {
        return month.isEmpty() && from == null && to == null;
      }
      var first = YearMonth.parse(month).atDay(1);
      return (from == null || !first.isBefore(from)) && (to == null || !first.isAfter(to));
    }
  }

  /// A unit with its address in the overview, empty for a row of its own obligations.
  public record Row(String unit, String name, String href, List<Cell> cells, Count owed) {}

  /// The worst there is; `label` says the cell in full to those who do not see the table.
  public record Cell(Count count, String label) {}

  /// A row of the image with the list it counts.
  private record Line(Heat.Row row, Filter filter, Kind kind) {}

  private enum Kind {
    OWN,
    BELOW,
    /// Reached, but not below it on the date: moved, closed, or founded after what it owes.
    ELSEWHERE
  }

  static HeatMap of(Sight sight, String unit, Page page, Words words) {
    var lines = lines(sight, unit);
    if (lines.size() <= 1 && !unit.isEmpty()) {
      return duties(sight, lines, Filter.ALL.unit(unit), page, words);
    }
    int start = 0;
    var after = page.asked("after").orElse("");
    for (int i = 0; i < lines.size(); i++) {
      start = lines.get(i).row().unit().equals(after) ? i + 1 : start;
    }
    var shown = lines.subList(start, Math.min(lines.size(), start + ROWS));
    var columns = columns(sight, lines, page, words);
    var rows = shown.stream().map(line -> row(sight, line, columns, page, words)).toList();
    boolean more = start + ROWS < lines.size();
    return new HeatMap(
        columns,
        sum(sight, Filter.ALL.unit(unit), columns, page),
        rows,
        lines.size(),
        more ? shown.getLast().row().unit() : "",
        lines.size() > ROWS,
        false);
  }

  private static HeatMap duties(
      Sight sight, List<Line> lines, Filter filter, Page page, Words words) {
    var columns = columns(sight, lines, page, words);
    var view = sight.view(filter.unit());
    var rows = new ArrayList<Row>();
    for (var line : view.byDuty()) {
      var duty = filter.duty(line.duty().id());
      var title = line.duty().title().in(page.language());
      var cells = new ArrayList<Cell>();
      for (var column : columns) {
        var due = column.of(duty);
        cells.add(cell(title, column, view.tally(due.wanted()), due, page));
      }
      rows.add(
          new Row(
              line.duty().id(),
              title,
              page.link("/duties/" + Page.segment(line.duty().id())),
              cells,
              Count.owed(line.tally(), duty, page)));
    }
    var sum = sum(sight, filter, columns, page);
    return new HeatMap(columns, sum, rows, rows.size(), "", false, true);
  }

  /// The unit itself, then those below it; an only one below is opened to what is below it in turn.
  /// Units reached that are not below it on the date stand last.
  private static List<Line> lines(Sight sight, String top) {
    var lines = new ArrayList<Line>();
    var elsewhere = new ArrayList<Line>();
    var tree = sight.tree();
    var root = top;
    while (true) {
      var told = new ArrayList<Line>();
      for (var row : sight.view(root).byMonth().rows()) {
        var line = line(root, row, tree);
        (line.kind() == Kind.ELSEWHERE ? elsewhere : told).add(line);
      }
      var below = told.stream().filter(line -> line.kind() == Kind.BELOW).toList();
      boolean only = below.size() == 1 && tree.subtree(below.getFirst().row().unit()).size() > 1;
      if (only) {
        told.remove(below.getFirst());
      }
      lines.addAll(told);
      if (!only) {
        lines.addAll(elsewhere);
        return lines;
      }
      root = below.getFirst().row().unit();
    }
  }

  private static Line line(String root, Heat.Row row, Tree tree) {
    if (row.unit().equals(root)) {
      return new Line(row, Filter.ALL.own(root), Kind.OWN);
    }
    boolean below = tree.node(row.unit()).filter(n -> n.superior().equals(root)).isPresent();
    return new Line(
        row, Filter.ALL.unit(root).through(row.unit()), below ? Kind.BELOW : Kind.ELSEWHERE);
  }

  private static List<Across> columns(Sight sight, List<Line> lines, Page page, Words words) {
    var columns = new ArrayList<Across>();
    var first = sight.from();
    var last = first.plusYears(1).minusDays(1);
    var earlier = page.say("heat.earlier");
    columns.add(new Across(earlier, earlier, null, first.minusDays(1)));
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      columns.add(
          new Across(
              words.shortMonth(month),
              words.month(month, month.getYear()),
              month,
              month.plusMonths(1).minusDays(1)));
    }
    var later = page.say("heat.later");
    columns.add(new Across(later, later, last.plusDays(1), null));
    var never = page.say("heat.never");
    columns.add(new Across(never, never, null, null));
    columns.removeIf(column ->
        (column.from() == null || column.to() == null)
            && lines.stream()
                .flatMap(line -> line.row().cells().keySet().stream())
                .noneMatch(column::holds));
    return columns;
  }

  /// All rows together, those of other pages too.
  private static Row sum(Sight sight, Filter filter, List<Across> columns, Page page) {
    var name = page.say("heat.all");
    var heat = sight.view(filter.unit()).byMonth();
    var cells = new ArrayList<Cell>();
    for (var column : columns) {
      var tally =
          heat.rows().stream()
              .flatMap(row -> row.cells().entrySet().stream())
              .filter(cell -> column.holds(cell.getKey()))
              .map(java.util.Map.Entry::getValue)
              .reduce(Tally.NONE, Tally::plus);
      cells.add(cell(name, column, tally, column.of(filter), page));
    }
    var all = sight.view(filter.unit()).tally();
    return new Row("", name, "", cells, Count.owed(all, filter, page));
  }

  private static Row row(Sight sight, Line line, List<Across> columns, Page page, Words words) {
    var name = words.unit(line.row().unit());
    var cells = new ArrayList<Cell>();
    for (var column : columns) {
      var tally =
          line.row().cells().entrySet().stream()
              .filter(cell -> column.holds(cell.getKey()))
              .map(java.util.Map.Entry::getValue)
              .reduce(Tally.NONE, Tally::plus);
      cells.add(cell(name, column, tally, column.of(line.filter()), page));
    }
    boolean opens = line.kind() != Kind.OWN && sight.unit(line.row().unit()).isPresent();
    return new Row(
        line.row().unit(),
        switch (line.kind()) {
          case OWN -> page.say("list.own", name);
          case BELOW -> name;
          case ELSEWHERE -> page.say("heat.elsewhere", name);
        },
        opens ? page.link("/", "unit", line.row().unit()) : "",
        cells,
        Count.owed(line.row().all(), line.filter(), page));
  }

  private static Cell cell(String unit, Across column, Tally tally, Filter filter, Page page) {
    for (var status : WORST_FIRST) {
      if (tally.count(status) > 0) {
        var count = Count.of(tally, status, filter, page);
        return new Cell(
            count,
            page.say(
                "heat.cell", unit, column.full(), count.label(), count.number(), tally.owed()));
      }
    }
    return new Cell(new Count(0, "", "", ""), page.say("heat.none", unit, column.full()));
  }
}
