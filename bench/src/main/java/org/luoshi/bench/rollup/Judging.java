package org.luoshi.bench.rollup;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.luoshi.bench.Machine;
import org.luoshi.bench.MonthlyDuties;
import org.luoshi.engine.judgement.Sweep;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.rollup.Cell;
import org.luoshi.engine.time.WorkingCalendar;

/// One monthly duty of all units judged for a year, from records sorted by unit and day.
final class Judging {

  private static final LocalDate LAST = LocalDate.of(2020, 12, 31);

  /// Of a hundred months so many have a record.
  private static final int DONE = 85;

  private Judging() {}

  static Map<String, Object> measured(int units, long seed) throws Exception {
    var programme = MonthlyDuties.programme(2, Nation.FIRST);
    var rules = new Rules(List.of(programme), new WorkingCalendar("none", Set.of(2020), Map.of()));
    var sweep = Sweep.of(rules, "duty-1", Nation.FIRST, LAST, LAST).orElseThrow();
    var records = records(units, seed);
    var founded = new int[units];
    var closed = new int[units];
    Arrays.fill(closed, Sweep.NEVER);
    var lives = new Sweep.Lives(founded, closed);
    var codes = sweep.codes(units);
    int processors = Runtime.getRuntime().availableProcessors();
    var times =
        Times.of(
            7,
            () -> {
              IntStream.range(0, processors)
                  .parallel()
                  .forEach(part ->
                      sweep.judge(
                          records,
                          lives,
                          (int) ((long) units * part / processors),
                          (int) ((long) units * (part + 1) / processors),
                          codes));
              return null;
            });
    long began = System.nanoTime();
    var cells = Arrays.stream(codes).parallel().map(Cell::of).toList();
    var told = new LinkedHashMap<String, Object>();
    told.put("units", units);
    told.put("records", records.unit().length);
    told.put("judgements", (long) units * cells.size());
    told.put("first_run_ms", Times.round(Arrays.stream(times.millis()).max().orElseThrow()));
    told.put("median_ms", Times.round(times.median()));
    told.put(
        "million_records_a_second", Times.round(records.unit().length / (times.median() * 1e3)));
    told.put("bits_made_s", Machine.seconds(System.nanoTime() - began));
    return told;
  }

  private static Sweep.Column records(int units, long seed) {
    var random = new SplittableRandom(seed);
    var unit = new int[units * 12];
    var day = new int[units * 12];
    int count = 0;
    int first = (int) Nation.FIRST.toEpochDay();
    for (int at = 0; at < units; at++) {
      for (int month = 0; month < 12; month++) {
        if (random.nextInt(100) < DONE) {
          unit[count] = at;
          day[count++] = first + month * 30 + random.nextInt(28) + 2;
        }
      }
    }
    return new Sweep.Column(Arrays.copyOf(unit, count), Arrays.copyOf(day, count));
  }
}
