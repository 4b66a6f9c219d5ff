package org.luoshi.engine.rollup;

import java.util.Arrays;

/// Units in pre-order of a tree, each known by its position: a unit and all below it are one range.
///
/// Roots have no superior, −1. A value; whoever gives arrays to it gives them away.
public final class Preorder {

  /// The superior of a root, and the unit that stands for everything.
  public static final int NOBODY = -1;

  private final int[] end;
  private final int[] superior;

  private Preorder(int[] end, int[] superior) {
    this.end = end;
    this.superior = superior;
  }

  /// A tree and where each of the units given stands in it.
  public record Numbered(Preorder preorder, int[] position) {}

  /// Puts units in order: those below one unit stand in the order they were given.
  ///
  /// @param superiors the superior of each unit, by its place in this array; −1 for a root
  public static Numbered of(int[] superiors) {
    int size = superiors.length;
    int[] first = new int[size + 1];
    int[] next = new int[size];
    Arrays.fill(first, NOBODY);
    for (int unit = size - 1; unit >= 0; unit--) {
      int above = superiors[unit] == NOBODY ? size : superiors[unit];
      next[unit] = first[above];
      first[above] = unit;
    }
    int[] position = new int[size];
    Arrays.fill(position, NOBODY);
    int[] end = new int[size];
    int[] superior = new int[size];
    int placed = 0;
    int unit = first[size];
    while (unit != NOBODY) {
      if (position[unit] == NOBODY) {
        position[unit] = placed;
        superior[placed] = superiors[unit] == NOBODY ? NOBODY : position[superiors[unit]];
        placed++;
        if (first[unit] != NOBODY) {
          unit = first[unit];
          continue;
        }
      }
      end[position[unit]] = placed;
      unit = next[unit] != NOBODY ? next[unit] : superiors[unit];
    }
    if (placed < size) {
      throw new IllegalArgumentException(
          """
          Some units are their own ancestors: (%d) of (%d) hang from no root.
          Maybe their superiors name each other.\
          """
              .formatted(size - placed, size));
    }
    return new Numbered(new Preorder(end, superior), position);
  }

  /// The tree told by where each subtree ends and by each superior, both by position.
  public static Preorder ofPositions(int[] end, int[] superior) {
    return new Preorder(end, superior);
  }

  public int size() {
    return end.length;
  }

  /// The position after the last of the unit's subtree; of everything for nobody.
  public int end(int position) {
    return position == NOBODY ? end.length : end[position];
  }

  /// The position of the superior; −1 for a root.
  public int superior(int position) {
    return superior[position];
  }

  /// Whether the unit is the other or lies below it.
  public boolean isWithin(int position, int other) {
    return position >= other && position < end(other);
  }
}
