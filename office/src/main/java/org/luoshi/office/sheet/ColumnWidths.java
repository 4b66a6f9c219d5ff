package org.luoshi.office.sheet;

import org.apache.poi.ss.usermodel.Sheet;

/// How wide the columns of a sheet must be for what its first rows say; a Chinese letter takes two
/// places.
final class ColumnWidths {

  private static final int LEAST = 8;
  private static final int MOST = 48;
  private static final int ROWS = 200;

  private final int[] places;
  private int rows;

  ColumnWidths(int columns) {
    places = new int[columns];
    java.util.Arrays.fill(places, LEAST);
  }

  void see(int column, String text) {
    if (rows <= ROWS && column < places.length) {
      int needed = text.lines().mapToInt(ColumnWidths::placesOf).max().orElse(0) + 2;
      places[column] = Math.min(MOST, Math.max(places[column], needed));
    }
  }

  void nextRow() {
    rows++;
  }

  void applyTo(Sheet sheet) {
    for (int column = 0; column < places.length; column++) {
      sheet.setColumnWidth(column, places[column] * 256);
    }
  }

  private static int placesOf(String line) {
    return line.codePoints().map(letter -> letter < 0x1100 ? 1 : 2).sum();
  }
}
