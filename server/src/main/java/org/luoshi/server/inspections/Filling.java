package org.luoshi.server.inspections;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.assess.Sheet;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.time.Term;
import org.luoshi.server.access.Scope;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.obligations.Wanted;

/// What judgements fill in: for each duty of a checklist how many of the unit's own obligations of
/// the term were met, of those that were met, late, declared nil or missed.
///
/// Met in time and nil count as met. What is still open, let off or not yet visible counts neither
/// way. It is judged today, or on the last day of the term's year where that has passed.
record Filling(Handling handling, Term term) {

  private static final int MOST = 10_000;

  Map<String, Sheet.Counted> of(ChecklistText.Scale scale, String unit) {
    var counted = new HashMap<String, Sheet.Counted>();
    scale.checklist().duties().forEach(duty -> counted.put(duty, counted(duty, unit)));
    return counted;
  }

  private Sheet.Counted counted(String duty, String unit) {
    int met = 0;
    int owed = 0;
    var listed =
        handling
            .desk()
            .day(judged())
            .view(Scope.WHOLE)
            .list(Wanted.ALL.ofUnit(unit, false).ofDuty(duty), Optional.empty(), MOST);
    for (var one : listed.judgements()) {
      if (term.contains(one.obligation().rollsUpOn())) {
        boolean isMet = one.status() == Status.MET || one.status() == Status.NIL;
        met += isMet ? 1 : 0;
        owed += isMet || one.status() == Status.LATE || one.status() == Status.MISSED ? 1 : 0;
      }
    }
    return new Sheet.Counted(met, owed);
  }

  private LocalDate judged() {
    var end = term.last().withDayOfYear(term.last().lengthOfYear());
    return handling.today().isAfter(end) ? end : handling.today();
  }
}
