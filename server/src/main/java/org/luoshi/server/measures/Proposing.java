package org.luoshi.server.measures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.flow.Flows;
import org.luoshi.engine.judgement.Ladder;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.Reach;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.obligations.Wanted;

/// Opens what the ladder of the pack proposes, each once, for a person to decide or decline.
///
/// A proposal names the rung and the obligations it rests on, which that rung never counts again;
/// whoever asks for it is not its proposer: the rule is.
final class Proposing {

  private final Matters matters;

  Proposing(Matters matters) {
    this.matters = matters;
  }

  /// Opens what is not there yet for units below the actor's, and says how many those were.
  int propose(Handling handling) {
    return handling
        .desk()
        .database()
        .inTransaction(() -> {
          handling
              .desk()
              .database()
              .sql()
              .sql("select pg_advisory_xact_lock(hashtextextended('measure-proposals', 19))")
              .query((_, _) -> true)
              .single();
          var there = new HashSet<String>();
          var counted = new HashSet<Ladder.Counted>();
          for (var one : known(handling)) {
            there.add(one.subject());
            one.says("obligations")
                .lines()
                .forEach(id -> counted.add(new Ladder.Counted(one.says("rung"), id)));
          }
          var opened = new ArrayList<String>();
          for (var proposal : proposals(handling, counted)) {
            if (handling.isBelow(proposal.last().obligation().unit()) && there.add(proposal.id())) {
              matters.open(opening(proposal, handling), byRule(handling));
              opened.add(proposal.id());
            }
          }
          return opened.size();
        });
  }

  /// All that was ever proposed or opened, wherever its unit stood then.
  private List<Matter> known(Handling handling) {
    return handling.desk().database().inReach(Reach.WHOLE, () -> matters.all(Flows.MEASURE.id()));
  }

  /// The house itself opens it, at the unit that will decide.
  private static Matters.By byRule(Handling handling) {
    return new Matters.By(handling.desk().now(), "", "", handling.unit());
  }

  private static List<Ladder.Proposal> proposals(Handling handling, Set<Ladder.Counted> counted) {
    var board = handling.desk().board();
    var today = handling.today();
    var scope = new Scope(handling.actor().scope().unit(), true, null, true);
    var judgements =
        handling
            .desk()
            .day(today)
            .view(scope)
            .list(Wanted.ALL, Optional.empty(), Integer.MAX_VALUE)
            .judgements();
    return new Ladder(board.programme().consequences(), board.calendar())
        .proposals(judgements, today, counted);
  }

  private static Matters.Opening opening(Ladder.Proposal proposal, Handling handling) {
    var last = proposal.last().obligation();
    var measure = Objects.requireNonNull(proposal.rule().measure());
    var content = new LinkedHashMap<String, String>();
    content.put("measure", measure);
    content.put(
        "grounds",
        handling.say(
            "measures.by-rule", handling.in(last.duty().title()), proposal.missed().size()));
    content.put(
        "obligations",
        String.join("\n", proposal.missed().stream().map(one -> one.obligation().id()).toList()));
    content.put("rung", proposal.rung());
    var person = last.bearer() instanceof Bearer.OfHolder(var id, var _) ? id : null;
    return Measures.opening(
        last.unit(),
        person,
        proposal.id(),
        Measures.title(measure, last.unit(), handling),
        content,
        handling);
  }
}
