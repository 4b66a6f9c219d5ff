package org.luoshi.engine.rollup;

/// The statuses at 65,536 neighbouring positions; a value.
///
/// A status is a code from 1 to 7, its place in the order of the rules plus one; 0 is none.
sealed interface Chunk permits Bits, Few {

  /// Positions of a chunk.
  int SIZE = 1 << 16;

  /// Codes, none included.
  int CODES = 8;

  /// Adds how many of each code stand before the offset, times the sign.
  void count(int offset, int sign, int[] into, int at);

  /// The first offset from this one on that has the code; [#SIZE] where there is none.
  int next(int offset, int code);

  /// How many of the code stand at the offset.
  int times(int offset, int code);

  /// How many have the code, counted one by one.
  int scan(int code);

  /// The chunk with one of the code `from` at the offset replaced by the code `to`; 0 for none.
  Chunk with(int offset, int from, int to);

  /// Bytes it takes.
  long bytes();

  static IllegalArgumentException notThere(int offset, int code) {
    return new IllegalArgumentException(
        """
        No status (%d) stands at (%d).
        Maybe the change was made already.\
        """
            .formatted(code, offset));
  }
}
