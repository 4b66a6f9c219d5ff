package org.luoshi.engine.flow;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// A table of allowed moves: what is not in it is not allowed.
///
/// Every state can be reached from the first, and every id stands for one move.
public record Flow(String id, String start, List<Move> moves) {

  /// What the first entry of every course is called: somebody opened the matter.
  public static final String OPENED = "open";

  public Flow {
    moves = List.copyOf(moves);
    var ids = new HashSet<>(Set.of(OPENED));
    for (var move : moves) {
      if (!ids.add(move.id())) {
        throw new IllegalArgumentException("Two moves are called (%s)".formatted(move.id()));
      }
    }
    var unknown = new LinkedHashSet<String>();
    moves.forEach(move -> unknown.addAll(move.notBy()));
    unknown.removeAll(ids);
    var unreached = new LinkedHashSet<>(states(start, moves));
    unreached.removeAll(reached(start, moves));
    if (!unknown.isEmpty() || !unreached.isEmpty()) {
      throw new IllegalArgumentException(
          "The flow (%s) names moves it lacks %s and states nobody reaches %s"
              .formatted(id, unknown, unreached));
    }
  }

  private static SequencedSet<String> states(String start, List<Move> moves) {
    var states = new LinkedHashSet<String>();
    states.add(start);
    for (var move : moves) {
      states.addAll(move.from());
      if (!move.to().equals(Move.STAYS)) {
        states.add(move.to());
      }
    }
    return states;
  }

  private static Set<String> reached(String start, List<Move> moves) {
    var reached = new HashSet<>(Set.of(start));
    boolean more = true;
    while (more) {
      more = false;
      for (var move : moves) {
        for (var from : move.from()) {
          more |= reached.contains(from) && reached.add(move.after(from));
        }
      }
    }
    return reached;
  }

  /// All states, the first one first, as the table names them.
  public SequencedSet<String> states() {
    return states(start, moves);
  }

  public Optional<Move> move(String id) {
    return moves.stream().filter(move -> move.id().equals(id)).findFirst();
  }

  /// The moves that lead on from the state.
  public List<Move> from(String state) {
    return moves.stream().filter(move -> move.from().contains(state)).toList();
  }

  /// Whether no move leads on from the state.
  public boolean isEnd(String state) {
    return from(state).isEmpty();
  }

  /// Why the move may not be made by this person now; empty where it may. That the person plays the
  /// part, the caller has seen to.
  public Optional<Refusal> refused(String move, Course course, String person) {
    var known = move(move);
    if (known.isEmpty()) {
      return Optional.of(new Refusal.NoSuchMove(move));
    }
    if (!known.get().from().contains(course.state())) {
      return Optional.of(
          new Refusal.NotNow(
              move, course.state(), from(course.state()).stream().map(Move::id).toList()));
    }
    return course.done().stream()
        .filter(done -> known.get().notBy().contains(done.move()))
        .filter(done -> done.person().equals(person))
        .findFirst()
        .map(done -> new Refusal.SamePerson(move, done.move()));
  }
}
