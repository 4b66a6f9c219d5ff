package org.luoshi.engine.rollup;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Where units stand on a day: a tree told by how it differs from the one that gave them their
/// positions.
///
/// A unit that hangs elsewhere than in the first tree is a head: it takes along whatever lies below
/// it there, but for what heads of their own took away. So to move a subtree, however large, is to
/// note one head; no position changes, and a subtree is its own range, less the heads in it, with
/// the subtrees that hang from what is left.
public final class Layout {

  /// The superior of a unit that does not live on the day: it stays where it was.
  public static final int ABSENT = -2;

  private final Preorder preorder;
  private final int[] heads;
  private final int[] hangs;
  private final long[] byHang;

  private Layout(Preorder preorder, int[] heads, int[] hangs) {
    this.preorder = preorder;
    this.heads = heads;
    this.hangs = hangs;
    this.byHang = new long[heads.length];
    for (int i = 0; i < heads.length; i++) {
      byHang[i] = ((long) hangs[i] << 32) | heads[i];
    }
    Arrays.sort(byHang);
  }

  /// The tree as its positions have it.
  public static Layout of(Preorder preorder) {
    return new Layout(preorder, new int[0], new int[0]);
  }

  /// The tree in which each unit has the superior told, by position; [#ABSENT] where it does not
  /// live.
  public static Layout of(Preorder preorder, IntUnaryOperator superiors) {
    var heads = new int[16];
    var hangs = new int[16];
    int count = 0;
    for (int unit = 0; unit < preorder.size(); unit++) {
      int superior = superiors.applyAsInt(unit);
      if (superior != ABSENT && superior != preorder.superior(unit)) {
        if (count == heads.length) {
          heads = Arrays.copyOf(heads, 2 * count);
          hangs = Arrays.copyOf(hangs, 2 * count);
        }
        heads[count] = unit;
        hangs[count++] = superior;
      }
    }
    return new Layout(preorder, Arrays.copyOf(heads, count), Arrays.copyOf(hangs, count));
  }

  /// The tree told by its heads in order and where each hangs.
  public static Layout of(Preorder preorder, int[] heads, int[] hangs) {
    return new Layout(preorder, heads.clone(), hangs.clone());
  }

  public Preorder preorder() {
    return preorder;
  }

  int[] heads() {
    return heads.clone();
  }

  int[] hangs() {
    return hangs.clone();
  }

  /// How many units hang elsewhere than in the first tree.
  public int moves() {
    return heads.length;
  }

  /// The superior on the day; −1 for a root.
  public int superior(int unit) {
    int head = Arrays.binarySearch(heads, unit);
    return head >= 0 ? hangs[head] : preorder.superior(unit);
  }

  /// Whether the unit is the other or lies below it on the day; everything lies below nobody.
  public boolean isWithin(int unit, int other) {
    if (other == Preorder.NOBODY) {
      return true;
    }
    int at = unit;
    while (at != Preorder.NOBODY) {
      if (at == other) {
        return true;
      }
      at = superior(at);
    }
    return false;
  }

  /// The tree after the unit with all below it came under this superior.
  ///
  /// @throws IllegalArgumentException if the superior is the unit or lies below it
  public Layout with(int unit, int superior) {
    if (superior != Preorder.NOBODY && isWithin(superior, unit)) {
      throw new IllegalArgumentException(
          """
          The unit at (%d) cannot come under (%d), which lies below it.
          Maybe move that one out first.\
          """
              .formatted(unit, superior));
    }
    int found = Arrays.binarySearch(heads, unit);
    boolean home = preorder.superior(unit) == superior;
    if (found >= 0 && !home) {
      var to = hangs.clone();
      to[found] = superior;
      return new Layout(preorder, heads, to);
    }
    if (found >= 0) {
      return new Layout(preorder, without(heads, found), without(hangs, found));
    }
    return home
        ? this
        : new Layout(preorder, with(heads, -found - 1, unit), with(hangs, -found - 1, superior));
  }

  private static int[] without(int[] all, int place) {
    var less = new int[all.length - 1];
    System.arraycopy(all, 0, less, 0, place);
    System.arraycopy(all, place + 1, less, place, less.length - place);
    return less;
  }

  private static int[] with(int[] all, int place, int one) {
    var more = new int[all.length + 1];
    System.arraycopy(all, 0, more, 0, place);
    more[place] = one;
    System.arraycopy(all, place, more, place + 1, all.length - place);
    return more;
  }

  /// The unit and all that lies below it on the day; everything for nobody.
  public Ranges within(int unit) {
    if (unit == Preorder.NOBODY || heads.length == 0) {
      return Ranges.of(Math.max(0, unit), preorder.end(unit));
    }
    var found = new Pieces();
    found.add(unit);
    return Ranges.of(found.pieces, found.count);
  }

  /// The ranges of a subtree while they are gathered; what hangs from a piece is gathered in turn.
  private final class Pieces {
    private long[] pieces = new long[16];
    private int count;

    void add(int root) {
      int done = count;
      own(root);
      while (done < count) {
        long piece = pieces[done++];
        hanging((int) (piece >>> 32), (int) piece);
      }
    }

    /// The range of the unit in the first tree, less the heads below it.
    private void own(int unit) {
      int end = preorder.end(unit);
      int from = unit;
      int head = place(unit + 1);
      while (head < heads.length && heads[head] < end) {
        put(from, heads[head]);
        from = preorder.end(heads[head]);
        head = place(from);
      }
      put(from, end);
    }

    private int place(int position) {
      int found = Arrays.binarySearch(heads, position);
      return found >= 0 ? found : -found - 1;
    }

    private void hanging(int from, int end) {
      int found = Arrays.binarySearch(byHang, (long) from << 32);
      for (int i = found >= 0 ? found : -found - 1;
          i < byHang.length && (int) (byHang[i] >> 32) < end;
          i++) {
        own((int) byHang[i]);
      }
    }

    private void put(int from, int end) {
      if (from < end) {
        if (count == pieces.length) {
          pieces = Arrays.copyOf(pieces, 2 * count);
        }
        pieces[count++] = ((long) from << 32) | end;
      }
    }
  }
}
