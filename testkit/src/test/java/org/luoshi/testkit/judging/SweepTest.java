package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.judgement.Conditions;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.judgement.Sweep;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.WorkRecord;

/// One pass over sorted records says of every plain duty what the judge says, in random worlds.
class SweepTest {

  @Test
  void saysWhatTheJudgeSays() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    int cases = Integer.getInteger("luoshi.random.cases", 1000);
    System.out.printf("SweepTest: %d random worlds from -Dluoshi.random.seed=%d%n", cases, base);
    int plain = 0;
    var seen = new TreeMap<Status, Integer>();
    for (long seed = base; seed < base + cases; seed++) {
      var world = Worlds.random(seed);
      var evidence =
          new Evidence(world.evidence().organisation(), world.evidence().records(), List.of());
      var rules = new Rules(world.versions(), world.calendar());
      var judge = new Judge(rules, evidence);
      for (var duty : world.versions().getLast().duties().values()) {
        var sweep = Sweep.of(rules, duty.id(), world.from(), world.until(), world.asOf());
        if (sweep.isPresent()) {
          plain++;
          var told = "seed %d, duty %s".formatted(seed, duty.id());
          var said = swept(sweep.get(), duty, world, evidence);
          assertThat(said).as(told).isEqualTo(judged(judge, duty, world));
          said.values().forEach(status -> seen.merge(status, 1, Integer::sum));
        }
      }
    }
    System.out.printf("%d plain duties: %s%n", plain, seen);
    assertThat(plain).isGreaterThan(cases / 10);
    assertThat(seen.keySet()).contains(Status.MET, Status.LATE, Status.MISSED, Status.OPEN);
  }

  private static TreeMap<String, Status> judged(Judge judge, Duty duty, World world) {
    var said = new TreeMap<String, Status>();
    judge
        .judge(world.from(), world.until(), world.asOf(), one -> one.id().equals(duty.id()))
        .forEach(one ->
            said.put(
                one.obligation().unit() + " " + one.obligation().occasion().label(), one.status()));
    return said;
  }

  private static TreeMap<String, Status> swept(
      Sweep sweep, Duty duty, World world, Evidence evidence) {
    var units = List.copyOf(evidence.organisation().units().values());
    var kinds = ((Duty.BindsUnits) duty.binds()).kinds();
    var founded = new int[units.size()];
    var closed = new int[units.size()];
    for (int i = 0; i < founded.length; i++) {
      var unit = units.get(i);
      if (kinds.contains(unit.kind())) {
        founded[i] = (int) unit.founded().toEpochDay();
        closed[i] = unit.closed() == null ? Sweep.NEVER : (int) unit.closed().toEpochDay();
      }
    }
    var codes = sweep.codes(units.size());
    int middle = units.size() / 2;
    var column = column(java.util.Objects.requireNonNull(duty.needs()), world, units);
    var lives = new Sweep.Lives(founded, closed);
    sweep.judge(column, lives, middle, units.size(), codes);
    sweep.judge(column, lives, 0, middle, codes);
    var said = new TreeMap<String, Status>();
    for (int term = 0; term < codes.length; term++) {
      for (int unit = 0; unit < founded.length; unit++) {
        if (codes[term][unit] > 0) {
          said.put(
              units.get(unit).id() + " " + sweep.terms().get(term).label(),
              Status.values()[codes[term][unit] - 1]);
        }
      }
    }
    return said;
  }

  private static Sweep.Column column(Needs needs, World world, List<Unit> units) {
    var ids = units.stream().map(Unit::id).toList();
    var rows = new ArrayList<int[]>();
    for (var one : world.evidence().records()) {
      var day = one.effective();
      if (one.kind().equals(needs.record())
          && one.state() == WorkRecord.State.ACTIVE
          && ids.contains(one.unit())
          && day != null
          && Conditions.failing(needs.where(), one, world.asOf()).isEmpty()) {
        rows.add(new int[] {ids.indexOf(one.unit()), (int) day.toEpochDay()});
      }
    }
    rows.sort(Comparator.<int[]>comparingInt(row -> row[0]).thenComparingInt(row -> row[1]));
    return new Sweep.Column(
        rows.stream().mapToInt(row -> row[0]).toArray(),
        rows.stream().mapToInt(row -> row[1]).toArray());
  }
}
