package org.luoshi.engine.remind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The way of one message from the outbox to its channel: its states and the moves between them.
///
/// A message is claimed, then marked as being sent, before anything leaves the house. So one that
/// was only claimed when the house died goes back into the queue, and one that was being sent may
/// have arrived: it is uncertain, and a person says what becomes of it.
public final class Delivery {

  public enum State {
    /// Waits for its turn.
    QUEUED,
    /// Somebody has taken it up; nothing has left the house.
    CLAIMED,
    /// It is leaving the house at this moment.
    SENDING,
    /// The other side has said that it has it.
    SENT,
    /// The other side has not taken it; it is tried again later.
    FAILED,
    /// The other side may have it: its answer was lost.
    UNCERTAIN,
    /// It is not tried any more.
    GIVEN_UP
  }

  /// One allowed move.
  public record Move(String name, State from, State to) {}

  public static final List<Move> MOVES =
      List.of(
          new Move("claim", State.QUEUED, State.CLAIMED),
          new Move("release", State.CLAIMED, State.QUEUED),
          new Move("drop", State.CLAIMED, State.GIVEN_UP),
          new Move("begin", State.CLAIMED, State.SENDING),
          new Move("accept", State.SENDING, State.SENT),
          new Move("fail", State.SENDING, State.FAILED),
          new Move("lose", State.SENDING, State.UNCERTAIN),
          new Move("retry", State.FAILED, State.QUEUED),
          new Move("give-up", State.FAILED, State.GIVEN_UP),
          new Move("confirm", State.UNCERTAIN, State.SENT),
          new Move("repeat", State.UNCERTAIN, State.QUEUED),
          new Move("revive", State.GIVEN_UP, State.QUEUED));

  /// So often a message is tried before it is given up: some four days with the longest wait.
  public static final int MOST_ATTEMPTS = 20;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  /// The longest time that a message waits before it is tried again.
  public static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private Delivery() {}

  /// Where the move leads from the state; empty where it is not allowed.
  public static Optional<State> after(State from, String move) {
    return MOVES.stream()
        .filter(one -> one.from() == from && one.name().equals(move))
        .map(Move::to)
        .findFirst();
  }

  /// How long a message waits after so many attempts: one minute, then four times as long each.
  public static Duration waitAfter(int attempts) {
    var wait = FIRST_WAIT;
    for (int i = 1; i < attempts && wait.compareTo(LONGEST_WAIT) < 0; i++) {
      wait = wait.multipliedBy(4);
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
