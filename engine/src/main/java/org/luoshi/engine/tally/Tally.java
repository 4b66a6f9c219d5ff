package org.luoshi.engine.tally;

import java.util.Arrays;
import java.util.Collection;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;

/// A tally (汇总): how many judgements have each status. Tallies add, in any order.
public record Tally(int waived, int met, int late, int nil, int missed, int open, int upcoming) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  public static Tally of(Status status) {
    int[] count = new int[Status.values().length];
    count[status.ordinal()] = 1;
    return ofCounts(count);
  }

  /// The tally of all of them.
  public static Tally of(Collection<Judgement> judgements) {
    int[] count = new int[Status.values().length];
    for (var judgement : judgements) {
      count[judgement.status().ordinal()]++;
    }
    return ofCounts(count);
  }

  /// The tally with these counts, in the order of the statuses.
  public static Tally ofCounts(int[] c) {
    return new Tally(c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
  }

  public Tally plus(Tally other) {
    int[] sum = counts();
    Arrays.setAll(sum, i -> Math.addExact(sum[i], other.counts()[i]));
    return ofCounts(sum);
  }

  public int count(Status status) {
    return counts()[status.ordinal()];
  }

  /// All that were to be worked off: neither waived nor still to come.
  public int owed() {
    return met + late + nil + missed + open;
  }

  private int[] counts() {
    return new int[] {waived, met, late, nil, missed, open, upcoming};
  }
}
