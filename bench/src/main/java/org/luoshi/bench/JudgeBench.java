package org.luoshi.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.time.WorkingCalendar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes units, monthly duties and two thirds of the records they ask for, and judges every
/// obligation of a year.
@Command(name = "judge", mixinStandardHelpOptions = true)
final class JudgeBench implements Callable<Integer> {

  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final long SEED = 20201031;

  @Option(names = "--units", defaultValue = "1000")
  private int units = 1_000;

  @Option(names = "--duties", defaultValue = "30")
  private int duties = 30;

  @Option(names = "--terms", defaultValue = "12")
  private int terms = 12;

  @Option(names = "--runs", defaultValue = "5")
  private int runs = 5;

  @Override
  public Integer call() {
    var judge =
        new Judge(
            new Rules(
                List.of(MonthlyDuties.programme(duties, FIRST)),
                new WorkingCalendar("none", Set.of(2020), Map.of())),
            evidence());
    var last = FIRST.plusMonths(terms).minusDays(1);
    var seconds = new ArrayList<Double>();
    Tally tally = Tally.NONE;
    for (int run = 0; run < runs; run++) {
      long began = System.nanoTime();
      var judgements =
          new Judge(judge.rules(), judge.evidence()).judge(FIRST, last, last, _ -> true);
      tally = RollUp.of(judge.evidence().organisation(), judgements).of("U0");
      seconds.add(Machine.seconds(System.nanoTime() - began));
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("units", units);
    figures.put("duties", duties);
    figures.put("terms", terms);
    figures.put("seed", SEED);
    figures.put("obligations", tally.owed());
    figures.put("records", judge.evidence().records().size());
    figures.put("met", tally.met());
    figures.put("first_run_s", seconds.getFirst());
    figures.put("median_s", seconds.stream().sorted().toList().get(seconds.size() / 2));
    figures.put("all_runs_s", seconds);
    Machine.print("judge", figures);
    return 0;
  }

  private Evidence evidence() {
    var random = new SplittableRandom(SEED);
    var all = new LinkedHashMap<String, Unit>();
    var records = new ArrayList<WorkRecord>();
    for (int u = 0; u < units; u++) {
      var id = "U" + u;
      var superior = u == 0 ? "" : "U" + (u - 1) / 10;
      var since = LocalDate.of(2000, 1, 1);
      all.put(
          id,
          new Unit(
              id,
              "unit",
              since,
              null,
              Timeline.from(since, id),
              Timeline.from(since, superior),
              Map.of()));
      for (int d = 0; d < duties; d++) {
        for (int t = 0; t < terms; t++) {
          if (random.nextInt(3) > 0) {
            var day = FIRST.plusMonths(t).plusDays(random.nextInt(28));
            records.add(
                new WorkRecord(
                    "r" + records.size(),
                    "kind-" + d,
                    id,
                    null,
                    day,
                    Instant.EPOCH.plusSeconds(day.toEpochDay() * 86_400),
                    WorkRecord.State.ACTIVE,
                    Map.of("days", new Value.Quantity(Amount.of(BigDecimal.ONE)))));
          }
        }
      }
    }
    return new Evidence(new Organisation(all, List.of(), List.of()), records, List.of());
  }
}
