package org.luoshi.office.sheet;

/// A cell as it stands in the file: its form, and its text as a person would type it.
///
/// A day is `2020-03-05`, with ` 09:00` after it where the cell has a time; a number is the
/// shortest decimal of at most 15 digits, with `%` where it is shown as percent; a formula gives
/// its last computed value.
public record SheetCell(Form form, String text) {

  public static final SheetCell EMPTY = new SheetCell(Form.EMPTY, "");

  /// What kind of thing the file says stands in the cell.
  public enum Form {
    EMPTY,
    TEXT,
    NUMBER,
    DAY,
    BOOLEAN,
    /// `#REF!` and its kin.
    ERROR,
    /// A formula whose value was never computed; the text is the formula.
    UNVALUED
  }

  /// Whether nothing but blanks stands here.
  public boolean isBlank() {
    return form == Form.EMPTY || (form == Form.TEXT && Spelling.unspaced(text).isEmpty());
  }
}
