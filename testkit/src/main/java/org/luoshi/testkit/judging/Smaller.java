package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.WorkingCalendar;

/// Makes a world smaller as long as it still shows what it is kept for: leaves out halves, then
/// quarters, then single things.
record Smaller(Predicate<World> shows) {

  World world(World world) {
    var small = fewer(world, world.versions(), World::withVersions);
    small = fewer(small, dutiesOf(small), Smaller::withDuties);
    small = fewer(small, small.evidence().records(), Smaller::withRecords);
    small = fewer(small, small.evidence().exemptions(), Smaller::withExemptions);
    var organisation = small.evidence().organisation();
    small = fewer(small, organisation.appointments(), Smaller::withAppointments);
    small = fewer(small, List.copyOf(organisation.units().keySet()), Smaller::withUnits);
    small =
        fewer(small, List.copyOf(small.calendar().specials().entrySet()), Smaller::withSpecials);
    return small;
  }

  private <T> World fewer(World world, List<T> all, BiFunction<World, List<T>, World> with) {
    var small = world;
    List<T> kept = new ArrayList<>(all);
    for (int size = Math.max(1, kept.size() / 2); size > 0; size /= 2) {
      for (int at = 0; at < kept.size(); ) {
        List<T> rest = new ArrayList<>(kept.subList(0, at));
        rest.addAll(kept.subList(Math.min(kept.size(), at + size), kept.size()));
        var candidate = with.apply(world, rest);
        if (shows.test(candidate)) {
          kept = rest;
          small = candidate;
        } else {
          at += size;
        }
      }
    }
    return small;
  }

  private static List<String> dutiesOf(World world) {
    return world.versions().stream()
        .flatMap(version -> version.duties().keySet().stream())
        .distinct()
        .toList();
  }

  private static World withDuties(World world, List<String> ids) {
    return world.withVersions(
        world.versions().stream().map(version -> withDuties(version, ids)).toList());
  }

  private static Programme withDuties(Programme version, List<String> ids) {
    Map<String, Duty> duties = new LinkedHashMap<>(version.duties());
    duties.keySet().retainAll(ids);
    return new Programme(
        version.id(),
        version.version(),
        version.title(),
        version.issuer(),
        version.effective(),
        version.zone(),
        version.calendar(),
        version.unitKinds(),
        version.posts(),
        version.records(),
        duties,
        version.consequences(),
        version.figures(),
        Loop.NONE);
  }

  private static World withRecords(World world, List<WorkRecord> records) {
    var evidence = world.evidence();
    return world.withEvidence(
        new Evidence(evidence.organisation(), records, evidence.exemptions()));
  }

  private static World withExemptions(World world, List<Exemption> exemptions) {
    var evidence = world.evidence();
    return world.withEvidence(
        new Evidence(evidence.organisation(), evidence.records(), exemptions));
  }

  private static World withAppointments(World world, List<Appointment> appointments) {
    var organisation = world.evidence().organisation();
    return withOrganisation(
        world, new Organisation(organisation.units(), appointments, organisation.successions()));
  }

  private static World withUnits(World world, List<String> ids) {
    var organisation = world.evidence().organisation();
    var units = new LinkedHashMap<>(organisation.units());
    units.keySet().retainAll(ids);
    return withOrganisation(world, new Organisation(units, organisation.appointments(), List.of()));
  }

  private static World withOrganisation(World world, Organisation organisation) {
    var evidence = world.evidence();
    return world.withEvidence(
        new Evidence(organisation, evidence.records(), evidence.exemptions()));
  }

  private static World withSpecials(
      World world, List<Map.Entry<LocalDate, WorkingCalendar.Special>> specials) {
    var calendar = world.calendar();
    var kept = new LinkedHashMap<LocalDate, WorkingCalendar.Special>();
    specials.forEach(each -> kept.put(each.getKey(), each.getValue()));
    return world.withCalendar(new WorkingCalendar(calendar.id(), calendar.knownYears(), kept));
  }
}
