package org.luoshi.engine.rollup;

import java.util.Arrays;
import org.luoshi.engine.judgement.Status;

/// The statuses of one duty's obligations that count in one tree, by the position of the unit that
/// owes them.
///
/// A value: the cell after a change shares all chunks but one. Counting needs one line of the chunk
/// at each end of a range, whatever lies between.
public final class Cell {

  /// From so many entries on bits are smaller, if no position has two.
  private static final int MANY = 6_000;

  static final int CODES = Chunk.CODES;

  public static final Cell EMPTY = new Cell(new Chunk[0]);

  private static final Chunk NOTHING = Few.of(new int[0]);

  private final Chunk[] chunks;
  private final int[] before;

  private Cell(Chunk[] chunks) {
    this.chunks = chunks;
    this.before = new int[(chunks.length + 1) * CODES];
    for (int i = 0; i < chunks.length; i++) {
      System.arraycopy(before, i * CODES, before, (i + 1) * CODES, CODES);
      chunks[i].count(Chunk.SIZE - 1, 1, before, (i + 1) * CODES);
      for (int code = 1; code < CODES; code++) {
        before[(i + 1) * CODES + code] += chunks[i].times(Chunk.SIZE - 1, code);
      }
    }
  }

  /// The code of a status, from 1 on; 0 is none.
  public static int code(Status status) {
    return status.ordinal() + 1;
  }

  /// Of one code for each position, 0 where nothing is owed.
  public static Cell of(byte[] codes) {
    var chunks = new Chunk[(codes.length + Chunk.SIZE - 1) / Chunk.SIZE];
    for (int i = 0; i < chunks.length; i++) {
      int from = i * Chunk.SIZE;
      int end = Math.min(codes.length, from + Chunk.SIZE);
      int entries = 0;
      for (int at = from; at < end; at++) {
        entries += codes[at] == 0 ? 0 : 1;
      }
      chunks[i] = entries < MANY ? few(codes, from, end, entries) : Bits.of(codes, from, end);
    }
    return new Cell(chunks);
  }

  private static Chunk few(byte[] codes, int from, int end, int count) {
    if (count == 0) {
      return NOTHING;
    }
    var entries = new int[count];
    int next = 0;
    for (int at = from; at < end; at++) {
      if (codes[at] != 0) {
        entries[next++] = (at - from) * CODES + codes[at];
      }
    }
    return Few.of(entries);
  }

  /// Of entries in any order, each a position times eight plus a code; a position may have several.
  public static Cell of(long[] entries) {
    var sorted = entries.clone();
    Arrays.sort(sorted);
    int size = sorted.length == 0 ? 0 : (int) (sorted[sorted.length - 1] / CODES) + 1;
    var chunks = new Chunk[(size + Chunk.SIZE - 1) / Chunk.SIZE];
    int from = 0;
    for (int i = 0; i < chunks.length; i++) {
      long limit = (i + 1L) * Chunk.SIZE * CODES;
      int end = from;
      boolean twice = false;
      while (end < sorted.length && sorted[end] < limit) {
        twice |= end > from && sorted[end] / CODES == sorted[end - 1] / CODES;
        end++;
      }
      chunks[i] = chunk(sorted, from, end, (long) i * Chunk.SIZE * CODES, twice);
      from = end;
    }
    return new Cell(chunks);
  }

  private static Chunk chunk(long[] sorted, int from, int end, long start, boolean twice) {
    if (from == end) {
      return NOTHING;
    }
    if (twice || end - from < MANY) {
      var entries = new int[end - from];
      Arrays.setAll(entries, i -> (int) (sorted[from + i] - start));
      return Few.of(entries);
    }
    var codes = new byte[Chunk.SIZE];
    for (int i = from; i < end; i++) {
      codes[(int) ((sorted[i] - start) / CODES)] = (byte) (sorted[i] % CODES);
    }
    return Bits.of(codes, 0, codes.length);
  }

  static Cell ofChunks(Chunk[] chunks) {
    return new Cell(chunks);
  }

  Chunk[] chunks() {
    return chunks;
  }

