package org.luoshi.testkit.bureau;

/// A row no reader may accept, with its place as a reader would name it: file, sheet as titled, row
/// counted from 1, and the label and text of the cell that spoils it.
public record BadRow(String file, String sheet, int row, Reason reason, String label, String text) {

  public enum Reason {
    IMPOSSIBLE_DAY,
    MISSING_DAY,
    UNKNOWN_UNIT,
    UNKNOWN_CHOICE,
    NEGATIVE_COUNT,
    /// The later of two rows with one code.
    DUPLICATE_KEY
  }

  public String place() {
    return file + "/" + sheet + "!" + row;
  }
}
