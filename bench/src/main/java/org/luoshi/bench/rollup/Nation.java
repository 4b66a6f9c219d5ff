package org.luoshi.bench.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cell;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.engine.rollup.Preorder;

/// A made-up nation: a tree of units over provinces, prefectures, counties and townships, and the
/// status of each unit for each monthly duty. The same seed makes the same nation.
final class Nation {

  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /// How many stand below one, level by level; the last level takes what is left.
  private static final int[] FAN_OUT = {31, 12, 8, 14};

  private static final Status[] LIKELY = {
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.MET,
    Status.LATE,
    Status.LATE,
    Status.MISSED,
    Status.MISSED,
    Status.MISSED,
    Status.NIL,
    Status.WAIVED
  };

  private final int duties;
  private final int terms;
  private final long seed;
  private final Preorder preorder;
  private final byte[] level;

  Nation(int units, int duties, int terms, long seed) {
    this.duties = duties;
    this.terms = terms;
    this.seed = seed;
    this.preorder = Preorder.of(superiors(units)).preorder();
    this.level = new byte[units];
    for (int unit = 1; unit < units; unit++) {
      level[unit] = (byte) (level[preorder.superior(unit)] + 1);
    }
  }

  private static int[] superiors(int units) {
    var superiors = new int[units];
    superiors[0] = Preorder.NOBODY;
    int from = 0;
    int end = 1;
    for (int fan : FAN_OUT) {
      int next = end + (end - from) * fan;
      if (next * 8L > units) {
        break;
      }
      for (int unit = end; unit < next; unit++) {
        superiors[unit] = from + (unit - end) / fan;
      }
      from = end;
      end = next;
    }
    for (int unit = end; unit < units; unit++) {
      superiors[unit] = from + (int) ((unit - end) * (long) (end - from) / (units - end));
    }
    return superiors;
  }

  int units() {
    return preorder.size();
  }

  int duties() {
    return duties;
  }

  int terms() {
    return terms;
  }

  Preorder preorder() {
    return preorder;
  }

  /// The level of a unit from 0, the nation.
  int level(int unit) {
    return level[unit];
  }

  int levels() {
    int deepest = 0;
    for (byte one : level) {
      deepest = Math.max(deepest, one);
    }
    return deepest + 1;
  }

  /// The first so many units of a level, spread over all of it.
  List<Integer> atLevel(int wanted, int many) {
    var all = new ArrayList<Integer>();
    for (int unit = 0; unit < level.length; unit++) {
      if (level[unit] == wanted) {
        all.add(unit);
      }
    }
    var some = new ArrayList<Integer>();
    for (int i = 0; i < many && i < all.size(); i++) {
      some.add(all.get((int) (i * (long) all.size() / many)));
    }
    return some;
  }

  /// The status of a unit for a duty in a term, as a code from 1 on.
  byte code(int unit, int duty, int term) {
    long mixed = seed + unit * 0x9E3779B97F4A7C15L + (duty * 1000L + term) * 0xC2B2AE3D27D4EB4FL;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return CODES[(int) (mixed >>> 60)];
  }

  private static final byte[] CODES = codes();

  private static byte[] codes() {
    var codes = new byte[LIKELY.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) Cell.code(LIKELY[i]);
    }
    return codes;
  }

  static Cube.Key key(int duty, int term) {
    var first = FIRST.plusMonths(term);
    return new Cube.Key(
        "duty-%02d".formatted(duty),
        "%04d-%02d".formatted(first.getYear(), first.getMonthValue()),
        first.plusMonths(1).minusDays(1));
  }

  Cell cell(int duty, int term) {
    var codes = new byte[units()];
    for (int unit = 0; unit < codes.length; unit++) {
      codes[unit] = code(unit, duty, term);
    }
    return Cell.of(codes);
  }

  /// The cube of all duties and terms, made by as many threads as there are processors.
  Cube cube() {
    var keys = new ArrayList<int[]>();
    for (int duty = 0; duty < duties; duty++) {
      for (int term = 0; term < terms; term++) {
        keys.add(new int[] {duty, term});
      }
    }
    var cells = new java.util.concurrent.ConcurrentHashMap<Cube.Key, Cell>();
    keys.parallelStream().forEach(one -> cells.put(key(one[0], one[1]), cell(one[0], one[1])));
    return Cube.of(preorder, Map.of(), new TreeMap<>(cells));
  }

  /// The counts of one unit's subtree as they must be, gone through one by one.
  int[] slow(int unit) {
    var counts = new int[duties * terms * 8];
    for (int at = unit; at < preorder.end(unit); at++) {
      for (int duty = 0; duty < duties; duty++) {
        for (int term = 0; term < terms; term++) {
          counts[(duty * terms + term) * 8 + code(at, duty, term)]++;
        }
      }
    }
    return counts;
  }
}
