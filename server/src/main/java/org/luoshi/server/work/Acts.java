package org.luoshi.server.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.judgement.Explanations.Refused;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Refusal;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.server.access.Actor;
import org.luoshi.server.obligations.Actions;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// What the actor may do about an obligation: record what settles it, declare nil, ask to be let
/// off or let off. Only what the page behind the link will let it do.
record Acts(Desk desk, Recording recording, Actor actor, Page page) {

  /// For the explanation of an obligation, wherever it is opened.
  static Actions of(Desks desks) {
    return (explanation, actor, page) -> {
      var desk = desks.open();
      return new Acts(desk, new Recording(desk), actor, page)
          .on(explanation.judgement(), explanation.refused()).stream()
              .map(act -> new Choice(act.href(), act.title()))
              .toList();
    };
  }

  static boolean isOpen(Judgement one) {
    return one.is(Status.OPEN) || one.is(Status.UPCOMING) || one.is(Status.MISSED);
  }

  List<MineView.Act> on(Judgement one, List<Refused> refused) {
    var acts = new ArrayList<MineView.Act>();
    if (!isOpen(one)) {
      return acts;
    }
    var obligation = one.obligation();
    var exempting = new Exempting(desk);
    if (exempting.isNear(actor, obligation)) {
      record(obligation, refused, acts);
    }
    if (obligation.duty().nilAllowed() && exempting.mayDeclareNil(actor, one)) {
      acts.add(new MineView.Act(page.say("mine.nil"), exempt("/nil/new", obligation), false));
    }
    if (exempting.mayGrant(actor, one)) {
      acts.add(
          new MineView.Act(
              page.say("waiver.grant.title"), exempt("/waivers/new", obligation), false));
    } else if (exempting.mayAsk(actor, one)) {
      acts.add(
          new MineView.Act(page.say("mine.waiver"), exempt("/waivers/new", obligation), false));
    }
    return acts;
  }

  private void record(Obligation obligation, List<Refused> refused, List<MineView.Act> acts) {
    var undated = undated(refused);
    var form = undated.isEmpty() ? new Prefill(recording, desk, actor).href(obligation) : undated;
    if (!undated.isEmpty()) {
      acts.add(new MineView.Act(page.say("mine.date-it"), form, true));
    } else if (!form.isEmpty()) {
      var title = obligation.duty().needs() == null ? "mine.close" : "mine.record";
      acts.add(new MineView.Act(page.say(title), form, true));
    }
  }

  /// Where a record waits for its day (a directive received and not yet relayed), that one is
  /// filled in instead of writing another.
  private String undated(List<Refused> refused) {
    return refused.stream()
        .filter(not -> not.why() instanceof Refusal.Undated)
        .flatMap(not -> desk.catalogue().find(not.record().id()).stream())
        .filter(kept -> recording.mayChange(actor, kept))
        .map(kept -> RecordLink.of(kept.record().id()) + "/correct")
        .findFirst()
        .orElse("");
  }

  static String exempt(String path, Obligation one) {
    return Page.address(
        path,
        Map.of(
            "duty",
            one.duty().id(),
            "bearer",
            one.bearer().id(),
            "occasion",
            one.occasion().label()));
  }
}
