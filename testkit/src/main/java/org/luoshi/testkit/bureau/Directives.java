package org.luoshi.testkit.bureau;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Relay;
import org.luoshi.testkit.bureau.BureauYear.Unit;

/// Documents from above, with the day each unit of that day passed them on; now and then a unit is
/// left out of the list though it owed the relay.
final class Directives {

  private final Chance chance;
  private final Size size;
  private final LocalDate horizon;
  private final List<Unit> bound;

  Directives(Chance chance, Size size, LocalDate horizon, List<Unit> units) {
    this.chance = chance;
    this.size = size;
    this.horizon = horizon;
    this.bound =
        units.stream()
            .filter(unit -> unit.isBranch() || unit.kind().equals(BureauYear.BUREAU))
            .toList();
  }

  List<Relay> relays() {
    var start = size.asOf().withDayOfYear(1);
    var relays = new ArrayList<Relay>();
    int documents = Math.max(2, chance.about(14 * size.busy()));
    for (int i = 0; i < documents; i++) {
      var received = chance.day(start.minusDays(15), horizon);
      var issuer = chance.pick("市发", "市发", "省民函");
      var document = "%s〔%d〕%d号".formatted(issuer, received.getYear(), i + 3);
      for (var unit : bound) {
        boolean listed = unit.kind().equals(BureauYear.BUREAU) || !chance.of(2);
        if (unit.livesOn(received) && listed) {
          relays.add(new Relay(document, received, unit.name(), relayed(unit, received)));
        }
      }
    }
    return relays;
  }

  private @Nullable LocalDate relayed(Unit unit, LocalDate received) {
    int lag = chance.pick(0, 3, 6, 7, 8, 10, 13, chance.between(0, 30), chance.between(5, 25));
    var day = received.plusDays(lag);
    boolean never = chance.of(7) || day.isAfter(horizon) || !unit.livesOn(day);
    return never ? null : day;
  }
}
