package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.server.org.Organisations;

/// A change as the records that would be written for it, in their order, and what is wrong with it.
///
/// It is worked out from what is known; nothing is written by it.
record Draft(List<Step> steps, List<Diagnostic> found) {

  /// One record to be written.
  sealed interface Step {
    /// What the record will say; its id is that of its key, or provisional.
    WorkRecord said();
  }

  record Enter(WorkRecord said) implements Step {}

  /// A new version in place of the one named.
  record Correct(WorkRecord said, WorkRecord former, int version) implements Step {}

  record Withdraw(WorkRecord said, int version) implements Step {}

  Draft {
    steps = List.copyOf(steps);
    found = List.copyOf(found);
  }

  boolean isWrong() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /// The records as they will be once this is written.
  List<WorkRecord> after(List<WorkRecord> before) {
    var all = new LinkedHashMap<String, WorkRecord>();
    before.forEach(one -> all.put(one.id(), one));
    for (var step : steps) {
      var said = step.said();
      all.put(said.id(), step instanceof Withdraw ? in(said, WorkRecord.State.WITHDRAWN) : said);
    }
    return new ArrayList<>(all.values());
  }

  private static WorkRecord in(WorkRecord one, WorkRecord.State state) {
    return new WorkRecord(
        one.id(),
        one.kind(),
        one.unit(),
        one.person(),
        one.effective(),
        one.entered(),
        state,
        one.values());
  }

  /// The units whose own history, posts or cases it changes.
  Set<String> units() {
    var units = new LinkedHashSet<String>();
    for (var step : steps) {
      note(step.said(), units);
      if (step instanceof Correct(var _, var former, var _)) {
        note(former, units);
      }
    }
    return units;
  }

  private static void note(WorkRecord one, Set<String> units) {
    if (one.kind().equals(Organisations.UNIT) || one.kind().equals(Organisations.CHANGE)) {
      one.value("code").ifPresent(code -> units.add(code.toString()));
    } else if (one.unit() != null) {
      units.add(one.unit());
    }
  }

  /// The persons whose posts it changes.
  Set<String> persons() {
    var persons = new LinkedHashSet<String>();
    for (var step : steps) {
      if (step.said().kind().equals(Organisations.APPOINTMENT) && step.said().person() != null) {
        persons.add(step.said().person());
      }
    }
    return persons;
  }
}
