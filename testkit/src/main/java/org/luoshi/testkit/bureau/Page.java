package org.luoshi.testkit.bureau;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.Table.Line;

/// A sheet in the making: whose table, whose hand, and how far down it has come.
final class Page {

  final Table table;
  final BureauYear facts;
  final Scrawl scrawl;
  final Chance chance;
  private final DayStyles days;
  private final List<BadRow> bad = new ArrayList<>();
  private int next;
  private int serial;

  Page(Table table, BureauYear facts, Scrawl scrawl, Chance chance, DayStyles days) {
    this.table = table;
    this.facts = facts;
    this.scrawl = scrawl;
    this.chance = chance;
    this.days = days;
  }

  List<BadRow> bad() {
    return bad;
  }

  /// Rows put down so far.
  int height() {
    return next;
  }

  Row nextRow(Sheet sheet) {
    return sheet.createRow(next++);
  }

  void skipRow() {
    next++;
  }

  void banner(Sheet sheet, String text, int width) {
    nextRow(sheet).createCell(0).setCellValue(text);
    if (width > 1) {
      sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, width - 1));
    }
  }

  /// One row of the table, its columns at the places given.
  Row line(Sheet sheet, Line line, int[] places) {
    var row = nextRow(sheet);
    serial++;
    for (int i = 0; i < places.length; i++) {
      var written = scrawl.write(line.cells().get(i), serial);
      put(row, places[i], written);
      var fault = line.fault();
      if (fault != null && fault.column() == i) {
        var label = table.columns().get(i).label();
        var text = written == null ? "" : written.toString();
        bad.add(new BadRow(table.file(), sheet.getSheetName(), next, fault.reason(), label, text));
      }
    }
    return row;
  }

  void put(Row row, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Double number -> row.createCell(column).setCellValue(number);
      case LocalDateTime day -> {
        var cell = row.createCell(column);
        cell.setCellValue(day);
        cell.setCellStyle(chance.pick(days.styles()));
      }
      default -> row.createCell(column).setCellValue(value.toString());
    }
  }
}
