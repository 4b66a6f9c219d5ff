package org.luoshi.engine.rollup;

/// A chunk of positions with one status at most, three bits each.
///
/// A line of eight words holds 128 positions: the three bit planes of the first 64, those of the
/// other 64, and how many of each code stand in the chunk before the line, 16 bits each. So what
/// stands before a position is told by one line, which a processor fetches at once.
final class Bits implements Chunk {

  static final int LINE = 8;
  static final int LINES = SIZE / 128;
  private static final int WORDS = LINES * LINE;

  private final long[] words;

  private Bits(long[] words) {
    this.words = words;
  }

  /// Of the codes from a place on, one for each position; none beyond the end.
  static Bits of(byte[] codes, int from, int end) {
    var words = new long[WORDS];
    int size = Math.min(SIZE, end - from);
    for (int group = 0; 64 * group < size; group++) {
      int word = word(group);
      int first = from + 64 * group;
      if (first + 64 <= end) {
        Planes.pack(codes, first, words, word);
      } else {
        Planes.packOneByOne(codes, first, end, words, word);
      }
    }
    return new Bits(counted(words, 0));
  }

  /// Of its words as they were told by [#words].
  static Bits ofWords(long[] words) {
    return new Bits(words);
  }

  long[] words() {
    return words;
  }

  /// The word of the first plane of the 64 positions.
  private static int word(int group) {
    return (group >>> 1) * LINE + (group & 1) * 3;
  }

  /// Writes how many stand before each line, from this line on.
  private static long[] counted(long[] words, int from) {
    long low = words[from * LINE + 6];
    long high = words[from * LINE + 7];
    for (int line = from; line < LINES; line++) {
      int at = line * LINE;
      words[at + 6] = low;
      words[at + 7] = high;
      low += low(words, at) + low(words, at + 3);
      high += high(words, at) + high(words, at + 3);
    }
    return words;
  }

  /// How many of the codes 0 to 3, 16 bits each; none is not counted.
  private static long low(long[] words, int at) {
    long a = words[at];
    long b = words[at + 1];
    long no = ~words[at + 2];
    return (long) Long.bitCount(a & ~b & no) << 16
        | (long) Long.bitCount(~a & b & no) << 32
        | (long) Long.bitCount(a & b & no) << 48;
  }

  /// How many of the codes 4 to 7.
  private static long high(long[] words, int at) {
    long a = words[at];
    long b = words[at + 1];
    long c = words[at + 2];
    return Long.bitCount(~a & ~b & c)
        | (long) Long.bitCount(a & ~b & c) << 16
        | (long) Long.bitCount(~a & b & c) << 32
        | (long) Long.bitCount(a & b & c) << 48;
  }

  @Override
  public void count(int offset, int sign, int[] into, int to) {
    int at = (offset >>> 7) * LINE;
    long low = words[at + 6];
    long high = words[at + 7];
    for (int code = 1; code < 4; code++) {
      into[to + code] += sign * (int) (low >>> 16 * code & 0xFFFF);
    }
    for (int code = 4; code < CODES; code++) {
      into[to + code] += sign * (int) (high >>> 16 * (code - 4) & 0xFFFF);
    }
    int rest = offset & 127;
    if (rest >= 64) {
      part(at, -1L, sign, into, to);
      at += 3;
    }
    if ((rest & 63) != 0) {
      part(at, (1L << rest) - 1, sign, into, to);
    }
  }

  private void part(int at, long mask, int sign, int[] into, int to) {
    long a = words[at] & mask;
    long b = words[at + 1] & mask;
    long c = words[at + 2] & mask;
    int ab = Long.bitCount(a & b);
    int ac = Long.bitCount(a & c);
    int bc = Long.bitCount(b & c);
    int abc = Long.bitCount(a & b & c);
    into[to + 1] += sign * (Long.bitCount(a) - ab - ac + abc);
    into[to + 2] += sign * (Long.bitCount(b) - ab - bc + abc);
    into[to + 3] += sign * (ab - abc);
    into[to + 4] += sign * (Long.bitCount(c) - ac - bc + abc);
    into[to + 5] += sign * (ac - abc);
    into[to + 6] += sign * (bc - abc);
    into[to + 7] += sign * abc;
  }

  @Override
  public int next(int offset, int code) {
    for (int group = offset >>> 6; group < SIZE / 64; group++) {
      long hits = hits(group, code);
      if (group == offset >>> 6) {
        hits &= -1L << offset;
      }
      if (hits != 0) {
        return group * 64 + Long.numberOfTrailingZeros(hits);
      }
    }
    return SIZE;
  }

  private long hits(int group, int code) {
    int at = word(group);
    return Planes.hits(words[at], words[at + 1], words[at + 2], code);
  }

  int code(int offset) {
    int at = word(offset >>> 6);
    return (int) (words[at] >>> offset & 1)
        | (int) (words[at + 1] >>> offset & 1) << 1
        | (int) (words[at + 2] >>> offset & 1) << 2;
  }

  @Override
  public int times(int offset, int code) {
    return code(offset) == code ? 1 : 0;
  }

  @Override
  public int scan(int code) {
    long a = (code & 1) == 0 ? -1L : 0;
    long b = (code & 2) == 0 ? -1L : 0;
    long c = (code & 4) == 0 ? -1L : 0;
    int sum = 0;
    for (int at = 0; at < WORDS; at += LINE) {
      sum +=
          Long.bitCount((words[at] ^ a) & (words[at + 1] ^ b) & (words[at + 2] ^ c))
              + Long.bitCount((words[at + 3] ^ a) & (words[at + 4] ^ b) & (words[at + 5] ^ c));
    }
    return sum;
  }

  @Override
  public Chunk with(int offset, int from, int to) {
    int known = code(offset);
    if (from != 0 && known != from) {
      throw Chunk.notThere(offset, from);
    }
    if (from == 0 && known != 0) {
      return Few.of(this).with(offset, from, to);
    }
    var changed = words.clone();
    int at = word(offset >>> 6);
    long bit = 1L << offset;
    for (int plane = 0; plane < 3; plane++) {
      if ((to >>> plane & 1) == 1) {
        changed[at + plane] |= bit;
      } else {
        changed[at + plane] &= ~bit;
      }
    }
    return new Bits(counted(changed, offset >>> 7));
  }

  @Override
  public long bytes() {
    return 16L + 16 + 8L * words.length;
  }
}
