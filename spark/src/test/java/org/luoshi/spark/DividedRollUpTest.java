package org.luoshi.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.testkit.judging.Cell;
import org.luoshi.testkit.judging.RollUpContract;
import org.luoshi.testkit.judging.World;
import org.luoshi.testkit.judging.Worlds;

/// The cut alone, without Spark: each division judged with nothing but what lies in its partitions
/// passes the contract, cut at the top-level subtrees and one level lower.
class DividedRollUpTest extends RollUpContract {

  @Override
  protected List<Map<Cell, Long>> rollUp(List<World> worlds) {
    var all = new ArrayList<Map<Cell, Long>>();
    for (var world : worlds) {
      var counted = rollUp(world, 1);
      assertThat(rollUp(world, 2)).isEqualTo(counted);
      all.add(counted);
    }
    return all;
  }

  private static Map<Cell, Long> rollUp(World world, int level) {
    var book = Counted.book("world", world);
    var evidence = world.evidence();
    var span = Counted.span(world);
    var divisions = new Divisions(evidence.organisation(), level);
    var routes = new Routes(book.rules(), divisions);
    var years = Routes.years(book.rules(), span);
    var records = new HashMap<String, List<WorkRecord>>();
    for (var one : evidence.records()) {
      var term = routes.term(one);
      if (term.equals(Routes.ALWAYS) || years.contains(term)) {
        routes
            .divisions(one)
            .forEach(to -> records.computeIfAbsent(to, _ -> new ArrayList<>()).add(one));
      }
    }
    var exemptions = new HashMap<String, List<Exemption>>();
    for (var one : evidence.exemptions()) {
      exemptions.computeIfAbsent(divisions.home(one.bearer()), _ -> new ArrayList<>()).add(one);
    }
    var shared =
        new Judge(
            book.rules(),
            new Evidence(
                evidence.organisation(), records.getOrDefault(Routes.EVERY, List.of()), List.of()));
    var cells = Counted.cells();
    for (var division : divisions.names()) {
      var own = records.getOrDefault(division, List.of());
      var judge =
          shared.with(
              own.stream().map(one -> new Change(null, one)).toList(),
              exemptions.getOrDefault(division, List.of()));
      DivisionJudging.counts(judge, divisions.bearersOf(division), span)
          .forEach((cut, byUnit) -> Counted.add(cells, cut, byUnit));
    }
    return cells;
  }

  /// A cut that sends everything everywhere would pass as well.
  @Test
  void dividesTheWork() {
    int records = 0;
    int copies = 0;
    int everywhere = 0;
    int dated = 0;
    int divided = 0;
    for (long seed = 1; seed <= 100; seed++) {
      var world = Worlds.random(seed);
      var book = Counted.book("world", world);
      var divisions = new Divisions(world.evidence().organisation(), 1);
      var routes = new Routes(book.rules(), divisions);
      divided += divisions.names().size() > 3 ? 1 : 0;
      for (var one : world.evidence().records()) {
        var to = routes.divisions(one);
        records++;
        everywhere += to.contains(Routes.EVERY) ? 1 : 0;
        copies += to.size();
        dated += routes.term(one).equals(Routes.ALWAYS) ? 0 : 1;
      }
    }
    System.out.printf(
        "%d records: %d copies, %d for every division, %d under a year; %d of 100 worlds have"
            + " more than three divisions%n",
        records, copies, everywhere, dated, divided);
    assertThat(everywhere).isLessThan(records / 2);
    assertThat(copies).isBetween(records, records * 2);
    assertThat(dated).isGreaterThan(records / 10);
    assertThat(divided).isGreaterThan(25);
  }
}
