package org.luoshi.server.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.org.Organisations;

/// Which kinds of record a post writes by hand: those the pack gives to its role.
///
/// The organisation, waivers and nil reports have pages of their own; a parent is told by its
/// children. A kind that neither officers nor heads write comes from above: nobody writes one about
/// their own unit, and of a case the unit itself only says when it was done.
record Kinds(Programme programme) {

  static final String WAIVER = "waiver";
  static final String NIL = "nil";
  static final List<String> ORGANISATION =
      List.of(Organisations.UNIT, Organisations.CHANGE, Organisations.APPOINTMENT);

  private static final Set<String> ELSEWHERE =
      Set.of(Organisations.UNIT, Organisations.CHANGE, Organisations.APPOINTMENT, WAIVER, NIL);

  /// The kinds the actor may write, in the order of the pack.
  List<RecordKind> of(Actor actor) {
    return programme.records().values().stream().filter(kind -> mayWrite(actor, kind)).toList();
  }

  boolean mayWrite(Actor actor, RecordKind kind) {
    return actor.may(Right.RECORD)
        && org.luoshi.server.access.Kinds.may(actor, kind)
        && !ELSEWHERE.contains(kind.id())
        && !parents().contains(kind.id());
  }

  private Set<String> parents() {
    var parents = new HashSet<String>();
    for (var kind : programme.records().values()) {
      if (kind.of() != null) {
        parents.add(kind.of().kind());
      }
    }
    return parents;
  }

  /// Whether such a record is written by somebody above the unit it speaks of, never by the unit
  /// itself.
  boolean isFromAbove(RecordKind kind) {
    return kind.roles().unit() != null
        && kind.by().stream().noneMatch(RecordKind.USUAL_WRITERS::contains);
  }

  /// The fields the unit itself may fill in of a case from above: when it was done.
  Set<String> answerFields(RecordKind kind) {
    var closes = kind.roles().closes();
    return isFromAbove(kind) && closes != null ? Set.of(closes) : Set.of();
  }
}
