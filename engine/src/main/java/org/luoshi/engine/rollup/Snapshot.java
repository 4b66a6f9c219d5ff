package org.luoshi.engine.rollup;

import java.time.LocalDate;
import java.util.TreeMap;

/// A cube as columns: numbers and texts in a fixed order, to be kept in a file and read again.
///
/// Whoever keeps them gives a [Sink] and a [Source]; both count and check nothing but what the form
/// itself tells. The form is named by its version, which is the first number.
public final class Snapshot {

  private static final int VERSION = 1;
  private static final int BITS = 1;
  private static final int FEW = 0;

  /// Takes what is kept, column by column.
  public interface Sink {
    void number(long one);

    void text(String one);

    void longs(long[] column);

    void ints(int[] column);
  }

  /// Gives it back in the same order.
  public interface Source {
    long number();

    String text();

    long[] longs();

    int[] ints();
  }

  private Snapshot() {}

  public static void write(Cube cube, Sink to) {
    to.number(VERSION);
    var preorder = cube.preorder();
    int size = preorder.size();
    var end = new int[size];
    var superior = new int[size];
    for (int i = 0; i < size; i++) {
      end[i] = preorder.end(i);
      superior[i] = preorder.superior(i);
    }
    to.ints(end);
    to.ints(superior);
    to.number(cube.layouts().size());
    cube.layouts()
        .forEach((day, layout) -> {
          to.number(day.toEpochDay());
          to.ints(layout.heads());
          to.ints(layout.hangs());
        });
    to.number(cube.cells().size());
    cube.cells()
        .forEach((key, cell) -> {
          to.text(key.duty());
          to.text(key.term());
          to.number(key.day().toEpochDay());
          write(cell, to);
        });
  }

  private static void write(Cell cell, Sink to) {
    to.number(cell.chunks().length);
    for (var chunk : cell.chunks()) {
      switch (chunk) {
        case Bits bits -> {
          to.number(BITS);
          to.longs(bits.words());
        }
        case Few few -> {
          to.number(FEW);
          to.ints(few.entries());
        }
      }
    }
  }

  /// The cube kept.
  ///
  /// @throws IllegalArgumentException if it was kept in another form
  public static Cube read(Source from) {
    long version = from.number();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          """
          The snapshot has form (%d), and (%d) is read.
          Maybe another version kept it: judge anew.\
          """
              .formatted(version, VERSION));
    }
    var preorder = Preorder.ofPositions(from.ints(), from.ints());
    var layouts = new TreeMap<LocalDate, Layout>();
    for (long i = from.number(); i > 0; i--) {
      var day = LocalDate.ofEpochDay(from.number());
      layouts.put(day, Layout.of(preorder, from.ints(), from.ints()));
    }
    var cells = new TreeMap<Cube.Key, Cell>();
    for (long i = from.number(); i > 0; i--) {
      var key = new Cube.Key(from.text(), from.text(), LocalDate.ofEpochDay(from.number()));
      cells.put(key, cell(from));
    }
    return Cube.of(preorder, layouts, cells);
  }

  private static Cell cell(Source from) {
    var chunks = new Chunk[Math.toIntExact(from.number())];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = from.number() == BITS ? Bits.ofWords(from.longs()) : Few.of(from.ints());
    }
    return Cell.ofChunks(chunks);
  }
}
