package org.luoshi.spark;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.org.Organisation;

/// Who is judged with whom: every bearer belongs to exactly one division, so that no obligation is
/// judged twice and none is left out.
///
/// A division is named for the unit at its head: the one so many levels below the root (1: a
/// top-level subtree) above which the bearer stood on its last day; a unit nearer to the root is a
/// division of its own. A person belongs to the division of the unit of its last listed
/// appointment. Where a bearer stood before changes nothing: the division only says where it is
/// judged, and where it counts is asked of the tree of the day.
final class Divisions {

  /// Where bearers of unknown units are judged.
  static final String NOWHERE = "(nowhere)";

  private final Organisation organisation;
  private final int level;
  private final Map<String, String> homes = new HashMap<>();
  private final Map<String, List<String>> bearers = new LinkedHashMap<>();
  private final Map<String, Set<String>> appointees = new HashMap<>();

  Divisions(Organisation organisation, int level) {
    this.organisation = organisation;
    this.level = level;
    organisation.units().keySet().forEach(unit -> settle(unit, headOf(unit)));
    for (var held : organisation.appointments().reversed()) {
      if (!homes.containsKey(held.person())) {
        settle(held.person(), homes.getOrDefault(held.unit(), NOWHERE));
      }
    }
    for (var held : organisation.appointments()) {
      appointees
          .computeIfAbsent(held.unit(), _ -> new LinkedHashSet<>())
          .add(homes.getOrDefault(held.person(), NOWHERE));
    }
  }

  private void settle(String bearer, String division) {
    homes.put(bearer, division);
    bearers.computeIfAbsent(division, _ -> new ArrayList<>()).add(bearer);
  }

  private String headOf(String unit) {
    var path = new LinkedHashSet<String>();
    var day = organisation.counting(unit, LocalDate.MAX);
    for (var at = unit; path.add(at); ) {
      var superior =
          organisation
              .unit(at)
              .flatMap(one -> one.superiorOn(day))
              .flatMap(organisation::unit)
              .filter(above -> above.livesOn(day));
      if (superior.isEmpty()) {
        break;
      }
      at = superior.get().id();
    }
    var down = List.copyOf(path).reversed();
    return down.get(Math.min(level, down.size() - 1));
  }

  Set<String> names() {
    return Collections.unmodifiableSet(bearers.keySet());
  }

  List<String> bearersOf(String division) {
    return bearers.getOrDefault(division, List.of());
  }

  /// Where the bearer is judged; where it is nobody, where nothing is.
  String home(String bearer) {
    return homes.getOrDefault(bearer, NOWHERE);
  }

  /// The divisions of everybody who could have to do with the unit as a superior: all units ever
  /// above it and everybody ever appointed at one of them. More than there are, never fewer.
  Set<String> above(String unit) {
    var divisions = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<>(Set.of(unit));
    var open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      var next = open.pop();
      divisions.add(home(next));
      divisions.addAll(appointees.getOrDefault(next, Set.of()));
      organisation
          .unit(next)
          .ifPresent(one ->
              one.superiors().changes().values().stream().filter(seen::add).forEach(open::add));
    }
    return divisions;
  }
}
