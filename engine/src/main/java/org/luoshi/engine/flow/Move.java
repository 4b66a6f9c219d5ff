package org.luoshi.engine.flow;

import java.util.Set;
import java.util.TreeSet;

/// A move that is allowed: from which states, to which state ([#STAYS] leaves it), by which part.
///
/// Who ever made one of the moves in `notBy` may not make this one: nobody closes what they did,
/// nobody decides on an appeal against themselves. A `reasoned` move needs its reason in words. An
/// `approving` one approves what the matter says at that moment. An `onward` one brings the matter
/// towards its end: it waits for whoever plays the part, where others are only possible.
public record Move(
    String id,
    Set<String> from,
    String to,
    Part part,
    Set<String> notBy,
    boolean reasoned,
    boolean approving,
    boolean onward) {

  /// The state stays as it is.
  public static final String STAYS = "";

  public Move {
    from = java.util.Collections.unmodifiableSet(new TreeSet<>(from));
    notBy = java.util.Collections.unmodifiableSet(new TreeSet<>(notBy));
    if (from.isEmpty()) {
      throw new IllegalArgumentException("A move begins somewhere: (%s)".formatted(id));
    }
  }

  static Move of(String id, Set<String> from, String to, Part part) {
    return new Move(id, from, to, part, Set.of(), false, false, false);
  }

  Move notBy(String... moves) {
    return new Move(id, from, to, part, Set.of(moves), reasoned, approving, onward);
  }

  Move withReason() {
    return new Move(id, from, to, part, notBy, true, approving, onward);
  }

  Move approves() {
    return new Move(id, from, to, part, notBy, reasoned, true, onward);
  }

  Move onwards() {
    return new Move(id, from, to, part, notBy, reasoned, approving, true);
  }

  /// The state after it.
  public String after(String state) {
    return to.equals(STAYS) ? state : to;
  }
}
