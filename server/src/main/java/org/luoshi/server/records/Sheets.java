package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.RowCount;

/// Small questions to sheets as read, and sheets with more rows rejected.
final class Sheets {

  private Sheets() {}

  static Place.Cell place(ReadSheet sheet, ReadRow row, @Nullable String field) {
    var header = sheet.header();
    var column = header == null || field == null ? null : header.columns().get(field);
    return new Place.Cell(
        row.file(), row.sheet(), row.row(), column == null ? null : letters(column));
  }

  /// The letters Excel gives the column, counted from 0: A, Z, AA.
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  /// The number the office gave the row, from the first column that only numbers rows; empty where
  /// there is none.
  static String number(ReadSheet sheet, ReadRow row) {
    var header = sheet.header();
    return header == null
        ? ""
        : header.own().stream()
            .filter(
                column -> !Objects.equals(column, header.origin()) && column < row.cells().size())
            .sorted()
            .map(column -> row.cells().get(column).text().strip())
            .findFirst()
            .orElse("");
  }

  static ReadRow rejected(ReadRow row, List<Diagnostic> faults) {
    var all = new ArrayList<>(row.faults());
    all.addAll(faults);
    return new ReadRow(
        row.file(),
        row.sheet(),
        row.row(),
        ReadRow.Sort.REJECTED,
        row.origin(),
        row.values(),
        row.cells(),
        all);
  }

  /// The sheet with these rows; the count follows.
  static ReadSheet with(ReadSheet sheet, List<ReadRow> rows) {
    int rejected = (int) rows.stream().filter(ReadRow::isRejected).count();
    int accepted = (int) rows.stream().filter(ReadRow::isAccepted).count();
    var was = sheet.count();
    var count =
        new RowCount(
            was.read(), accepted, rejected, was.blank(), was.totals(), was.repeated(), was.notes());
    return new ReadSheet(
        sheet.file(),
        sheet.title(),
        sheet.kind(),
        sheet.banner(),
        sheet.header(),
        count,
        rows,
        sheet.found());
  }
}
