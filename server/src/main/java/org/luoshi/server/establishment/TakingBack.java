package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History;
import org.luoshi.server.records.History.Version;

/// Works out how a mistaken change is taken back: what was entered with it is withdrawn, what was
/// corrected with it says again what it said before.
///
/// What came in a workbook is taken back alone. Nothing is taken back of which a part has been
/// changed since.
final class TakingBack {

  private final History versions;
  private final Set<String> kinds;

  /// @param kinds those a change may write: of the organisation, and cases
  TakingBack(History versions, Set<String> kinds) {
    this.versions = versions;
    this.kinds = kinds;
  }

  Draft of(Change.TakeBack change) {
    var found = new ArrayList<Diagnostic>();
    var mistake =
        versions.of(change.record()).stream()
            .filter(one -> one.number() == change.version())
            .findFirst();
    if (mistake.isEmpty()) {
      found.add(Diagnostic.error("entry-unknown", new Place.Subject("record"), change.record()));
      return new Draft(List.of(), found);
    }
    var steps = new ArrayList<Draft.Step>();
    for (var one : together(mistake.get())) {
      if (!one.isCurrent()) {
        found.add(
            Diagnostic.error("org-changed-since", new Place.Subject("record"), one.record().id()));
      } else if (one.number() == 1) {
        steps.add(new Draft.Withdraw(one.record(), one.number()));
        checkUnused(one, found);
      } else {
        steps.add(back(one));
      }
    }
    return new Draft(steps, found);
  }

  private List<Version> together(Version mistake) {
    return mistake.importId().isEmpty()
        ? versions.enteredAt(kinds, mistake.record().entered()).stream()
            .filter(one -> one.actor().equals(mistake.actor()))
            .toList()
        : List.of(mistake);
  }

  private Draft.Step back(Version one) {
    var former =
        versions.of(one.record().id()).stream()
            .filter(other -> other.number() == one.number() - 1)
            .findFirst()
            .orElseThrow()
            .record();
    return former.state() == org.luoshi.engine.record.WorkRecord.State.ACTIVE
        ? new Draft.Correct(former, one.record(), one.number())
        : new Draft.Withdraw(one.record(), one.number());
  }

  /// A unit's founding can be taken back only where no work of it was recorded.
  private void checkUnused(Version one, List<Diagnostic> found) {
    if (one.record().kind().equals(Organisations.UNIT)) {
      var code = one.record().value("code").map(Object::toString).orElse("");
      int records = versions.countBeside(Facts.KINDS, code);
      if (records > 0) {
        found.add(Diagnostic.error("org-has-records", new Place.Subject("record"), code, records));
      }
    }
  }
}
