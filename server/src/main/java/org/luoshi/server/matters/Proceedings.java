package org.luoshi.server.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Refusal;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Refusals.NotThere;

/// Matters opened and moved: the flow asked, the part, what was said; the step, what follows from
/// it and the ledger entry in one transaction.
///
/// Pages and the API both come through here.
public final class Proceedings {

  private static final int LONGEST_REASON = 5_000;

  private final Procedure procedure;
  private final Matters matters;
  private final Handling handling;

  Proceedings(Procedure procedure, Matters matters, Handling handling) {
    this.procedure = procedure;
    this.matters = matters;
    this.handling = handling;
    if (!procedure.isOpen(handling.desk().board().programme())) {
      throw new NotThere();
    }
  }

  public Flow flow() {
    return procedure.flow();
  }

  public Handling handling() {
    return handling;
  }

  boolean mayOpen() {
    return procedure.openers().stream().anyMatch(handling.actor()::may);
  }

  /// All that the actor may see, the latest first.
  public List<Matter> seen() {
    return procedure.all(handling).stream().filter(one -> procedure.sees(one, handling)).toList();
  }

  /// The matter, if the actor may see it; else it is not there.
  public Matter seen(String number) {
    return procedure
        .find(RecordLink.plain(number), handling)
        .filter(one -> procedure.sees(one, handling))
        .orElseThrow(NotThere::new);
  }

  /// The moves that the actor may make on it now.
  public List<Move> moves(Matter matter) {
    return procedure.flow().from(matter.state()).stream()
        .filter(move -> procedure.plays(move.part(), matter, handling))
        .filter(move -> procedure.offers(matter, move, handling))
        .filter(move ->
            procedure
                .flow()
                .refused(move.id(), matter.course(), handling.actor().account())
                .isEmpty())
        .toList();
  }

  /// Opens what was said; all that is wrong is told at once.
  public List<Matter> open(Map<String, String> typed) {
    if (!mayOpen()) {
      throw new NotThere();
    }
    var said = Said.read(procedure.opening(handling), typed, handling);
    return handling
        .desk()
        .database()
        .inTransaction(() -> {
          var openings = procedure.opened(said, handling);
          said.refuseIfWrong();
          var opened = new ArrayList<Matter>();
          for (var one : openings) {
            var matter = matters.open(one, handling.by());
            procedure.follows(matter, Flow.OPENED, said, handling);
            opened.add(matter);
          }
          return List.copyOf(opened);
        });
  }

  /// Makes the move on the version that was seen.
  public Matter move(String number, String id, int version, Map<String, String> typed) {
    return handling
        .desk()
        .database()
        .inTransaction(() -> {
          var matter = seen(number);
          var move = procedure.flow().move(id).orElseThrow(NotThere::new);
          if (!procedure.plays(move.part(), matter, handling)) {
            throw new NotThere();
          }
          if (matter.version() != version) {
            throw new WrongInput(
                Diagnostic.error("matter-stale", new Place.Subject(""), matter.id()));
          }
          procedure
              .flow()
              .refused(id, matter.course(), handling.actor().account())
              .ifPresent(refusal -> refuse(refusal, matter));
          if (!procedure.offers(matter, move, handling)) {
            throw new WrongInput(
                Diagnostic.error("matter-not-now", new Place.Subject(""), id, matter.state()));
          }
          return moved(matter, move, typed);
        });
  }

  private Matter moved(Matter matter, Move move, Map<String, String> typed) {
    var said = Said.read(procedure.asks(matter, move, handling), typed, handling);
    var reason = typed.getOrDefault("reason", "").strip();
    if (move.reasoned() && reason.isEmpty()) {
      said.wrong("matter-missing", "reason");
    }
    if (reason.length() > LONGEST_REASON) {
      said.wrong("typed-long", "reason", reason.length(), LONGEST_REASON);
    }
    var after = procedure.after(matter, move, said, handling);
    said.refuseIfWrong();
    var change =
        new Matters.Change(
            move.id(),
            move.after(matter.state()),
            reason,
            said.all(),
            after.content(),
            after.due());
    var moved = matters.move(kept(matter), change, handling.by());
    procedure.follows(moved, move.id(), said, handling);
    return moved;
  }

  /// The matter as kept: one that was told by records alone is opened now, by the house.
  private Matter kept(Matter matter) {
    if (matter.version() > 0) {
      return matter;
    }
    var opening =
        new Matters.Opening(
            matter.id(),
            procedure.flow(),
            matter.programme(),
            matter.unit(),
            matter.path(),
            matter.owner(),
            matter.person(),
            matter.parent(),
            matter.subject(),
            matter.title(),
            matter.due(),
            matter.content());
    return matters.open(opening, new Matters.By(handling.desk().now(), "", "", matter.owner()));
  }

  private static void refuse(Refusal refusal, Matter matter) {
    var place = new Place.Subject("");
    throw new WrongInput(
        switch (refusal) {
          case Refusal.NoSuchMove(var move) ->
              Diagnostic.error("matter-not-now", place, move, matter.state());
          case Refusal.NotNow(var move, var state, var _) ->
              Diagnostic.error("matter-not-now", place, move, state);
          case Refusal.SamePerson(var move, var other) ->
              Diagnostic.error("matter-same-person", place, move, other);
        });
  }
}
