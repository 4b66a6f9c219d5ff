package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.luoshi.engine.org.Forest;

/// Units by number, and for each tree of the organisation where each unit stands in it: what a
/// count over a hundred thousand obligations can afford to ask.
final class Places {

  /// The number of no unit.
  static final int NOBODY = -1;

  private final Forest forest;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<LocalDate, Grove> groves = new ConcurrentHashMap<>();
  private final int units;

  Places(Forest forest) {
    this.forest = forest;
    forest.organisation().units().keySet().forEach(this::add);
    this.units = ids.size();
  }

  /// One tree: each unit's position in it, the end of its subtree, its depth, and the unit above
  /// it; a unit that does not live then has no position.
  static final class Grove {
    private final int[] position;
    private final int[] end;
    private final int[] depth;
    private final int[] above;

    private Grove(int units) {
      position = new int[units];
      end = new int[units];
      depth = new int[units];
      above = new int[units];
      java.util.Arrays.fill(position, -1);
      java.util.Arrays.fill(above, NOBODY);
    }

    private boolean has(int unit) {
      return unit >= 0 && unit < position.length && position[unit] >= 0;
    }

    /// Whether the unit is the other or lies below it; nobody stands above all roots.
    boolean isWithin(int unit, int root) {
      return unit == root
          || has(unit)
              && has(root)
              && position[unit] >= position[root]
              && position[unit] < end[root];
    }

    /// The unit's level from 0; −1 where it is not in the tree.
    int depth(int unit) {
      return has(unit) ? depth[unit] : -1;
    }

    /// Through which unit directly below the root it is reached: the root itself for its own; from
    /// above all roots, the root of its tree.
    int through(int unit, int root) {
      if (unit == root || !has(unit)) {
        return unit;
      }
      int below = unit;
      while (above[below] != root && above[below] != NOBODY) {
        below = above[below];
      }
      return below;
    }
  }

  private synchronized int add(String unit) {
    return numbers.computeIfAbsent(
        unit,
        id -> {
          ids.add(id);
          return ids.size() - 1;
        });
  }

  /// The unit's number; one that the organisation does not know gets one of its own.
  int number(String unit) {
    var number = numbers.get(unit);
    return number == null ? add(unit) : number;
  }

  /// The number of a unit somebody named; nobody's where there is none of that id.
  int find(String unit) {
    return numbers.getOrDefault(unit, NOBODY);
  }

  synchronized String id(int number) {
    return ids.get(number);
  }

  /// The day of the tree in which something of the unit counts that lies on this day.
  LocalDate counting(String unit, LocalDate day) {
    return forest.organisation().counting(unit, day);
  }

  Grove on(LocalDate day) {
    return groves.computeIfAbsent(forest.since(day), _ -> grove(day));
  }

  private Grove grove(LocalDate day) {
    var tree = forest.on(day);
    var grove = new Grove(units);
    tree.nodes()
        .forEach((id, node) -> {
          int unit = number(id);
          grove.position[unit] = node.position();
          grove.end[unit] = node.end();
          grove.depth[unit] = node.depth();
          grove.above[unit] = node.superior().isEmpty() ? NOBODY : number(node.superior());
        });
    return grove;
  }
}
