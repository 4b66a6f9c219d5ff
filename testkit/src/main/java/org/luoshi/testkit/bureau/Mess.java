package org.luoshi.testkit.bureau;

/// How untidily the workbooks are kept, and how many rows in them are plainly wrong.
///
/// Whatever the hand, every row but the bad ones can be read. The seed decides which cells suffer.
public record Mess(Hand hand, int badRows, long seed) {

  public enum Hand {
    /// As in examples/bureau: banners, blank rows, days and numbers as text, spaces in names.
    AS_SAMPLE,
    /// As bad as offices get: other column orders, repeated headers, subtotals, serial numbers.
    HEAVY
  }

  public static final Mess AS_SAMPLE = new Mess(Hand.AS_SAMPLE, 0, 1);
  public static final Mess HEAVY = new Mess(Hand.HEAVY, 0, 1);

  /// Heavy mess with a dozen bad rows in it.
  public static final Mess BAD = HEAVY.withBadRows(12);

  public Mess withBadRows(int number) {
    return new Mess(hand, number, seed);
  }

  public Mess withSeed(long other) {
    return new Mess(hand, badRows, other);
  }
}
