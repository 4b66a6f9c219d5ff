package org.luoshi.office.sheet;

/// How large a workbook may be before it is refused unread.
///
/// `ratio` is inflated to packed bytes of one part, judged once the part is longer than
/// `ratioFrom`. Sizes are bytes after inflating, counted and not believed.
public record Limits(long inflatedBytes, int ratio, long ratioFrom, int parts, int rows) {

  /// The last row an xlsx sheet can have.
  public static final int SHEET_ROWS = 1_048_576;

  public static final Limits STANDARD = new Limits(1L << 30, 200, 1L << 20, 2_000, SHEET_ROWS);
}
