package org.luoshi.spark;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.tally.RollUp.Cut;
import org.luoshi.engine.tally.Tally;
import org.luoshi.testkit.judging.Cell;
import org.luoshi.testkit.judging.World;

/// Worlds as books, and tallies in the words of the contract.
final class Counted {

  private Counted() {}

  static Book book(String id, World world) {
    return new Book(id, new Rules(world.versions(), world.calendar()), world.evidence());
  }

  static Span span(World world) {
    return new Span(world.from(), world.until(), world.asOf());
  }

  static void add(Map<Cell, Long> cells, Cut cut, Map<String, Tally> byUnit) {
    byUnit.forEach((unit, tally) -> {
      for (var status : Status.values()) {
        if (tally.count(status) > 0) {
          cells.merge(
              new Cell(unit, cut.duty(), cut.term(), status.name().toLowerCase(Locale.ROOT)),
              (long) tally.count(status),
              Long::sum);
        }
      }
    });
  }

  static Map<Cell, Long> cells() {
    return new HashMap<>();
  }
}
