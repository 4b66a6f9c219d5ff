package org.luoshi.server.work;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Role;
import org.luoshi.server.org.Organisations;

/// Which kinds of record a post writes by hand, as it follows from what the pack declares.
///
/// The organisation, waivers and nil reports have pages of their own; a parent is told by its
/// children. What proves that a unit was looked at, and a case whose limit the case itself sets, is
/// written by somebody above the unit it speaks of; the unit then says only when it was done.
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
    if (!actor.may(Right.RECORD)
        || ELSEWHERE.contains(kind.id())
        || parents().contains(kind.id())) {
      return false;
    }
    return switch (actor.held().role()) {
      case ENQUIRY_DESK -> kind.isCase() && !isFromAbove(kind);
      case INSPECTOR -> isFromAbove(kind);
      default -> !isFromAbove(kind) || actor.held().role().below();
    };
  }

  private Set<String> parents() {
    var parents = new HashSet<String>();
    programme.records().values().stream()
        .filter(kind -> kind.of() != null)
        .forEach(kind -> parents.add(kind.of().kind()));
    return parents;
  }

  /// Whether such a record is written by somebody above the unit it speaks of, never by the unit
  /// itself.
  boolean isFromAbove(RecordKind kind) {
    return kind.roles().unit() != null
        && programme.duties().values().stream()
            .anyMatch(duty -> looksAtUnits(duty, kind) || setsItsLimit(duty, kind));
  }

  private static boolean looksAtUnits(Duty duty, RecordKind kind) {
    return duty.rhythm() instanceof Duty.Covers(var _, var target)
        && target instanceof Duty.UnitsOf
        && duty.needs() != null
        && duty.needs().record().equals(kind.id())
        && duty.needs().object() == null;
  }

  private static boolean setsItsLimit(Duty duty, RecordKind kind) {
    return duty.rhythm() instanceof Duty.ForEach(var of)
        && of.equals(kind.id())
        && kind.isCase()
        && duty.deadline().rule() instanceof Deadline.Until;
  }

  /// The fields the unit itself may fill in of a record from above: when it was done.
  Set<String> answerFields(RecordKind kind) {
    var closes = kind.roles().closes();
    return isFromAbove(kind) && closes != null ? Set.of(closes) : Set.of();
  }

  /// Whether the role is one that looks at units from above.
  static boolean isAbove(Role role) {
    return role.below();
  }
}
