package org.luoshi.engine.remind;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// So many messages within a stretch of time, as the other side has published it.
public record Limit(int count, Duration within) {

  /// The first moment from `now` on at which one more message keeps all limits.
  ///
  /// @param attempts when messages were sent before, in any order; what lies in the future (the
  ///   clock was set back) does not count
  public static Instant free(List<Limit> limits, List<Instant> attempts, Instant now) {
    var past =
        attempts.stream().filter(at -> !at.isAfter(now)).sorted(Comparator.reverseOrder()).toList();
    var free = now;
    for (var limit : limits) {
      if (past.size() >= limit.count()) {
        var again = past.get(limit.count() - 1).plus(limit.within());
        free = again.isAfter(free) ? again : free;
      }
    }
    return free;
  }
}
