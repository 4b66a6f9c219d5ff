package org.luoshi.engine.flow;

import java.util.List;

/// Why a move may not be made.
public sealed interface Refusal {

  /// The flow has no such move.
  record NoSuchMove(String move) implements Refusal {}

  /// The move does not lead on from this state; these would.
  record NotNow(String move, String state, List<String> instead) implements Refusal {
    public NotNow {
      instead = List.copyOf(instead);
    }
  }

  /// Whoever made the other move may not make this one.
  record SamePerson(String move, String other) implements Refusal {}
}
