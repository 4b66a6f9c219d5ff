package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.org.Names;

/// Works out the records of a change of units: what is to be written, and what is wrong with the
/// wish.
///
/// The place of a finding is the field of the form that it speaks of.
final class UnitDrafts {

  private final Facts facts;
  private final Leftovers leftovers;
  private final List<Draft.Step> steps = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  UnitDrafts(Facts facts, Leftovers leftovers) {
    this.facts = facts;
    this.leftovers = leftovers;
  }

  Draft found(Change.Found change) {
    founding(change, "code");
    return done();
  }

  Draft rename(Change.Rename change) {
    var unit = living(change.unit(), change.day(), "day");
    if (unit != null) {
      if (unit.nameOn(change.day()).equals(Names.shown(change.name()))) {
        wrong("org-same-name", "name", change.name());
      }
      warnOfNamesake(change.name(), change.unit(), change.day());
      var more = Words.of().text("name", Names.shown(change.name()));
      row(change.unit(), "renamed", change.day(), more);
    }
    return done();
  }

  Draft move(Change.Move change) {
    var unit = living(change.unit(), change.day(), "day");
    if (unit != null) {
      if (unit.superiorOn(change.day()).filter(change.superior()::equals).isPresent()) {
        wrong("org-same-superior", "into", name(change.superior(), change.day()));
      }
      row(change.unit(), "moved", change.day(), Words.of().text("into", change.superior()));
    }
    return done();
  }

  Draft count(Change.Count change) {
    if (living(change.unit(), change.day(), "day") != null) {
      if (change.staff() == null && change.members() == null) {
        wrong("org-nothing-counted", "staff");
      }
      var more = Words.of().count("staff", change.staff()).count("members", change.members());
      row(change.unit(), "counted", change.day(), more);
    }
    return done();
  }

  Draft merge(Change.Merge change) {
    if (change.founds() != null) {
      founding(change.founds(), "new-code");
    } else {
      living(change.into(), change.day(), "into");
    }
    var ending = new LinkedHashSet<>(change.units());
    ending.remove(change.into());
    if (ending.isEmpty() || change.units().size() + (change.founds() == null ? 1 : 0) < 2) {
      wrong("org-nothing-to-merge", "units");
    }
    for (var unit : ending) {
      if (living(unit, change.day(), "units") != null) {
        row(unit, "merged", change.day(), Words.of().text("into", change.into()));
        leave(unit, change.into(), ending, change.remains(), change.day());
      }
    }
    return done();
  }

  Draft split(Change.Split change) {
    change.founds().forEach(part -> founding(part, "parts"));
    change.into().forEach(part -> living(part, change.day(), "parts"));
    if (living(change.unit(), change.day(), "day") == null) {
      return done();
    }
    var into = new ArrayList<String>();
    if (change.stays()) {
      into.add(change.unit());
    }
    change.founds().forEach(part -> into.add(part.code()));
    into.addAll(change.into());
    if (into.size() < 2 || new LinkedHashSet<>(into).size() < into.size()) {
      wrong("org-nothing-to-split", "parts");
    }
    row(change.unit(), "split", change.day(), Words.of().text("into", String.join("、", into)));
    if (!change.stays()) {
      var heir = into.isEmpty() ? "" : into.getFirst();
      leave(change.unit(), heir, Set.of(change.unit()), change.remains(), change.day());
    }
    return done();
  }

  Draft close(Change.Close change) {
    if (living(change.unit(), change.day(), "day") != null) {
      if (!change.into().isEmpty()) {
        if (change.into().equals(change.unit())) {
          wrong("org-own-heir", "into");
        }
        living(change.into(), change.day(), "into");
      }
      row(change.unit(), "closed", change.day(), Words.of().text("into", change.into()));
      leave(change.unit(), change.into(), Set.of(change.unit()), change.remains(), change.day());
    }
    return done();
  }

  private Draft done() {
    return new Draft(steps, found);
  }

  private void leave(
      String unit, String heir, Set<String> ending, Change.Remains remains, LocalDate day) {
    leftovers.of(new Leftovers.Leaving(unit, heir, ending, remains, day), steps, found);
  }

  private void founding(Change.Found change, String field) {
    if (facts.records().values().stream()
        .map(one -> one.record())
        .filter(one -> one.kind().equals(org.luoshi.server.org.Organisations.UNIT))
        .filter(one -> one.state() == org.luoshi.engine.record.WorkRecord.State.ACTIVE)
        .anyMatch(one ->
            one.value("code")
                .map(code -> Names.normal(code.toString()).equals(change.code()))
                .orElse(false))) {
      wrong("org-code-taken", field, change.code());
    }
    warnOfNamesake(change.name(), change.code(), change.day());
    if (!change.superior().isEmpty()) {
      living(change.superior(), change.day(), "superior");
    }
    steps.add(new Draft.Enter(Words.founding(change)));
  }

  private void row(String unit, String what, LocalDate day, Words more) {
    var said = Words.change(unit, what, day, more);
    if (facts.active(said.id()).isPresent()) {
      wrong("org-change-there", "day", name(unit, day), day);
    }
    steps.add(new Draft.Enter(said));
  }

  /// The unit if it lives on the day; an error at the field where it does not. A change on the day
  /// of founding is a correction of the founding, not a change.
  private @org.jspecify.annotations.Nullable Unit living(String id, LocalDate day, String field) {
    var unit = facts.unit(id).orElse(null);
    if (unit == null || !unit.livesOn(day)) {
      wrong("org-not-living", field, unit == null ? id : unit.nameOn(day), day);
      return null;
    }
    return unit;
  }

  private void warnOfNamesake(String name, String unit, LocalDate day) {
    var normal = Names.normal(name);
    facts.organisation().livingOn(day).stream()
        .filter(one -> !one.id().equals(unit) && Names.normal(one.nameOn(day)).equals(normal))
        .findFirst()
        .ifPresent(one ->
            found.add(
                Diagnostic.warning("org-namesake", new Place.Subject("name"), name, one.id())));
  }

  private String name(String unit, LocalDate day) {
    return facts.unit(unit).map(one -> one.nameOn(day)).orElse(unit);
  }

  private void wrong(String code, String field, Object... values) {
    found.add(Diagnostic.error(code, new Place.Subject(field), values));
  }
}
