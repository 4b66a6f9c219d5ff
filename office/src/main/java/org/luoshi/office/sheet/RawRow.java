package org.luoshi.office.sheet;

import java.util.List;

/// One row of the file, its cells by column from A on; the last one listed is not empty.
record RawRow(int number, List<SheetCell> cells) {

  SheetCell cell(int column) {
    return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
  }
}
