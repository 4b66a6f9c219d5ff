package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History.Version;

/// Who sees more or less once the organisation is another from a day on, and what a closing unit
/// leaves open.
record Difference(Organisation before, Organisation after, LocalDate day) {

  List<Preview.Sight> sights(Draft draft) {
    var sights = new ArrayList<Preview.Sight>();
    for (var unit : unitsOf(draft)) {
      if (!livesOnBothSides(unit)) {
        continue;
      }
      var old = above(before, unit);
      var young = above(after, unit);
      old.stream()
          .filter(superior -> !young.contains(superior))
          .forEach(superior -> add(sights, unit, superior, false, before));
      young.stream()
          .filter(superior -> !old.contains(superior))
          .forEach(superior -> add(sights, unit, superior, true, after));
    }
    for (var step : draft.steps()) {
      post(step, sights);
    }
    return sights;
  }

  /// A unit that begins or ends changes nobody's sight of what was.
  private boolean livesOnBothSides(String unit) {
    return before.unit(unit).filter(one -> one.livesOn(day)).isPresent()
        && after.unit(unit).filter(one -> one.livesOn(day)).isPresent();
  }

  private static LinkedHashSet<String> unitsOf(Draft draft) {
    var units = new LinkedHashSet<String>();
    for (var step : draft.steps()) {
      if (!step.said().kind().equals(Organisations.APPOINTMENT)) {
        step.said().value("code").ifPresent(code -> units.add(code.toString()));
      }
    }
    return units;
  }

  /// The unit's superiors on the day, or on the last day it lived before.
  private List<String> above(Organisation organisation, String unit) {
    return organisation
        .unit(unit)
        .filter(one -> one.livesOn(day))
        .map(_ -> organisation.treeOn(day).above(unit))
        .orElse(List.of());
  }

  private void add(
      List<Preview.Sight> sights,
      String unit,
      String superior,
      boolean gains,
      Organisation organisation) {
    var posts =
        organisation.appointments().stream()
            .filter(held -> held.unit().equals(superior) && held.heldOn(day))
            .toList();
    sights.add(new Preview.Sight(unit, superior, gains, posts));
  }

  /// A post taken gives sight of its unit, a post left takes it away.
  private static void post(Draft.Step step, List<Preview.Sight> sights) {
    var said = step.said();
    var unit = said.unit();
    if (!said.kind().equals(Organisations.APPOINTMENT) || unit == null) {
      return;
    }
    boolean gains = step instanceof Draft.Enter;
    sights.add(
        new Preview.Sight(
            unit,
            unit,
            gains,
            List.of(
                new Appointment(
                    String.valueOf(said.person()),
                    unit,
                    said.day("from").orElse(LocalDate.MIN),
                    said.day("until").orElse(null),
                    java.util.Map.of(
                        "post", said.value("post").map(Object::toString).orElse(""))))));
  }

  /// The open cases of units that end, each with the unit that takes it over.
  static List<Preview.Left> left(Draft draft, List<Version> cases) {
    var left = new ArrayList<Preview.Left>();
    for (var open : cases) {
      left.add(
          new Preview.Left(String.valueOf(open.record().unit()), open.record(), heir(open, draft)));
    }
    return left;
  }

  private static String heir(Version open, Draft draft) {
    return draft.steps().stream()
        .map(Draft.Step::said)
        .filter(said -> said.id().equals(open.record().id()))
        .map(WorkRecord::unit)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
