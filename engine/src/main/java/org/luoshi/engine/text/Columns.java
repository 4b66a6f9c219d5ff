package org.luoshi.engine.text;

import java.util.ArrayList;
import java.util.List;

/// A table for a terminal: cells stand under each other, Chinese characters counting two places.
public final class Columns {

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();

  /// @param header the labels; one that starts with `>` heads a column of numbers, set right
  public Columns(List<String> header) {
    var shown = new ArrayList<String>();
    for (var label : header) {
      right.add(label.startsWith(">"));
      shown.add(label.startsWith(">") ? label.substring(1) : label);
    }
    rows.add(shown);
  }

  public Columns row(Object... cells) {
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  public String shown() {
    int[] widths = new int[right.size()];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    var text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(rows.get(r), widths, text);
      if (r == 0) {
        text.append("─".repeat(java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1)))
            .append('\n');
      }
    }
    return text.toString();
  }

  private void line(List<String> row, int[] widths, StringBuilder text) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      var pad = " ".repeat(widths[i] - width(row.get(i)));
      line.append(right.get(i) ? pad + row.get(i) : row.get(i) + pad).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /// Places on a terminal: two for East Asian wide characters, none for combining marks.
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int c) {
    boolean wide =
        c >= 0x1100 && c <= 0x115F
            || c >= 0x2E80 && c <= 0xA4CF
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x20000 && c <= 0x3FFFD;
    return Character.getType(c) == Character.NON_SPACING_MARK ? 0 : wide ? 2 : 1;
  }
}
