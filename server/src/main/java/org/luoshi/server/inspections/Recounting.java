package org.luoshi.server.inspections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.luoshi.engine.flow.Flows;
import org.luoshi.server.database.Reach;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.Pen;

/// Assessments scored anew by the house when a measure that takes points off is decided or lifted:
/// those of running campaigns of its term. One that was final is read and accepted again.
public final class Recounting implements BiConsumer<Matter, Handling> {

  private final Matters matters;

  public Recounting(Matters matters) {
    this.matters = matters;
  }

  @Override
  public void accept(Matter measure, Handling handling) {
    handling
        .desk()
        .database()
        .inReach(
            Reach.WHOLE,
            () -> {
              for (var one : matters.ofUnit(Flows.ASSESSMENT.id(), measure.unit())) {
                if (List.of("scored", "objected", "final").contains(one.state())) {
                  recount(one, measure, handling);
                }
              }
              return true;
            });
  }

  private void recount(Matter one, Matter measure, Handling handling) {
    var campaign = matters.find(String.valueOf(one.parent())).orElseThrow();
    var plan = Plan.of(campaign);
    var deductions = new Deductions(matters, handling);
    if (!campaign.state().equals("running") || !plan.term().contains(deductions.decided(measure))) {
      return;
    }
    var content = new LinkedHashMap<>(one.content());
    deductions.put(content, one.unit(), plan.term());
    SheetWords.sum(content, plan.scale());
    if (content.equals(one.content())) {
      return;
    }
    var move = Flows.ASSESSMENT.move(one.state().equals("final") ? "restate" : "recount");
    var state = move.orElseThrow().after(one.state());
    var due =
        state.equals("scored")
            ? plan.objectionUntil(handling.today(), handling.desk().board().calendar())
            : one.due();
    var said = Map.of("scores", one.says("score") + " → " + content.get("score"));
    var moved =
        matters.move(
            one,
            new Matters.Change(move.orElseThrow().id(), state, "", said, content, due),
            new Matters.By(handling.desk().now(), "", "", one.owner()));
    unwrite(moved, handling);
  }

  /// The record of a score that is no longer final counts no more until it is final again.
  static void unwrite(Matter one, Handling handling) {
    var record = one.says("record");
    if (one.state().equals("scored") && !record.isEmpty()) {
      new Pen(handling).giveBack(record, handling.say("assessments.unwritten"));
    }
  }
}
