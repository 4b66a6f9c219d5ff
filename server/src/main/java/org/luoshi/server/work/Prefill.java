package org.luoshi.server.work;

import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.server.access.Actor;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// The form that settles an obligation, with all filled in that the obligation itself says: unit,
/// person, term, what it serves, and the sort of work where only one will do.
record Prefill(Recording recording, Desk desk, Actor actor) {

  /// The address of the form; empty where no record settles it, or none that the actor may write.
  String href(Obligation one) {
    var needs = one.duty().needs();
    if (needs == null) {
      return ofCase(one);
    }
    var kind = desk.kind(needs.record());
    if (kind.isEmpty() || !recording.kinds().mayWrite(actor, kind.get())) {
      return "";
    }
    var values = new TreeMap<String, String>();
    whose(one, needs, kind.get(), values);
    occasion(one, needs, kind.get(), values);
    for (var condition : needs.where()) {
      if (condition instanceof Condition.OneOf(var field, var wanted) && wanted.size() == 1) {
        values.put(field, wanted.iterator().next());
      }
    }
    return Page.address("/record/" + kind.get().id(), RecordForm.named(values));
  }

  private String ofCase(Obligation one) {
    if (!(one.occasion() instanceof Occasion.Upon(var trigger, var _))) {
      return "";
    }
    return desk.catalogue()
        .find(trigger.id())
        .filter(kept -> recording.mayChange(actor, kept))
        .map(kept -> RecordLink.of(trigger.id()) + "/correct")
        .orElse("");
  }

  private static void whose(
      Obligation one, Needs needs, RecordKind kind, Map<String, String> values) {
    var roles = kind.roles();
    boolean coversUnits =
        one.duty().rhythm() instanceof Duty.Covers(var _, var target)
            && target instanceof Duty.UnitsOf;
    if (roles.unit() != null) {
      boolean ofCovered =
          coversUnits && needs.object() == null && one.occasion() instanceof Occasion.ForObject;
      values.put(
          roles.unit(),
          ofCovered && one.occasion() instanceof Occasion.ForObject(var _, var object)
              ? object
              : one.unit());
    }
    if (roles.person() != null && one.bearer() instanceof Bearer.OfHolder(var person, var _)) {
      values.put(roles.person(), person);
    }
  }

  private static void occasion(
      Obligation one, Needs needs, RecordKind kind, Map<String, String> values) {
    if (needs.term() != null) {
      one.occasion().term().ifPresent(term -> values.put(needs.term(), term.label()));
    }
    if (needs.object() == null) {
      return;
    }
    switch (one.occasion()) {
      case Occasion.ForObject(var _, var object) -> values.put(needs.object(), bare(object));
      case Occasion.Upon(var trigger, var day) -> {
        values.put(needs.object(), bare(trigger.id()));
        if (kind.of() != null && kind.of().date() != null) {
          values.put(kind.of().date(), day.toString());
        }
      }
      case Occasion.InTerm _ -> {}
    }
  }

  private static String bare(String id) {
    return id.substring(id.indexOf('/') + 1);
  }
}
