package org.luoshi.engine.rollup;

import java.util.Arrays;

/// Positions as ranges that neither touch nor overlap, in order.
public final class Ranges {

  private final int[] bounds;

  private Ranges(int[] bounds) {
    this.bounds = bounds;
  }

  /// From the first to before the end.
  public static Ranges of(int from, int end) {
    return new Ranges(from < end ? new int[] {from, end} : new int[0]);
  }

  /// Of ranges in any order that do not overlap, each a long with its start above its end.
  static Ranges of(long[] pieces, int count) {
    Arrays.sort(pieces, 0, count);
    var bounds = new int[2 * count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int from = (int) (pieces[i] >>> 32);
      int end = (int) pieces[i];
      if (size > 0 && bounds[size - 1] == from) {
        bounds[size - 1] = end;
      } else {
        bounds[size++] = from;
        bounds[size++] = end;
      }
    }
    return new Ranges(Arrays.copyOf(bounds, size));
  }

  /// How many ranges there are.
  public int count() {
    return bounds.length / 2;
  }

  /// The first position of a range.
  public int from(int range) {
    return bounds[2 * range];
  }

  /// The position after the last of a range.
  public int end(int range) {
    return bounds[2 * range + 1];
  }

  /// How many positions they hold.
  public int size() {
    int size = 0;
    for (int i = 0; i < count(); i++) {
      size += end(i) - from(i);
    }
    return size;
  }

  public boolean has(int position) {
    int found = Arrays.binarySearch(bounds, position);
    int place = found >= 0 ? found + 1 : -found - 1;
    return place % 2 == 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranges its && Arrays.equals(bounds, its.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds);
  }
}
