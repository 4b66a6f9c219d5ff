package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The making of one bureau's year from a seed.
final class Making {

  private final Chance chance;
  private final Size size;
  private final LocalDate horizon;
  private final Set<Integer> empty;

  Making(Chance chance, Size size) {
    this.chance = chance;
    this.size = size;
    var keeping = chance.apart("keeping");
    this.horizon = size.asOf().plusDays(keeping.between(0, 70));
    this.empty =
        keeping.of(25)
            ? Set.of(keeping.between(0, 5), keeping.between(6, 11), keeping.between(12, 40))
            : Set.of();
  }

  BureauYear year() {
    var staffing = new Staffing(chance.apart("staffing"), size);
    var units = staffing.units();
    var appointments = staffing.appointments(units);
    var households = staffing.households();
    var meetings = new Meetings(chance.apart("meetings"), size, horizon);
    var work = new Work(chance.apart("work"), size, horizon, units);
    var journeys = new Journeys(chance.apart("journeys"), size, horizon, appointments);
    var cases = new Cases(chance.apart("cases"), size, horizon, units);
    var directives = new Directives(chance.apart("directives"), size, horizon, units);
    return new BureauYear(
        size.asOf(),
        units,
        appointments,
        households,
        unlessEmpty(0, () -> meetings.of(units)),
        unlessEmpty(1, work::trainings),
        unlessEmpty(2, work::lectures),
        unlessEmpty(3, () -> journeys.visits(households)),
        unlessEmpty(4, () -> journeys.fieldwork(units)),
        unlessEmpty(5, work::news),
        unlessEmpty(6, work::activities),
        unlessEmpty(7, work::sites),
        unlessEmpty(8, cases::letters),
        unlessEmpty(9, cases::inspections),
        unlessEmpty(10, cases::findings),
        unlessEmpty(11, cases::enquiries),
        unlessEmpty(12, directives::relays));
  }

  private <T> List<T> unlessEmpty(int sheet, Supplier<List<T>> making) {
    return empty.contains(sheet) ? List.of() : List.copyOf(making.get());
  }
}
