package org.luoshi.engine.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cube.Key;

/// A cube that was kept and read again answers as before.
class SnapshotTest {

  private static final LocalDate MAY = LocalDate.of(2020, 5, 31);
  private static final LocalDate JUNE = LocalDate.of(2020, 6, 30);

  /// Keeps columns in memory.
  private static final class Kept implements Snapshot.Sink, Snapshot.Source {
    private final ArrayDeque<Object> all = new ArrayDeque<>();

    @Override
    public void number(long one) {
      all.add(one);
    }

    @Override
    public void text(String one) {
      all.add(one);
    }

    @Override
    public void longs(long[] column) {
      all.add(column.clone());
    }

    @Override
    public void ints(int[] column) {
      all.add(column.clone());
    }

    @Override
    public long number() {
      return (Long) all.remove();
    }

    @Override
    public String text() {
      return (String) all.remove();
    }

    @Override
    public long[] longs() {
      return (long[]) all.remove();
    }

    @Override
    public int[] ints() {
      return (int[]) all.remove();
    }
  }

  private static Cube random(SplittableRandom random) {
    var preorder = Preorder.of(LayoutTest.randomTree(random, 80_000)).preorder();
    var dense = new byte[80_000];
    var thin = new byte[80_000];
    for (int i = 0; i < dense.length; i++) {
      dense[i] = (byte) random.nextInt(8);
      thin[i] = random.nextInt(100) == 0 ? (byte) random.nextInt(8) : 0;
    }
    var cells =
        Map.of(
            new Key("meeting", "2020-05", MAY), Cell.of(dense),
            new Key("meeting", "2020-06", JUNE), Cell.of(dense).with(7, 0, 3),
            new Key("letter", "", JUNE), Cell.of(thin));
    return Cube.of(preorder, Map.of(), cells).moved(9, -1, JUNE, LocalDate.MAX);
  }

  @Test
  void answersAsBefore() {
    System.out.println("SnapshotTest: seed 7");
    var cube = random(new SplittableRandom(7));
    var kept = new Kept();
    Snapshot.write(cube, kept);
    var again = Snapshot.read(kept);
    assertThat(kept.all).isEmpty();
    assertThat(again.cells().keySet()).isEqualTo(cube.cells().keySet());
    assertThat(again.layouts().keySet()).isEqualTo(cube.layouts().keySet());
    var all = cube.choose(_ -> true);
    var its = again.choose(_ -> true);
    for (int unit = -1; unit < 80_000; unit += 37) {
      assertThat(its.count(unit)).isEqualTo(all.count(unit));
    }
    assertThat(again.bytes()).isEqualTo(cube.bytes());
  }

  @Test
  void refusesAnotherForm() {
    var kept = new Kept();
    kept.number(99);
    assertThatThrownBy(() -> Snapshot.read(kept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(99)");
  }

  @Test
  void touchesNoCellWhenASubtreeMoves() {
    var cube = random(new SplittableRandom(8));
    var moved = cube.moved(11, -1, LocalDate.of(2020, 6, 15), LocalDate.MAX);
    cube.cells().forEach((key, cell) -> assertThat(moved.cells().get(key)).isSameAs(cell));
    var may = new Key("meeting", "2020-05", MAY);
    for (int unit = -1; unit < 1000; unit++) {
      assertThat(moved.tally(unit, may)).isEqualTo(cube.tally(unit, may));
    }
    assertThat(moved.layout(JUNE).superior(11)).isEqualTo(-1);
    assertThat(moved.layout(MAY).superior(11)).isEqualTo(cube.layout(MAY).superior(11));
  }

  @Test
  void changesOneCellByOneJudgement() {
    var june = new Key("meeting", "2020-06", JUNE);
    var cube =
        Cube.of(
            Preorder.of(new int[] {-1, 0, 0}).preorder(),
            Map.of(),
            Map.of(june, Cell.of(new byte[] {0, (byte) Cell.code(Status.OPEN), 6})));
    var after =
        cube.with(
            List.of(
                new Cube.Change(june, 1, Status.OPEN, Status.MET),
                new Cube.Change(june, 0, null, Status.WAIVED)));
    assertThat(after.tally(0, june).met()).isEqualTo(1);
    assertThat(after.tally(0, june).waived()).isEqualTo(1);
    assertThat(after.tally(0, june).open()).isEqualTo(1);
    assertThat(after.list(0, june, Status.MET, -1, 10)).containsExactly(1);
    assertThat(cube.tally(0, june).open()).isEqualTo(2);
    assertThat(after.with(june, Cell.EMPTY).tally(0, june).owed()).isZero();
  }
}
