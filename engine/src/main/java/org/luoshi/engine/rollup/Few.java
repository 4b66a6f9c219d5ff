package org.luoshi.engine.rollup;

import java.util.Arrays;

/// A chunk of which few positions have a status, or some have several: an entry for each, offset
/// times eight plus code, in order.
final class Few implements Chunk {

  private static final int STEP = 64;

  private final int[] entries;
  private final int[] before;

  private Few(int[] entries) {
    this.entries = entries;
    this.before = new int[(entries.length / STEP + 1) * CODES];
    for (int step = 1; step <= entries.length / STEP; step++) {
      System.arraycopy(before, (step - 1) * CODES, before, step * CODES, CODES);
      for (int i = (step - 1) * STEP; i < step * STEP; i++) {
        before[step * CODES + (entries[i] & 7)]++;
      }
    }
  }

  /// Of entries in order.
  static Few of(int[] entries) {
    return new Few(entries);
  }

  static Few of(Bits bits) {
    var entries = new int[SIZE];
    int count = 0;
    for (int offset = 0; offset < SIZE; offset++) {
      int code = bits.code(offset);
      if (code != 0) {
        entries[count++] = offset * CODES + code;
      }
    }
    return new Few(Arrays.copyOf(entries, count));
  }

  int[] entries() {
    return entries;
  }

  /// The place of the first entry that is not below.
  private int place(int entry) {
    int low = 0;
    int high = entries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[middle] < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void count(int offset, int sign, int[] into, int to) {
    int end = place(offset * CODES);
    int step = end / STEP;
    for (int code = 1; code < CODES; code++) {
      into[to + code] += sign * before[step * CODES + code];
    }
    for (int i = step * STEP; i < end; i++) {
      into[to + (entries[i] & 7)] += sign;
    }
  }

  @Override
  public int next(int offset, int code) {
    for (int i = place(offset * CODES); i < entries.length; i++) {
      if ((entries[i] & 7) == code) {
        return entries[i] / CODES;
      }
    }
    return SIZE;
  }

  @Override
  public int times(int offset, int code) {
    return place(offset * CODES + code + 1) - place(offset * CODES + code);
  }

  @Override
  public int scan(int code) {
    int sum = 0;
    for (int entry : entries) {
      sum += (entry & 7) == code ? 1 : 0;
    }
    return sum;
  }

  @Override
  public Chunk with(int offset, int from, int to) {
    var changed = entries;
    if (from != 0) {
      int place = place(offset * CODES + from);
      if (times(offset, from) == 0) {
        throw Chunk.notThere(offset, from);
      }
      changed = new int[entries.length - 1];
      System.arraycopy(entries, 0, changed, 0, place);
      System.arraycopy(entries, place + 1, changed, place, changed.length - place);
    }
    if (to != 0) {
      var more = Arrays.copyOf(changed, changed.length + 1);
      more[changed.length] = offset * CODES + to;
      for (int i = changed.length; i > 0 && more[i - 1] > more[i]; i--) {
        int greater = more[i - 1];
        more[i - 1] = more[i];
        more[i] = greater;
      }
      changed = more;
    }
    return new Few(changed);
  }

  @Override
  public long bytes() {
    return 24L + 2 * 16 + 4L * (entries.length + before.length);
  }
}
