package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.tally.Tally;

/// What one lens sees of one duty, and what was counted of it so far.
final class Part {

  static final int WORST_KEPT = 200;

  private static final int STATUSES = Status.values().length;

  private final Column column;
  private final int root;
  private final int @Nullable [] seen;
  private volatile @Nullable Tally tally;
  private volatile @Nullable Map<Integer, int[]> levels;
  private volatile @Nullable Map<Integer, TreeMap<Integer, int[]>> months;
  private volatile @Nullable Map<Integer, TreeMap<Integer, int[]>> terms;
  private volatile @Nullable List<Miss> worst;
  private volatile @Nullable BitSet missing;

  private Part(Column column, int root, int @Nullable [] seen) {
    this.column = column;
    this.root = root;
    this.seen = seen;
  }

  static Part of(Column column, Lens lens) {
    int root = lens.root().isEmpty() ? Places.NOBODY : column.places.find(lens.root());
    if (lens.isEverything()) {
      return new Part(column, root, null);
    }
    var eye = lens.eye(column.places);
    var seen = new int[column.all.length];
    int count = 0;
    for (int i = 0; i < column.all.length; i++) {
      if (eye.sees(column, i)) {
        seen[count++] = i;
      }
    }
    return new Part(column, root, java.util.Arrays.copyOf(seen, count));
  }

  Column column() {
    return column;
  }

  int size() {
    return seen == null ? column.all.length : seen.length;
  }

  /// The place in the column of the n-th seen.
  int at(int n) {
    return seen == null ? n : seen[n];
  }

  /// How many seen stand before the place in the column.
  int before(int place) {
    if (seen == null) {
      return place;
    }
    int found = java.util.Arrays.binarySearch(seen, place);
    return found >= 0 ? found : -found - 1;
  }

  Tally tally() {
    var known = tally;
    if (known == null) {
      var counts = new int[STATUSES];
      for (int n = 0; n < size(); n++) {
        counts[column.status[at(n)]]++;
      }
      known = Tally.ofCounts(counts);
      tally = known;
    }
    return known;
  }

  /// Counts by the depth of the unit.
  Map<Integer, int[]> levels() {
    var known = levels;
    if (known == null) {
      known = new TreeMap<>();
      for (int n = 0; n < size(); n++) {
        int i = at(n);
        known
            .computeIfAbsent(column.grove[i].depth(column.unit[i]), _ -> new int[STATUSES])[
            column.status[i]]++;
      }
      levels = known;
    }
    return known;
  }

  /// The unit directly below the root through which the obligation at the place is reached.
  int through(int i) {
    return column.grove[i].through(column.unit[i], root);
  }

  /// Counts by unit below the root and by the month they are due; [Column#NEVER] where never.
  Map<Integer, TreeMap<Integer, int[]>> months() {
    var known = months;
    if (known == null) {
      var byDay = new HashMap<Integer, Integer>();
      known = cells(i -> byDay.computeIfAbsent(column.due[i], Part::month));
      months = known;
    }
    return known;
  }

  /// Counts by unit below the root and by term.
  Map<Integer, TreeMap<Integer, int[]>> terms() {
    var known = terms;
    if (known == null) {
      known = cells(i -> column.term[i]);
      terms = known;
    }
    return known;
  }

  private Map<Integer, TreeMap<Integer, int[]>> cells(IntUnaryOperator across) {
    var cells = new HashMap<Integer, TreeMap<Integer, int[]>>();
    for (int n = 0; n < size(); n++) {
      int i = at(n);
      cells.computeIfAbsent(through(i), _ -> new TreeMap<>())
          .computeIfAbsent(across.applyAsInt(i), _ -> new int[STATUSES])[column.status[i]]++;
    }
    return cells;
  }

  private static int month(int day) {
    if (day == Column.NEVER) {
      return Column.NEVER;
    }
    var date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12 + date.getMonthValue() - 1;
  }

  /// The units that missed something of it.
  BitSet missing() {
    var known = missing;
    if (known == null) {
      known = new BitSet();
      for (int n = 0; n < size(); n++) {
        if (column.status[at(n)] == Status.MISSED.ordinal()) {
          known.set(column.unit[at(n)]);
        }
      }
      missing = known;
    }
    return known;
  }

  /// How often each unit missed it.
  Map<Integer, Integer> missed() {
    var counts = new HashMap<Integer, Integer>();
    for (int n = 0; n < size(); n++) {
      if (column.status[at(n)] == Status.MISSED.ordinal()) {
        counts.merge(column.unit[at(n)], 1, Integer::sum);
      }
    }
    return counts;
  }

  /// The tallies of these units' own, where there is any.
  Map<String, Tally> of(java.util.Collection<String> units) {
    var rows = new HashMap<Integer, int[]>();
    var ids = new HashMap<Integer, String>();
    for (var unit : units) {
      ids.put(column.places.find(unit), unit);
    }
    for (int n = 0; n < size(); n++) {
      int i = at(n);
      if (ids.containsKey(column.unit[i])) {
        rows.computeIfAbsent(column.unit[i], _ -> new int[STATUSES])[column.status[i]]++;
      }
    }
    var tallies = new HashMap<String, Tally>();
    rows.forEach((unit, counts) ->
        tallies.put(java.util.Objects.requireNonNull(ids.get(unit)), Tally.ofCounts(counts)));
    return tallies;
  }

  /// One unit that missed the duty: how often, and the longest run in a row.
  record Miss(String unit, int missed, int run, List<Judgement> inOrder) {
    static final Comparator<Miss> WORST_FIRST =
        Comparator.comparingInt(Miss::missed)
            .thenComparingInt(Miss::run)
            .reversed()
            .thenComparing(Miss::unit)
            .thenComparing(one -> one.inOrder().getFirst().obligation().duty().id());
  }

  /// The units that missed it most, up to [#WORST_KEPT]; what is owed for covered objects apart,
  /// which has no order of terms.
  List<Miss> worst() {
    var known = worst;
    if (known == null) {
      var byUnit = new HashMap<Integer, List<Judgement>>();
      for (int n = 0; n < size(); n++) {
        int i = at(n);
        if (missing().get(column.unit[i])
            && !(column.all[i].obligation().occasion() instanceof Occasion.ForObject)) {
          byUnit.computeIfAbsent(column.unit[i], _ -> new ArrayList<>()).add(column.all[i]);
        }
      }
      known =
          byUnit.values().stream()
              .map(Part::miss)
              .filter(miss -> miss.missed() > 0)
              .sorted(Miss.WORST_FIRST)
              .limit(WORST_KEPT)
              .toList();
      worst = known;
    }
    return known;
  }

  private static Miss miss(List<Judgement> all) {
    all.sort(Overview.IN_ORDER);
    var count = Overview.Run.of(all);
    return new Miss(all.getFirst().obligation().unit(), count.missed(), count.longest(), all);
  }
}
