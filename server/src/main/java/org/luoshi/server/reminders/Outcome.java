package org.luoshi.server.reminders;

import java.time.Duration;

/// What became of one attempt to send. A problem is a code, perhaps with a number after a blank;
/// never what somebody else's server said, nor any address.
public sealed interface Outcome {

  /// The other side said that it has it.
  record Accepted() implements Outcome {}

  /// The other side does not have it; `pause` is how long it asked for, `forGood` that trying again
  /// is of no use.
  record Refused(String problem, boolean forGood, Duration pause) implements Outcome {}

  /// The other side may have it.
  record Lost(String problem) implements Outcome {}

  static Outcome later(String problem) {
    return new Refused(problem, false, Duration.ZERO);
  }

  static Outcome never(String problem) {
    return new Refused(problem, true, Duration.ZERO);
  }

  default String code() {
    return switch (this) {
      case Accepted _ -> "accepted";
      case Refused(var problem, var _, var _) -> "refused " + problem;
      case Lost(var problem) -> "lost " + problem;
    };
  }
}