  /// Adds to the array, from a place on, how many of each code the ranges hold.
  public void count(Ranges ranges, int[] into, int at) {
    for (int i = 0; i < ranges.count(); i++) {
      before(ranges.end(i), 1, into, at);
      before(ranges.from(i), -1, into, at);
    }
  }

  private void before(int position, int sign, int[] into, int at) {
    int chunk = Math.min(position / Chunk.SIZE, chunks.length);
    for (int code = 1; code < CODES; code++) {
      into[at + code] += sign * before[chunk * CODES + code];
    }
    if (chunk < chunks.length && position % Chunk.SIZE != 0) {
      chunks[chunk].count(position % Chunk.SIZE, sign, into, at);
    }
  }

  /// How many of the status the ranges hold.
  public int count(Ranges ranges, Status status) {
    var counts = new int[CODES];
    count(ranges, counts, 0);
    return counts[code(status)];
  }

  /// The first position from this one on that has the status; −1 where there is none.
  public int next(int position, Status status) {
    int code = code(status);
    int offset = position % Chunk.SIZE;
    for (int i = position / Chunk.SIZE; i < chunks.length; i++) {
      if (before[(i + 1) * CODES + code] > before[i * CODES + code]) {
        int found = chunks[i].next(offset, code);
        if (found < Chunk.SIZE) {
          return i * Chunk.SIZE + found;
        }
      }
      offset = 0;
    }
    return -1;
  }

  /// How many of the status stand at the position.
  public int times(int position, Status status) {
    int chunk = position / Chunk.SIZE;
    return chunk < chunks.length ? chunks[chunk].times(position % Chunk.SIZE, code(status)) : 0;
  }

  /// The positions in the ranges that have the status, in order, after this one (−1 for the first),
  /// so many at most.
  public int[] list(Ranges ranges, Status status, int after, int limit) {
    var found = new int[Math.max(0, Math.min(limit, count(ranges, status)))];
    int size = 0;
    for (int i = 0; i < ranges.count() && size < found.length; i++) {
      int at = next(Math.max(ranges.from(i), after + 1), status);
      while (at >= 0 && at < ranges.end(i) && size < found.length) {
        found[size++] = at;
        at = next(at + 1, status);
      }
    }
    return Arrays.copyOf(found, size);
  }

  /// The cell with one judgement at the position changed from one code to another; 0 for none.
  ///
  /// @throws IllegalArgumentException if none of the former code stands there
  public Cell with(int position, int from, int to) {
    int chunk = position / Chunk.SIZE;
    if (chunk >= chunks.length && from != 0) {
      throw Chunk.notThere(position, from);
    }
    if (chunk >= chunks.length) {
      var more = Arrays.copyOf(chunks, chunk + 1);
      Arrays.fill(more, chunks.length, more.length, NOTHING);
      return new Cell(more).with(position, from, to);
    }
    var changed = chunks.clone();
    changed[chunk] = chunks[chunk].with(position % Chunk.SIZE, from, to);
    return new Cell(changed);
  }

  /// The cell without these entries and with those, each a position times eight plus a code.
  ///
  /// @throws IllegalArgumentException if one that should go is not there
  public Cell with(long[] gone, long[] come) {
    if (chunks.length == 0 && gone.length == 0) {
      return of(come);
    }
    var cell = this;
    for (long entry : gone) {
      cell = cell.with((int) (entry / CODES), (int) (entry % CODES), 0);
    }
    for (long entry : come) {
      cell = cell.with((int) (entry / CODES), 0, (int) (entry % CODES));
    }
    return cell;
  }

  /// Bytes it takes, but for the chunks that hold nothing.
  public long bytes() {
    long bytes = 16L + 4L * before.length + 16 + 4L * chunks.length + 24;
    for (var chunk : chunks) {
      bytes += chunk == NOTHING ? 0 : chunk.bytes();
    }
    return bytes;
  }

  /// How many have the status, counted by going through all of it: what a count costs without the
  /// directory.
  public int scan(Status status) {
    int sum = 0;
    for (var chunk : chunks) {
      sum += chunk.scan(code(status));
    }
    return sum;
  }
}
