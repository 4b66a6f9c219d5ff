package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.luoshi.engine.record.Value;

/// Writes tables as a workbook: days as days, numbers as numbers, the header in view and repeated
/// on every page.
public final class Tables {

  private Tables() {}

  /// One sheet for each table, in this order; a table longer than a sheet goes on in another.
  public static void write(OutputStream out, Collection<Table> tables) throws IOException {
    if (tables.isEmpty()) {
      throw new IllegalArgumentException(
          """
          A workbook needs at least one table, but got (0).
          Maybe write a table without rows.\
          """);
    }
    try (var ink = new SheetInk()) {
      for (var table : tables) {
        var rows = table.rows().iterator();
        do {
          write(ink, table, rows);
        } while (rows.hasNext());
      }
      ink.write(out);
    }
  }

  private static void write(SheetInk ink, Table table, Iterator<List<Value>> rows) {
    var sheet = ink.sheet(table.title());
    var widths = new ColumnWidths(table.header().size());
    int next = 0;
    if (!table.banner().isEmpty()) {
      ink.banner(sheet.createRow(next++), table.banner());
    }
    header(ink, sheet, next++, table.header(), widths);
    while (rows.hasNext() && next < Limits.SHEET_ROWS) {
      var row = sheet.createRow(next++);
      var values = rows.next();
      for (int column = 0; column < values.size(); column++) {
        ink.value(row, column, values.get(column));
        widths.see(column, values.get(column).toString());
      }
      widths.nextRow();
    }
    widths.applyTo(sheet);
  }

  /// The header row, kept in view and printed on every page.
  static void header(SheetInk ink, Sheet sheet, int at, List<String> labels, ColumnWidths widths) {
    var row = sheet.createRow(at);
    for (int column = 0; column < labels.size(); column++) {
      ink.header(row, column, labels.get(column));
      widths.see(column, labels.get(column));
    }
    sheet.createFreezePane(0, at + 1);
    sheet.setRepeatingRows(new CellRangeAddress(at, at, -1, -1));
  }
}
