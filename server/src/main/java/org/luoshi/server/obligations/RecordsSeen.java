package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Paths;
import org.luoshi.server.records.Within;

/// Which records of an image a scope sees: the rule of [Within], told without asking the database.
///
/// For one request: it keeps where units stood.
public final class RecordsSeen {

  private final Within within;
  private final Board board;
  private final Paths paths;
  private final Map<Stood, Boolean> known = new HashMap<>();

  private record Stood(String unit, LocalDate since) {}

  private RecordsSeen(Within within, Board board) {
    this.within = within;
    this.board = board;
    this.paths = new Paths(board.organisation());
  }

  public static RecordsSeen of(Board board, Scope scope, LocalDate today) {
    return new RecordsSeen(within(board, scope, today), board);
  }

  /// The records that a scope sees: its own unit's, and by their paths those of all that is or was
  /// below it; what stands at the only root sees what belongs to no unit too.
  public static Within within(Board board, Scope scope, LocalDate today) {
    if (scope.isWhole() || (scope.below() && isOnlyRoot(board, scope.unit(), today))) {
      return Within.ALL;
    }
    var paths =
        scope.below() ? new Paths(board.organisation()).ever(scope.unit()) : List.<String>of();
    return new Within(paths, scope.unit());
  }

  private static boolean isOnlyRoot(Board board, String unit, LocalDate today) {
    var tree = board.treeOn(today);
    return !tree.preorder().isEmpty() && tree.subtree(unit).size() == tree.preorder().size();
  }

  /// Whether it sees everything, also what belongs to no unit.
  public boolean isAll() {
    return within.isAll();
  }

  public boolean holds(WorkRecord record) {
    var unit = record.unit();
    if (within.isAll()) {
      return true;
    }
    if (unit == null) {
      return false;
    }
    if (unit.equals(within.unit())) {
      return true;
    }
    var effective = record.effective();
    var day = effective == null ? LocalDate.ofInstant(record.entered(), ZoneOffset.UTC) : effective;
    var on = board.organisation().counting(unit, day);
    return known.computeIfAbsent(
        new Stood(unit, board.judge().forest().since(on)),
        _ -> {
          var path = paths.of(unit, on);
          return within.paths().stream().anyMatch(path::startsWith);
        });
  }
}
