package org.luoshi.engine.figure;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;

/// Which of the records of a kind a figure counts.
///
/// A value: its successor for a later list of the kind asks only about the records between the
/// first and the last that are others than before.
record Counted(List<WorkRecord> all, BitSet which) {

  static Counted of(List<WorkRecord> all, Predicate<WorkRecord> counts) {
    var which = new BitSet(all.size());
    ask(all, 0, all.size(), counts, which);
    return new Counted(all, which);
  }

  private static void ask(
      List<WorkRecord> all, int from, int until, Predicate<WorkRecord> counts, BitSet which) {
    for (int i = from; i < until; i++) {
      if (counts.test(all.get(i))) {
        which.set(i);
      }
    }
  }

  /// Of these the ones that are marked as well.
  Counted and(BitSet marked) {
    var both = (BitSet) which.clone();
    both.and(marked);
    return new Counted(all, both);
  }

  Counted next(List<WorkRecord> now, Predicate<WorkRecord> counts) {
    if (isSame(now, all)) {
      return this;
    }
    int head = sameAtHead(now);
    int tail = sameAtTail(now, Math.min(all.size(), now.size()) - head);
    var bits = which.get(0, head);
    ask(now, head, now.size() - tail, counts, bits);
    int shift = now.size() - all.size();
    for (int i = which.nextSetBit(all.size() - tail); i >= 0; i = which.nextSetBit(i + 1)) {
      bits.set(i + shift);
    }
    return new Counted(now, bits);
  }

  private int sameAtHead(List<WorkRecord> now) {
    int most = Math.min(all.size(), now.size());
    int same = 0;
    while (same < most && isSame(all.get(same), now.get(same))) {
      same++;
    }
    return same;
  }

  private int sameAtTail(List<WorkRecord> now, int most) {
    int same = 0;
    while (same < most && isSame(all.get(all.size() - 1 - same), now.get(now.size() - 1 - same))) {
      same++;
    }
    return same;
  }

  /// The very same: what did not change is shared, and to compare hundreds of thousands of records
  /// by their values would take as long as to count them.
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  int size() {
    return which.cardinality();
  }

  Stream<WorkRecord> stream() {
    return which.stream().mapToObj(all::get);
  }
}
