package org.luoshi.server.obligations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Paths;

/// The reach of figures for a unit or for somebody's scope: what lay at or below the unit on its
/// own day.
public final class Reaches {

  private Reaches() {}

  /// Of a unit with all below it; the only root of the tree is the whole house, and so is the empty
  /// unit.
  public static Reach of(Board board, String unit, LocalDate asOf) {
    return of(board, new Scope(unit, true, null, true), asOf);
  }

  /// Of a scope: of duties that bind other persons only where the scope shows them.
  public static Reach of(Board board, Scope scope, LocalDate asOf) {
    return isWhole(board, scope, asOf)
        ? Reach.WHOLE
        : new Within(new Paths(board.organisation()), scope);
  }

  /// The same, asked by numbers instead of paths: for those who ask about everything there is.
  static Reach of(Places places, Board board, Scope scope, LocalDate asOf) {
    return isWhole(board, scope, asOf)
        ? Reach.WHOLE
        : new Near(places, places.find(scope.unit()), scope);
  }

  private static boolean isWhole(Board board, Scope scope, LocalDate asOf) {
    return scope.othersToo() && scope.below() && isAll(board, scope.unit(), asOf);
  }

  /// Whether the unit stands for the whole house on the day: it is the tree's only root.
  public static boolean isAll(Board board, String unit, LocalDate asOf) {
    if (unit.isEmpty()) {
      return true;
    }
    var tree = board.treeOn(asOf);
    return !tree.preorder().isEmpty()
        && tree.preorder().getFirst().equals(unit)
        && tree.subtree(unit).size() == tree.preorder().size();
  }

  /// Whether the scope shows all there is of the unit and below: the numbers of a unit are told to
  /// nobody who may not see everything they count.
  public static boolean sees(Board board, Scope scope, String unit, LocalDate asOf) {
    return scope.othersToo()
        && scope.below()
        && (isAll(board, scope.unit(), asOf)
            || !unit.isEmpty() && scope.reaches(board.treeOn(asOf), unit));
  }

  /// Of duties that bind persons, one's own; others' only where the scope shows them.
  private static boolean isShown(Scope scope, Judgement judgement) {
    return scope.othersToo()
        || !(judgement.obligation().bearer() instanceof Bearer.OfHolder(var person, var _))
        || person.equals(scope.person());
  }

  /// What lay within the scope's unit on its day.
  private record Within(Paths paths, Scope scope) implements Reach {

    @Override
    public boolean holds(@Nullable String unit, LocalDate day) {
      if (scope.unit().isEmpty()) {
        return true;
      }
      if (unit == null || !scope.below()) {
        return scope.unit().equals(unit);
      }
      return unit.equals(scope.unit())
          || paths.of(unit, day).contains("/" + Paths.segment(scope.unit()) + "/");
    }

    @Override
    public boolean holds(Judgement judgement) {
      return isShown(scope, judgement)
          && holds(judgement.obligation().unit(), judgement.countedOn());
    }
  }

  /// The same by the numbers of units.
  private record Near(Places places, int root, Scope scope) implements Reach {

    @Override
    public boolean holds(@Nullable String unit, LocalDate day) {
      if (scope.unit().isEmpty()) {
        return true;
      }
      if (unit == null || !scope.below()) {
        return scope.unit().equals(unit);
      }
      int number = places.find(unit);
      return number != Places.NOBODY
          && (number == root || places.on(places.counting(unit, day)).isWithin(number, root));
    }

    @Override
    public boolean holds(Judgement judgement) {
      return isShown(scope, judgement)
          && holds(judgement.obligation().unit(), judgement.countedOn());
    }
  }
}
