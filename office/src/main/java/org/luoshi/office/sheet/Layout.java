package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the columns under a repeated header belong by the first header of the sheet; a column not
/// listed stays where it is.
record Layout(Map<Integer, Integer> toFirst) {

  static final Layout AS_IS = new Layout(Map.of());

  Layout {
    toFirst = Map.copyOf(toFirst);
  }

  /// From the columns of the one to those of the other, by field and else by label; what only the
  /// new header has goes after the columns of the first.
  static Layout between(Header first, Header again) {
    var columns = first.columns();
    var moves = new HashMap<Integer, Integer>();
    int free = Math.max(first.labels().size(), again.labels().size());
    for (int column = 0; column < again.labels().size(); column++) {
      var field = again.fields().get(column);
      var target = field == null ? null : columns.get(field);
      if (field == null) {
        target = sameLabel(first, again.label(column));
      }
      moves.put(column, target == null || moves.containsValue(target) ? free++ : target);
    }
    return new Layout(moves);
  }

  RawRow apply(RawRow row) {
    if (toFirst.isEmpty()) {
      return row;
    }
    var cells = new ArrayList<SheetCell>();
    for (int column = 0; column < row.cells().size(); column++) {
      int target = toFirst.getOrDefault(column, column);
      while (cells.size() <= target) {
        cells.add(SheetCell.EMPTY);
      }
      if (!row.cell(column).isBlank()) {
        cells.set(target, row.cell(column));
      }
    }
    return new RawRow(row.number(), List.copyOf(cells));
  }

  Map<Integer, SheetCell> apply(Map<Integer, SheetCell> cells) {
    var moved = new HashMap<Integer, SheetCell>();
    cells.forEach((column, cell) -> moved.put(toFirst.getOrDefault(column, column), cell));
    return moved;
  }

  /// The column of the file that stands for this one of the first header.
  int inFile(int column) {
    return toFirst.entrySet().stream()
        .filter(move -> move.getValue() == column)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(column);
  }

  private static @org.jspecify.annotations.Nullable Integer sameLabel(Header first, String label) {
    for (int column = 0; column < first.labels().size(); column++) {
      if (!first.fields().containsKey(column)
          && Spelling.label(first.label(column)).equals(Spelling.label(label))) {
        return column;
      }
    }
    return null;
  }
}
