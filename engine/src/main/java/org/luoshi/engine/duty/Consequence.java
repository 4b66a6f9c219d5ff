package org.luoshi.engine.duty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows when a duty is not done: a reminder, or a measure proposed for a person to decide.
///
/// Nothing here acts against anybody by itself.
public record Consequence(
    When when, Act act, @Nullable String measure, List<String> to, @Nullable String decidedBy) {

  public Consequence {
    to = List.copyOf(to);
  }

  public enum Act {
    REMIND,
    PROPOSE
  }

  /// When it follows.
  public sealed interface When {}

  /// So long after the due day (negative days: before it).
  public record After(Deadline.Stretch stretch) implements When {}

  /// So many terms missed, in a row or in all.
  public record Missed(int times, boolean inARow) implements When {}
}
