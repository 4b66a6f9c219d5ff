package org.luoshi.engine.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;

/// The judgements of an organisation as counts wait for: for each duty and term a cell, for each
/// day the tree in which cells of that day count.
///
/// A value: changes and moves give a new one that shares all they do not touch. A move touches the
/// trees from its day on and no cell, so what counted before stays bit by bit what it was.
public final class Cube {

  /// What a cell holds: the obligations of a duty in a term (for what records set off, the month of
  /// their day) that count in the tree of the day.
  public record Key(String duty, String term, LocalDate day) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::duty).thenComparing(Key::day).thenComparing(Key::term);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /// A judgement at a position that was one and is another; null where there was or is none.
  public record Change(Key key, int position, @Nullable Status before, @Nullable Status after) {}

  private final Preorder preorder;
  private final TreeMap<LocalDate, Layout> layouts;
  private final TreeMap<Key, Cell> cells;
  private final List<Layout> trees;
  private final Key[] keys;
  private final Cell[] inOrder;
  private final int[] treeOf;

  private Cube(Preorder preorder, TreeMap<LocalDate, Layout> layouts, TreeMap<Key, Cell> cells) {
    this.preorder = preorder;
    this.layouts = layouts;
    this.cells = cells;
    this.trees = List.copyOf(layouts.values());
    this.keys = cells.keySet().toArray(Key[]::new);
    this.inOrder = cells.values().toArray(Cell[]::new);
    this.treeOf = new int[keys.length];
    var days = new ArrayList<>(layouts.keySet());
    for (int i = 0; i < keys.length; i++) {
      int found = java.util.Collections.binarySearch(days, keys[i].day());
      treeOf[i] = Math.max(0, found >= 0 ? found : -found - 2);
    }
  }

  /// @param layouts the trees, each from its day to the next; the first also before its day
  public static Cube of(Preorder preorder, Map<LocalDate, Layout> layouts, Map<Key, Cell> cells) {
    var trees = new TreeMap<>(layouts);
    if (trees.isEmpty()) {
      trees.put(LocalDate.EPOCH, Layout.of(preorder));
    }
    return new Cube(preorder, trees, new TreeMap<>(cells));
  }

  public Preorder preorder() {
    return preorder;
  }

  /// The trees by the first day each holds.
  public Map<LocalDate, Layout> layouts() {
    return java.util.Collections.unmodifiableMap(layouts);
  }

  /// The cells by what they hold, duty by duty.
  public Map<Key, Cell> cells() {
    return java.util.Collections.unmodifiableMap(cells);
  }

  /// The tree in which counts what lies on the day.
  public Layout layout(LocalDate day) {
    var found = layouts.floorEntry(day);
    return (found == null ? layouts.firstEntry() : found).getValue();
  }

  /// Cells chosen once, to be counted for many units.
  public final class Chosen {
    private final int[] which;

    private Chosen(int[] which) {
      this.which = which;
    }

    /// What the cells hold, in the order of the counts.
    public List<Key> keys() {
      return Arrays.stream(which).mapToObj(i -> keys[i]).toList();
    }

    /// For each cell eight numbers: how many of each code the subtree of the unit holds, the first
    /// of them always 0. The unit −1 stands for everything.
    public int[] count(int unit) {
      var ranges = new Ranges[trees.size()];
      var counts = new int[which.length * Cell.CODES];
      for (int i = 0; i < which.length; i++) {
        int tree = treeOf[which[i]];
        if (ranges[tree] == null) {
          ranges[tree] = trees.get(tree).within(unit);
        }
        inOrder[which[i]].count(ranges[tree], counts, i * Cell.CODES);
      }
      return counts;
    }

    /// The same as tallies.
    public Map<Key, Tally> tallies(int unit) {
      var counts = count(unit);
      var tallies = new TreeMap<Key, Tally>();
      for (int i = 0; i < which.length; i++) {
        int at = i * Cell.CODES + 1;
        tallies.put(keys[which[i]], Tally.ofCounts(Arrays.copyOfRange(counts, at, at + 7)));
      }
      return tallies;
    }
  }

  public Chosen choose(Predicate<Key> wanted) {
    var which = new int[keys.length];
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      if (wanted.test(keys[i])) {
        which[count++] = i;
      }
    }
    return new Chosen(Arrays.copyOf(which, count));
  }

  /// The tally of one unit with all below it, in one cell.
  public Tally tally(int unit, Key key) {
    return choose(key::equals).tallies(unit).getOrDefault(key, Tally.NONE);
  }

  /// The units of the subtree that have the status in the cell, by position, after this one (−1 for
  /// the first); a unit that has it several times stands once.
  public int[] list(int unit, Key key, Status status, int after, int limit) {
    return cells
        .getOrDefault(key, Cell.EMPTY)
        .list(layout(key.day()).within(unit), status, after, limit);
  }

  /// The cube after these judgements changed.
  ///
  /// @throws IllegalArgumentException if something changes that is not there
  public Cube with(Collection<Change> changes) {
    var next = new TreeMap<>(cells);
    for (var change : changes) {
      var cell = next.getOrDefault(change.key(), Cell.EMPTY);
      next.put(
          change.key(), cell.with(change.position(), code(change.before()), code(change.after())));
    }
    return new Cube(preorder, layouts, next);
  }

  private static int code(@Nullable Status status) {
    return status == null ? 0 : Cell.code(status);
  }

  /// The cube after the unit with all below it came under this superior (−1 makes it a root) from
  /// the one day up to the other, [LocalDate#MAX] for good. The trees of both days must be known
  /// here: see [#with(LocalDate, Layout)].
  ///
  /// @throws IllegalArgumentException if on one of the days the superior is the unit or lies below
  ///   it
  public Cube moved(int unit, int superior, LocalDate from, LocalDate until) {
    var next = new TreeMap<>(layouts);
    if (layouts.firstKey().isAfter(from)) {
      next.put(LocalDate.MIN, layout(from));
    }
    next.putIfAbsent(from, layout(from));
    if (!until.equals(LocalDate.MAX)) {
      next.putIfAbsent(until, layout(until));
    }
    next.subMap(from, true, until, false).replaceAll((_, layout) -> layout.with(unit, superior));
    return new Cube(preorder, next, cells);
  }

  /// The cube with another tree from the day on, up to the next it knows.
  public Cube with(LocalDate day, Layout tree) {
    var next = new TreeMap<>(layouts);
    next.put(day, tree);
    return new Cube(preorder, next, cells);
  }

  /// The cube with this cell, which replaces the one it had.
  public Cube with(Key key, Cell cell) {
    var next = new TreeMap<>(cells);
    next.put(key, cell);
    return new Cube(preorder, layouts, next);
  }

  /// Bytes it takes, shared chunks counted for each cell.
  public long bytes() {
    long bytes = 8L * preorder.size();
    for (var tree : trees) {
      bytes += 16L * tree.moves();
    }
    for (var cell : inOrder) {
      bytes += cell.bytes() + 128;
    }
    return bytes;
  }
}
