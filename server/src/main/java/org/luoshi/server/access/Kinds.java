package org.luoshi.server.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;

/// Who may write which kind of record about which unit: the one question that forms, imports and
/// the API ask.
///
/// The pack says which roles write a kind (`by`); the post's scope says where. What belongs to no
/// unit is written by those who reach the root of the tree.
public final class Kinds {

  private static final String WAIVER = "waiver";
  private static final String NIL = "nil";

  private Kinds() {}

  /// Whether the actor's role writes this kind at all, somewhere.
  public static boolean may(Actor actor, RecordKind kind) {
    var right =
        switch (kind.id()) {
          case WAIVER -> Right.GRANT_WAIVER;
          case NIL -> Right.DECLARE_NIL;
          case "unit", "unit-change", "appointment" -> Right.CHANGE_ORGANISATION;
          default -> Right.RECORD;
        };
    return actor.may(right) && kind.by().contains(actor.held().role().code());
  }

  /// Whether the actor may write a record of the kind that is the unit's on the day.
  public static boolean may(
      Actor actor,
      RecordKind kind,
      @Nullable String unit,
      LocalDate day,
      Organisation organisation) {
    return may(actor, kind, unit, organisation.treeOn(day));
  }

  /// The same in the tree of the record's day, for many records of one day.
  public static boolean may(Actor actor, RecordKind kind, @Nullable String unit, Tree tree) {
    return may(actor, kind) && reaches(actor.scope(), unit, tree);
  }

  private static boolean reaches(Scope scope, @Nullable String unit, Tree tree) {
    if (scope.isWhole()) {
      return true;
    }
    if (unit == null || unit.isEmpty()) {
      return scope.below() && isTheRoot(tree, scope.unit());
    }
    return scope.reaches(tree, unit);
  }

  /// Whether the unit is the only root: then it is the whole house.
  private static boolean isTheRoot(Tree tree, String unit) {
    return !tree.preorder().isEmpty()
        && tree.preorder().getFirst().equals(unit)
        && tree.subtree(unit).size() == tree.preorder().size();
  }

  /// The kinds that the actor writes, in the order of the pack.
  public static List<RecordKind> writtenBy(Actor actor, Iterable<RecordKind> kinds) {
    var written = new java.util.ArrayList<RecordKind>();
    for (var kind : kinds) {
      if (may(actor, kind)) {
        written.add(kind);
      }
    }
    return List.copyOf(written);
  }
}
