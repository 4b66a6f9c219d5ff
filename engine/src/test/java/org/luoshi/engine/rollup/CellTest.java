package org.luoshi.engine.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Status;

/// Cells against lists of statuses gone through one by one.
class CellTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031);

  /// What stands at each position, counted the slow way.
  private static final class Slow {
    private final TreeMap<Integer, List<Integer>> codes = new TreeMap<>();

    void add(int position, int code) {
      codes.computeIfAbsent(position, _ -> new ArrayList<>()).add(code);
    }

    void remove(int position, int code) {
      codes.getOrDefault(position, List.of()).remove((Integer) code);
    }

    int[] count(int from, int end) {
      var counts = new int[8];
      codes.subMap(from, end).values().forEach(all -> all.forEach(code -> counts[code]++));
      return counts;
    }

    int[] list(int from, int end, int code, int after, int limit) {
      return codes.subMap(from, end).entrySet().stream()
          .filter(one -> one.getKey() > after && one.getValue().contains(code))
          .limit(limit)
          .mapToInt(java.util.Map.Entry::getKey)
          .toArray();
    }
  }

  private static byte[] random(SplittableRandom random, int size, int filled) {
    var codes = new byte[size];
    for (int i = 0; i < size; i++) {
      codes[i] = random.nextInt(100) < filled ? (byte) (1 + random.nextInt(7)) : 0;
    }
    return codes;
  }

  private static Slow slow(byte[] codes) {
    var slow = new Slow();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != 0) {
        slow.add(i, codes[i]);
      }
    }
    return slow;
  }

  private static void check(Cell cell, Slow slow, int size, SplittableRandom random) {
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(size + 1);
      int end = i == 0 ? size : from + random.nextInt(size + 1 - from);
      var ranges = Ranges.of(from, end);
      var counts = new int[8];
      cell.count(ranges, counts, 0);
      assertThat(counts).as("from %d to %d", from, end).isEqualTo(slow.count(from, end));
      var status = Status.values()[random.nextInt(7)];
      int code = Cell.code(status);
      assertThat(cell.count(ranges, status)).isEqualTo(counts[code]);
      int after = random.nextInt(size + 1) - 1;
      int limit = random.nextInt(200);
      assertThat(cell.list(ranges, status, after, limit))
          .isEqualTo(slow.list(from, end, code, after, limit));
    }
    var all = slow.count(0, Integer.MAX_VALUE);
    for (var status : Status.values()) {
      assertThat(cell.scan(status)).isEqualTo(all[Cell.code(status)]);
      int at = random.nextInt(size);
      assertThat(cell.times(at, status)).isEqualTo(slow.count(at, at + 1)[Cell.code(status)]);
    }
  }

  @Test
  void countsAndListsWhatStandsThere() {
    System.out.printf("CellTest: from -Dluoshi.random.seed=%d%n", SEED);
    int[] sizes = {1, 63, 64, 65, 127, 128, 129, 5000, 65_535, 65_536, 65_537, 200_000};
    for (int size : sizes) {
      for (int filled : new int[] {0, 3, 50, 100}) {
        var random = new SplittableRandom(SEED + size + filled);
        var codes = random(random, size, filled);
        check(Cell.of(codes), slow(codes), size, random);
      }
    }
  }

  @Test
  void holdsSeveralAtOnePosition() {
    var random = new SplittableRandom(SEED);
    for (int many : new int[] {0, 1, 64, 65, 300, 20_000}) {
      var slow = new Slow();
      var entries = new long[many];
      for (int i = 0; i < many; i++) {
        int position = random.nextInt(150_000);
        int code = 1 + random.nextInt(7);
        slow.add(position, code);
        entries[i] = position * 8L + code;
      }
      check(Cell.of(entries), slow, 200_000, random);
    }
  }

  @Test
  void isTheSameFromEntriesAndFromCodes() {
    var random = new SplittableRandom(SEED);
    var codes = random(random, 70_000, 90);
    var entries = new long[70_000];
    int count = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != 0) {
        entries[count++] = i * 8L + codes[i];
      }
    }
    var cell = Cell.of(Arrays.copyOf(entries, count));
    assertThat(cell.chunks()[0]).isInstanceOf(Bits.class);
    assertThat(cell.chunks()[1]).isInstanceOf(Few.class);
    check(cell, slow(codes), 70_000, random);
    assertThat(cell.bytes()).isBetween(32_768L, 70_000L);
    assertThat(Cell.of(new byte[1 << 20]).bytes()).isLessThan(2_000);
  }

  @Test
  void changesOneByOneAndLeavesTheFormerAsItWas() {
    for (int filled : new int[] {1, 30, 100}) {
      var random = new SplittableRandom(SEED + filled);
      int size = 140_000;
      var codes = random(random, size, filled);
      var slow = slow(codes);
      var first = Cell.of(codes);
      var cell = first;
      for (int step = 0; step < 400; step++) {
        int position = random.nextInt(size + 70_000);
        var there = slow.codes.getOrDefault(position, List.of());
        int from = there.isEmpty() || random.nextInt(8) == 0 ? 0 : there.getFirst();
        int to = random.nextInt(8);
        cell = cell.with(position, from, to);
        if (from != 0) {
          slow.remove(position, from);
        }
        if (to != 0) {
          slow.add(position, to);
        }
        int before = Math.max(0, position - 200);
        var counts = new int[8];
        cell.count(Ranges.of(before, position + 1), counts, 0);
        assertThat(counts).isEqualTo(slow.count(before, position + 1));
      }
      check(cell, slow, size + 70_000, random);
      check(first, slow(codes), size, random);
    }
  }

  @Test
  void refusesToTakeAwayWhatIsNotThere() {
    var few = Cell.of(new byte[] {0, 2});
    var codes = new byte[10_000];
    Arrays.fill(codes, (byte) 3);
    var bits = Cell.of(codes);
    for (var cell : List.of(few, bits)) {
      assertThatThrownBy(() -> cell.with(1, 5, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(5)");
      assertThatThrownBy(() -> cell.with(100_000, 5, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void packsEightCodesAtOnceAsOneByOne() {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < 1000; i++) {
      var codes = random(random, 70, 80);
      int from = random.nextInt(7);
      var fast = new long[5];
      var slow = new long[5];
      Planes.pack(codes, from, fast, 1);
      Planes.packOneByOne(codes, from, codes.length, slow, 1);
      assertThat(fast).isEqualTo(slow);
    }
  }
}
