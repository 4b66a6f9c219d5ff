package org.luoshi.server.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.shell.Page;

/// One list: its columns, its rows by key in their order, and how the rows of some keys are made.
///
/// The page, the workbook and the API show the same sheet, so they cannot differ.
public record Sheet(
    String id,
    String title,
    String note,
    List<Column> columns,
    List<String> keys,
    Function<List<String>, List<List<Cell>>> rows) {

  /// A column by its id, with its title; numbers stand to the right.
  public record Column(String id, String title, boolean number) {}

  public Sheet {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /// A stretch of the list, and the key the next one begins after; empty at its end.
  public record Shown(
      String id,
      String title,
      String note,
      List<Column> columns,
      List<List<Cell>> rows,
      int total,
      String next) {}

  /// A sheet whose rows are all there already.
  static Sheet of(Words words, String id, List<Column> columns, Map<String, List<Cell>> rows) {
    return new Sheet(
        id,
        words.title(),
        words.note(),
        columns,
        List.copyOf(rows.keySet()),
        keys -> keys.stream().map(key -> rows.getOrDefault(key, List.of())).toList());
  }

  /// What a sheet is called and what is to be said of it.
  record Words(String title, String note) {}

  /// The rows after the key; all from the first where it is empty or names none.
  Shown after(String after, int most) {
    int start = after.isEmpty() ? 0 : keys.indexOf(after) + 1;
    var some = keys.subList(start, Math.min(keys.size(), start + most));
    boolean more = start + some.size() < keys.size();
    return new Shown(
        id, title, note, columns, rows.apply(some), keys.size(), more ? some.getLast() : "");
  }

  /// The whole list as a sheet of a workbook.
  Table table() {
    var header = columns.stream().map(Column::title).toList();
    return new Table(
        title,
        note,
        header,
        () ->
            rows.apply(keys).stream()
                .map(row -> row.stream().map(Sheet::value).toList())
                .iterator());
  }

  private static Value value(Cell cell) {
    return switch (cell) {
      case Cell.Words(var text, var _, var _) -> new Value.Words(text);
      case Cell.Count(var number, var _) ->
          new Value.Quantity(Amount.of(BigDecimal.valueOf(number)));
      case Cell.Figure(var text) when text.matches("-?[0-9]+(\\.[0-9]+)?") ->
          new Value.Quantity(Amount.of(new BigDecimal(text)));
      case Cell.Figure(var text) -> new Value.Words(text);
      case Cell.On(var day) -> new Value.Day(day);
    };
  }

  /// A row for programs: values by the ids of columns; what words are about under `COLUMN_id`.
  Map<String, @Nullable Object> tree(List<Cell> row) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i).id();
      switch (row.get(i)) {
        case Cell.Words(var text, var about, var _) -> {
          if (!about.isEmpty()) {
            tree.put(column + "_id", about);
          }
          tree.put(column, text);
        }
        case Cell.Count(var number, var _) -> tree.put(column, number);
        case Cell.Figure(var text) -> tree.put(column, text.isEmpty() ? null : number(text));
        case Cell.On(var day) -> tree.put(column, day);
      }
    }
    return tree;
  }

  private static Object number(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : text;
  }

  /// Columns with their titles from phrases: a name with a `#` before it is one of numbers.
  static List<Column> columns(Page page, String... ids) {
    var columns = new ArrayList<Column>();
    for (var id : ids) {
      var bare = id.replace("#", "");
      columns.add(new Column(bare, page.say("insight.col." + bare), id.startsWith("#")));
    }
    return columns;
  }
}
