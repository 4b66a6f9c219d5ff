package org.luoshi.server.establishment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Organisation.Succession;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.WorkRecord;

/// The part of a house that a change of its organisation can reach: the units changed, all that
/// ever stood below or above them, and the people who held posts there.
///
/// It may hold more than the change reaches, never less: what is judged in it before and after
/// differs exactly where the whole would.
record Excerpt(Set<String> units, Set<String> persons) {

  Excerpt {
    units = Set.copyOf(units);
    persons = Set.copyOf(persons);
  }

  /// What the changed units and persons reach in any of the organisations.
  static Excerpt of(Set<String> changed, Set<String> moving, List<Organisation> organisations) {
    var above = new HashMap<String, Set<String>>();
    var below = new HashMap<String, Set<String>>();
    for (var organisation : organisations) {
      for (var unit : organisation.units().values()) {
        for (var superior : unit.superiors().changes().values()) {
          above.computeIfAbsent(unit.id(), _ -> new HashSet<>()).add(superior);
          below.computeIfAbsent(superior, _ -> new HashSet<>()).add(unit.id());
        }
      }
    }
    var units = closure(changed, below);
    var persons = new HashSet<>(moving);
    for (var organisation : organisations) {
      organisation.appointments().stream()
          .filter(held -> units.contains(held.unit()))
          .forEach(held -> persons.add(held.person()));
    }
    for (var organisation : organisations) {
      organisation.appointments().stream()
          .filter(held -> persons.contains(held.person()))
          .forEach(held -> units.add(held.unit()));
    }
    return new Excerpt(closure(units, above), persons);
  }

  private static Set<String> closure(Set<String> of, Map<String, Set<String>> next) {
    var all = new HashSet<>(of);
    var open = new ArrayDeque<>(of);
    while (!open.isEmpty()) {
      for (var one : next.getOrDefault(open.pop(), Set.of())) {
        if (!one.isEmpty() && all.add(one)) {
          open.add(one);
        }
      }
    }
    return all;
  }

  Organisation of(Organisation organisation) {
    var kept = new LinkedHashMap<String, Unit>();
    organisation.units().values().stream()
        .filter(unit -> units.contains(unit.id()))
        .forEach(unit -> kept.put(unit.id(), unit));
    return new Organisation(
        kept,
        organisation.appointments().stream()
            .filter(held -> persons.contains(held.person()))
            .toList(),
        organisation.successions().stream().filter(this::holds).toList());
  }

  private boolean holds(Succession succession) {
    return units.contains(succession.from()) || units.contains(succession.to());
  }

  /// The records that anything in it can be judged by: its own, registers, and what sets duties
  /// off.
  List<WorkRecord> of(Rules rules, List<WorkRecord> records) {
    var shared = new HashSet<String>();
    for (var version : rules.versions()) {
      version.records().values().stream()
          .filter(kind -> kind.isRegister() || kind.roles().unit() == null)
          .forEach(kind -> shared.add(kind.id()));
      version.duties().values().stream()
          .flatMap(Excerpt::triggers)
          .filter(kind -> !isOwned(rules, kind))
          .forEach(shared::add);
    }
    var kept = new ArrayList<WorkRecord>();
    for (var one : records) {
      if (shared.contains(one.kind())
          || one.unit() == null
          || units.contains(one.unit())
          || (one.person() != null && persons.contains(one.person()))) {
        kept.add(one);
      }
    }
    return kept;
  }

  /// A case belongs to the unit it names; any other trigger binds whoever is there.
  private static boolean isOwned(Rules rules, String kind) {
    return rules.versions().stream()
        .map(version -> version.records().get(kind))
        .allMatch(one -> one != null && one.isCase() && one.roles().unit() != null);
  }

  private static Stream<String> triggers(Duty duty) {
    return switch (duty.rhythm()) {
      case Duty.ForEach(var kind) -> Stream.of(kind);
      case Duty.Covers(var _, Duty.ObjectsOf(var kind)) -> Stream.of(kind);
      case Duty.Covers _, Duty.Every _, Duty.Standing _ -> Stream.empty();
    };
  }

  Evidence of(Rules rules, Evidence evidence, Organisation organisation) {
    return new Evidence(
        of(organisation),
        of(rules, evidence.records()),
        evidence.exemptions().stream()
            .filter(one -> units.contains(one.bearer()) || persons.contains(one.bearer()))
            .toList());
  }
}
