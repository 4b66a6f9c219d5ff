package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.luoshi.testkit.bureau.BureauYear.Appointment;
import org.luoshi.testkit.bureau.BureauYear.Fieldwork;
import org.luoshi.testkit.bureau.BureauYear.Household;
import org.luoshi.testkit.bureau.BureauYear.Unit;
import org.luoshi.testkit.bureau.BureauYear.Visit;

/// Visits to households and days of fieldwork, by people while they hold their post.
final class Journeys {

  private final Chance chance;
  private final Size size;
  private final LocalDate horizon;
  private final LocalDate start;
  private final List<Appointment> appointments;
  private final Map<String, List<Appointment>> byPerson;

  Journeys(Chance chance, Size size, LocalDate horizon, List<Appointment> appointments) {
    this.chance = chance;
    this.size = size;
    this.horizon = horizon;
    this.start = size.asOf().withDayOfYear(1);
    this.appointments = appointments;
    this.byPerson = appointments.stream().collect(Collectors.groupingBy(Appointment::person));
  }

  List<Visit> visits(List<Household> households) {
    var visits = new ArrayList<Visit>();
    var span = new Chance.Span(start.minusDays(30), horizon);
    for (var household : households) {
      int number = chance.pick(0, 1, 1, 1, 1, 1, 1, 2, 2, 3);
      for (int i = 0; i < number; i++) {
        var own = byPerson.getOrDefault(household.official(), List.of());
        var held = chance.pick(chance.of(4) || own.isEmpty() ? appointments : own);
        chance
            .day(span.within(held.life(horizon)))
            .map(day -> new Visit(held.unit(), held.person(), household.code(), day))
            .ifPresent(visits::add);
      }
    }
    return visits;
  }

  List<Fieldwork> fieldwork(List<Unit> units) {
    var work = new ArrayList<Fieldwork>();
    for (var held : appointments) {
      if (held.isSectionHead()) {
        go(held, units, work);
      } else if (chance.of(4)) {
        trip(held, 2, false, units).ifPresent(work::add);
      }
    }
    return work;
  }

  /// Sends the official out until the days aimed at are done: often forty exactly, or one less, and
  /// then mostly within the year and by the day looked at.
  private void go(Appointment held, List<Unit> units, List<Fieldwork> work) {
    int aim = chance.pick(40, 40, 39, 20, 41, chance.between(0, 70), chance.between(25, 60));
    int scaled = (int) Math.round(aim * Math.max(1, size.busy()));
    boolean inTime = chance.of(70);
    for (int done = 0; done < scaled; ) {
      int days = Math.min(scaled - done, chance.between(1, 5));
      done += days;
      trip(held, days, inTime, units).ifPresent(work::add);
    }
  }

  private Optional<Fieldwork> trip(Appointment held, int days, boolean inTime, List<Unit> units) {
    var span =
        inTime
            ? new Chance.Span(start, size.asOf())
            : new Chance.Span(start.minusDays(20), horizon);
    return chance
        .day(span.within(held.life(horizon)))
        .map(from ->
            new Fieldwork(
                held.unit(),
                held.person(),
                from,
                from.plusDays(days - 1L),
                days,
                chance.pick(units).name()));
  }
}
