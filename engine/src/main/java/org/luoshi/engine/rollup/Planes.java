package org.luoshi.engine.rollup;

/// Codes of three bits as three planes of 64 bits each, and back.
final class Planes {

  /// The lowest bit of each of eight bytes.
  private static final long LOWEST = 0x0101010101010101L;

  /// Times eight lowest bits, brings the n-th byte's to the n-th bit of the highest byte.
  private static final long GATHER = 0x0102040810204080L;

  private Planes() {}

  /// Packs the 64 codes from a place on into the three words at another: eight at once.
  static void pack(byte[] codes, int from, long[] words, int at) {
    long a = 0;
    long b = 0;
    long c = 0;
    for (int eight = 0; eight < 8; eight++) {
      int place = from + 8 * eight;
      long bytes =
          codes[place] & 7L
              | (codes[place + 1] & 7L) << 8
              | (codes[place + 2] & 7L) << 16
              | (codes[place + 3] & 7L) << 24
              | (codes[place + 4] & 7L) << 32
              | (codes[place + 5] & 7L) << 40
              | (codes[place + 6] & 7L) << 48
              | (codes[place + 7] & 7L) << 56;
      a |= ((bytes & LOWEST) * GATHER >>> 56) << 8 * eight;
      b |= ((bytes >>> 1 & LOWEST) * GATHER >>> 56) << 8 * eight;
      c |= ((bytes >>> 2 & LOWEST) * GATHER >>> 56) << 8 * eight;
    }
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
  }

  /// The same for at most 64 codes, one by one.
  static void packOneByOne(byte[] codes, int from, int end, long[] words, int at) {
    for (int i = 0; i < 64 && from + i < end; i++) {
      for (int plane = 0; plane < 3; plane++) {
        words[at + plane] |= (codes[from + i] >>> plane & 1L) << i;
      }
    }
  }

  /// A bit for each position that has the code.
  static long hits(long a, long b, long c, int code) {
    return ((code & 1) == 0 ? ~a : a) & ((code & 2) == 0 ? ~b : b) & ((code & 4) == 0 ? ~c : c);
  }
}
