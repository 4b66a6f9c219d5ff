package org.luoshi.office.sheet;

/// What became of the rows below a sheet's header; nothing is dropped unseen.
///
/// Always: read = accepted + rejected + blank + totals + repeated + notes. Rows the file leaves out
/// between two others are blank rows. Repeated are headers and titles pasted in again; notes are
/// lines such as 填表人：… under the table.
public record RowCount(
    int read, int accepted, int rejected, int blank, int totals, int repeated, int notes) {

  public static final RowCount NONE = new RowCount(0, 0, 0, 0, 0, 0, 0);

  public RowCount {
    if (read != accepted + rejected + blank + totals + repeated + notes) {
      throw new IllegalArgumentException(
          """
          The parts of (%d) rows read do not add up: (%d, %d, %d, %d, %d, %d).
          Maybe a row was counted twice.\
          """
              .formatted(read, accepted, rejected, blank, totals, repeated, notes));
    }
  }

  public RowCount plus(RowCount other) {
    return new RowCount(
        read + other.read,
        accepted + other.accepted,
        rejected + other.rejected,
        blank + other.blank,
        totals + other.totals,
        repeated + other.repeated,
        notes + other.notes);
  }
}
