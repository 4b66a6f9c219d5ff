package org.luoshi.engine.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.tally.Tally;

/// How the share done in time changes from level to level of the tree, from the top down (上热中温下冷).
public record Decay(List<Level> levels) {

  /// One level: its depth from 0 at the top, what its own units owe, the share done in time, and
  /// the difference in percentage points to the nearest level above that settled anything; null at
  /// the first such level, and where nothing is settled.
  public record Level(int depth, Tally tally, Share inTime, @Nullable BigDecimal change) {
    public Optional<BigDecimal> changed() {
      return Optional.ofNullable(change);
    }
  }

  public Decay {
    levels = List.copyOf(levels);
  }

  /// From tallies by depth; what lies in no tree (a depth below 0) is no level.
  public static Decay of(SortedMap<Integer, Tally> byDepth) {
    var levels = new ArrayList<Level>();
    BigDecimal above = null;
    for (var one : byDepth.tailMap(0).entrySet()) {
      var share = Share.inTime(one.getValue());
      var percent = share.percent().orElse(null);
      var change = above == null || percent == null ? null : percent.subtract(above);
      levels.add(new Level(one.getKey(), one.getValue(), share, change));
      above = percent == null ? above : percent;
    }
    return new Decay(levels);
  }

  /// The difference in percentage points from the highest level that settled anything to the
  /// lowest; empty where there are not two of them.
  public Optional<BigDecimal> fromTopToBottom() {
    var settled = levels.stream().flatMap(one -> one.inTime().percent().stream()).toList();
    return settled.size() < 2
        ? Optional.empty()
        : Optional.of(settled.getLast().subtract(settled.getFirst()));
  }
}
