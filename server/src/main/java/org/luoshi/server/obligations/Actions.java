package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// What the actor may do about one obligation, as links to where it is done.
final class Actions {

  private Actions() {}

  static List<Choice> of(Judgement judgement, Actor actor, Page page) {
    var actions = new ArrayList<Choice>();
    var obligation = judgement.obligation();
    boolean settled =
        judgement.is(Status.MET) || judgement.is(Status.WAIVED) || judgement.is(Status.LATE);
    if (settled) {
      return actions;
    }
    var needs = obligation.duty().needs();
    if (actor.may(Right.RECORD) && needs != null) {
      actions.add(
          new Choice(to("/record", needs.record(), judgement, page), page.say("action.record")));
    }
    if (actor.may(Right.DECLARE_NIL)
        && obligation.duty().nilAllowed()
        && !judgement.is(Status.NIL)) {
      actions.add(new Choice(to("/nil/new", "", judgement, page), page.say("action.nil")));
    }
    if (actor.may(Right.ASK_WAIVER) || actor.may(Right.GRANT_WAIVER)) {
      actions.add(
          new Choice(
              to("/waivers/new", "", judgement, page),
              page.say(
                  actor.may(Right.GRANT_WAIVER) ? "action.grant-waiver" : "action.ask-waiver")));
    }
    return actions;
  }

  private static String to(String path, String kind, Judgement judgement, Page page) {
    var obligation = judgement.obligation();
    var values =
        new ArrayList<>(
            List.of(
                "unit",
                obligation.unit(),
                "duty",
                obligation.duty().id(),
                "term",
                obligation.occasion().label()));
    if (!kind.isEmpty()) {
      values.addAll(List.of("kind", kind));
    }
    if (obligation.bearer() instanceof Bearer.OfHolder(var person, var _)) {
      values.addAll(List.of("bearer", person));
    }
    return page.link(path, values.toArray(String[]::new));
  }
}
