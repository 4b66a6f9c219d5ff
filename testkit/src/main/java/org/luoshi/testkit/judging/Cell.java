package org.luoshi.testkit.judging;

import java.util.Comparator;

/// Where a judgement is counted: one unit with all below it, one duty, one term, one status.
///
/// `term` is the label of the obligation's term; what a record set off counts in the calendar month
/// of the trigger's day. `status` is a status of the engine in small letters.
public record Cell(String unit, String duty, String term, String status)
    implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::unit)
          .thenComparing(Cell::duty)
          .thenComparing(Cell::term)
          .thenComparing(Cell::status);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
