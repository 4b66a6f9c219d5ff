package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// All units with their histories, who held which post when, and what became of merged and split
/// units.
///
/// Every question is asked for a day; nothing here knows today.
public record Organisation(
    Map<String, Unit> units, List<Appointment> appointments, List<Succession> successions) {

  /// On the day, the one unit's work passed to the other.
  public record Succession(String from, String to, LocalDate day) {}

  public Organisation {
    units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    appointments = List.copyOf(appointments);
    successions = List.copyOf(successions);
  }

  public static Organisation empty() {
    return new Organisation(Map.of(), List.of(), List.of());
  }

  public Optional<Unit> unit(String id) {
    return Optional.ofNullable(units.get(id));
  }

  public List<Unit> livingOn(LocalDate day) {
    return units.values().stream().filter(unit -> unit.livesOn(day)).toList();
  }

  /// The day on whose tree something of the unit counts that lies on this day: see [Unit#nearest].
  public LocalDate counting(String unit, LocalDate day) {
    var known = units.get(unit);
    return known == null ? day : known.nearest(day);
  }

  /// The tree of the units living on the day.
  public Tree treeOn(LocalDate day) {
    return Tree.of(this, day);
  }

  /// What is wrong with it: superiors unknown or not yet living, units that are their own
  /// ancestors, appointments to unknown units.
  public List<Diagnostic> faults() {
    var faults = new ArrayList<Diagnostic>();
    var days = new TreeSet<LocalDate>();
    for (var unit : units.values()) {
      unit.superiors().changes().forEach((day, superior) -> faultOf(unit, day, superior, faults));
      days.addAll(unit.superiors().changes().keySet());
      days.add(unit.founded());
    }
    var reported = new TreeSet<String>();
    for (var day : days) {
      for (var unit : livingOn(day)) {
        ownAncestor(unit, day)
            .filter(reported::add)
            .ifPresent(id ->
                faults.add(
                    Diagnostic.error(
                        "org-own-ancestor",
                        new Place.Subject(unit.nameOn(day)),
                        unit.nameOn(day),
                        day)));
      }
    }
    for (var appointment : appointments) {
      if (!units.containsKey(appointment.unit())) {
        faults.add(
            Diagnostic.error(
                "org-unknown-unit", new Place.Subject(appointment.person()), appointment.unit()));
      }
    }
    return faults;
  }

  private void faultOf(Unit unit, LocalDate day, String superior, List<Diagnostic> faults) {
    if (superior.isEmpty()) {
      return;
    }
    var place = new Place.Subject(unit.nameOn(day));
    var above = units.get(superior);
    if (above == null) {
      faults.add(Diagnostic.error("org-unknown-superior", place, unit.nameOn(day), superior));
    } else if (!above.livesOn(day) && unit.livesOn(day)) {
      faults.add(
          Diagnostic.error(
              "org-superior-not-living", place, unit.nameOn(day), above.nameOn(day), day));
    }
  }

  private Optional<String> ownAncestor(Unit unit, LocalDate day) {
    var slow = unit.superiorOn(day);
    for (int steps = 0; slow.isPresent(); steps++) {
      if (slow.get().equals(unit.id())) {
        return Optional.of(unit.id());
      }
      if (steps > units.size()) {
        return Optional.empty();
      }
      slow = unit(slow.get()).flatMap(above -> above.superiorOn(day));
    }
    return Optional.empty();
  }
}
