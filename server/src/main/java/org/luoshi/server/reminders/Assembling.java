package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.remind.Line;
import org.luoshi.engine.remind.Reminder;
import org.luoshi.engine.remind.Reminding;
import org.luoshi.engine.remind.Round;
import org.luoshi.server.obligations.Board;

/// Puts the digests of a round together: what the engine reminds of, sorted by who is to hear it
/// and may.
record Assembling(Board board, People people, Policy policy) {

  /// One digest for each person with something to hear, by account.
  ///
  /// @param told what was told already to an account for steps after the round began: a clock that
  ///   jumped ahead and came back
  List<Digest> digests(Round round, Function<String, Set<String>> told) {
    var day = round.day();
    var from = day.minusYears(1).withDayOfYear(1);
    var reminders =
        new Reminding(board.rules(), policy.habit()).in(round, board.judgements(from, day));
    var byAccount = new TreeMap<String, List<Reminder>>();
    for (var one : reminders) {
      var obligation = one.judgement().obligation();
      var tree = tree(board, obligation, day);
      var line = Line.of(obligation, board.organisation(), tree, people);
      for (var account : line.recipients(one.to())) {
        if (people.sees(account, one.judgement(), tree)) {
          byAccount.computeIfAbsent(account, _ -> new ArrayList<>()).add(one);
        }
      }
    }
    var digests = new ArrayList<Digest>();
    byAccount.forEach((account, all) -> {
      var known = told.apply(account);
      all.removeIf(one -> known.contains(one.key()));
      if (!all.isEmpty()) {
        digests.add(new Digest(account, day, all));
      }
    });
    return digests;
  }

  /// The tree of the day; for a unit that does not live on it, that of the nearest day it did.
  static Tree tree(Board board, Obligation one, LocalDate day) {
    return board.treeOn(board.organisation().counting(one.unit(), day));
  }
}
