package org.luoshi.testkit.bureau;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BadRow.Reason;
import org.luoshi.testkit.bureau.Table.Cell;
import org.luoshi.testkit.bureau.Table.Fault;
import org.luoshi.testkit.bureau.Table.Line;
import org.luoshi.testkit.bureau.Table.Role;

/// Rows copied from good ones and then spoiled in one cell, strewn over the sheets.
final class BadRows {

  private final Chance chance;
  private final int year;
  private final Set<String> names = new HashSet<>();
  private int made;

  BadRows(Chance chance, BureauYear facts) {
    this.chance = chance;
    this.year = facts.asOf().getYear();
    facts.units().forEach(unit -> names.add(Names.plain(unit.name())));
  }

  List<Table> among(List<Table> tidy, int number) {
    var tables =
        tidy.stream()
            .map(one -> new Table(one.file(), one.sheet(), one.columns(), copy(one.rows())))
            .toList();
    var ways = new ArrayList<Way>();
    for (var reason : Reason.values()) {
      tables.forEach(table -> ways.addAll(ways(table, reason)));
    }
    for (int i = 0; i < number; i++) {
      var reason = chance.pick(Reason.values());
      var open = ways.stream().filter(way -> way.reason == reason).toList();
      spoil(open.isEmpty() ? chance.pick(ways) : chance.pick(open));
    }
    return tables;
  }

  /// A reason for which rows of a table can be bad, and the column that makes them so.
  private record Way(Table table, Reason reason, int column) {}

  private static ArrayList<Line> copy(List<Line> rows) {
    return new ArrayList<>(rows);
  }

  private static List<Way> ways(Table table, Reason reason) {
    var role =
        switch (reason) {
          case IMPOSSIBLE_DAY, MISSING_DAY -> Role.DAY;
          case UNKNOWN_UNIT -> Role.UNIT;
          case UNKNOWN_CHOICE -> Role.CHOICE;
          case NEGATIVE_COUNT -> Role.COUNT;
          case DUPLICATE_KEY -> Role.KEY;
        };
    boolean organisation =
        table.sheet().equals("组织") || reason == Reason.MISSING_DAY && table.sheet().equals("任职");
    int column = table.indexOf(role);
    return column < 0 || organisation || table.rows().isEmpty()
        ? List.of()
        : List.of(new Way(table, reason, column));
  }

  private void spoil(Way way) {
    var rows = way.table.rows();
    int model;
    do {
      model = chance.between(0, rows.size() - 1);
    } while (rows.get(model).fault() != null);
    var cells = new ArrayList<>(rows.get(model).cells());
    int key = way.table.indexOf(Role.KEY);
    made++;
    if (key >= 0 && way.reason != Reason.DUPLICATE_KEY) {
      cells.set(key, new Cell.Exact("X%03d".formatted(made)));
    }
    if (way.reason != Reason.DUPLICATE_KEY) {
      cells.set(way.column, new Cell.Raw(wrong(way.reason, cells.get(way.column))));
    }
    int first = way.reason == Reason.DUPLICATE_KEY ? model + 1 : 0;
    int at = chance.between(first, rows.size());
    rows.add(at, new Line(List.copyOf(cells), new Fault(way.reason, way.column)));
  }

  private @Nullable Object wrong(Reason reason, Cell good) {
    return switch (reason) {
      case IMPOSSIBLE_DAY ->
          year + chance.pick("-02-30", ".13.5", "年6月31日", "/4/31", "-2-30", "年0月12日");
      case MISSING_DAY -> chance.pick("", "—", "/", "　").equals("") ? null : "—";
      case UNKNOWN_UNIT -> stranger(((Cell.Name) good).unit());
      case UNKNOWN_CHOICE -> chance.pick("座谈闲聊", "不知道", "乙类");
      case NEGATIVE_COUNT -> chance.of(50) ? (Object) (-3.0) : "-3人";
      case DUPLICATE_KEY -> throw new IllegalStateException("A repeated code is no wrong cell.");
    };
  }

  /// The name with one character wrong, such that no unit has it.
  private String stranger(String name) {
    for (; ; ) {
      int at = chance.between(0, name.length() - 1);
      var wrong = name.substring(0, at) + chance.pick("琅", "厦", "麓", "沁") + name.substring(at + 1);
      if (!names.contains(Names.plain(wrong))) {
        return wrong;
      }
    }
  }
}
