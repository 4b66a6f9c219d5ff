package org.luoshi.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.House;
import org.luoshi.server.access.Scope;
import org.luoshi.server.obligations.Question;
import org.luoshi.server.obligations.View;
import org.luoshi.server.obligations.Wanted;
import org.luoshi.server.records.Entries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures the live image of a house as large as `luoshi bench fill` made it: loading, moving on
/// after each record entered, and what pages ask.
@Command(name = "live", mixinStandardHelpOptions = true)
final class LiveBench implements Callable<Integer> {

  @Option(names = "--data", description = "a folder that bench fill made; else one is made")
  private @Nullable Path data;

  @Option(names = "--units", defaultValue = "10000")
  private int units = 10_000;

  @Option(names = "--records", defaultValue = "500000")
  private int records = 500_000;

  @Option(names = "--runs", defaultValue = "60")
  private int runs = 60;

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final SplittableRandom random = new SplittableRandom(Fill.SEED);

  @Override
  public Integer call() throws IOException {
    var folder = data == null ? Files.createTempDirectory("luoshi-bench") : data;
    try (var house = House.open(folder, null, Clock.systemUTC())) {
      if (data == null) {
        Fill.into(house, new Province(units, records, Fill.SEED));
      }
      measure(house);
    }
    Machine.print("live", figures);
    return 0;
  }

  private void measure(House house) {
    put("load_ms", List.of(taken(() -> house.live().now())));
    var image = house.live().now();
    figures.put("records", image.board().evidence().records().size());
    figures.put("units", image.board().organisation().units().size());
    figures.put("memory_records_mb", memory());
    put("judge_all_ms", List.of(taken(() -> image.day(Province.AS_OF))));
    var day = image.day(Province.AS_OF);
    figures.put("obligations", day.size());
    figures.put("memory_with_day_mb", memory());
    time("look_when_nothing_new_ms", () -> house.live().now());
    var scopes = scopes(house);
    time("overview_unchanged_ms", () -> overview(view(house, pick(scopes))));
    updates(house, scopes);
    lists(house, scopes);
    var last = house.live().now().day(Province.AS_OF);
    put("figures_once_ms", List.of(taken(() -> last.figures(Scope.WHOLE))));
    figures.put("memory_at_end_mb", memory());
    organisation(house);
  }

  /// Fifty people: the whole house now and then, cities, counties, committees, the most at
  /// branches.
  private List<Scope> scopes(House house) {
    var ids = List.copyOf(house.live().now().board().organisation().units().keySet());
    var scopes = new ArrayList<Scope>();
    for (int i = 0; i < 50; i++) {
      var unit = i == 0 ? "P" : i < 4 ? "C0" + i : i < 10 ? ids.get(30 + i) : "";
      var any = ids.get(random.nextInt(ids.size()));
      scopes.add(new Scope(unit.isEmpty() ? any : unit, true, null, i < 20));
    }
    return scopes;
  }

  private static View view(House house, Scope scope) {
    return house.live().now().day(Province.AS_OF).view(scope);
  }

  /// All that the overview shows.
  private static void overview(View view) {
    view.tally();
    view.byDuty();
    view.byLevel();
    view.byMonth();
    view.worst(10);
    view.unitsMissing();
    view.list(view.coming(10), Optional.empty(), 20);
    view.count(view.coming(10));
  }

  private void updates(House house, List<Scope> scopes) {
    var after = new ArrayList<Taken>();
    var whole = new ArrayList<Taken>();
    var others = new ArrayList<Taken>();
    var ids = List.copyOf(house.live().now().board().organisation().units().keySet());
    for (int i = 0; i < runs; i++) {
      meeting(house, ids.get(ids.size() - 1 - random.nextInt(ids.size() / 2)));
      after.add(taken(() -> house.live().now().day(Province.AS_OF)));
      var day = house.live().now().day(Province.AS_OF);
      whole.add(taken(() -> overview(day.view(Scope.WHOLE))));
      others.add(taken(() -> overview(day.view(pick(scopes)))));
    }
    put("move_on_after_a_record_ms", after);
    put("overview_of_all_after_a_record_ms", whole);
    put("overview_of_a_scope_after_a_record_ms", others);
  }

  private void meeting(House house, String unit) {
    Map<String, Value> values =
        Map.of(
            "kind", new Value.Choice("committee"),
            "due", new Value.Quantity(Amount.whole(10)),
            "present", new Value.Quantity(Amount.whole(9)));
    var day = LocalDate.of(2020, 1 + random.nextInt(10), 1 + random.nextInt(28));
    var said =
        new WorkRecord(
            "", "meeting", unit, null, day, Instant.EPOCH, WorkRecord.State.ACTIVE, values);
    var board = house.live().now().board();
    house
        .entries()
        .enter(
            board.programme(),
            said,
            new Entries.By(house.clock().instant(), "bench", board.organisation(), null));
  }

  private void lists(House house, List<Scope> scopes) {
    var view = view(house, Scope.WHOLE);
    var missed = Wanted.ALL.is(Set.of(Status.MISSED));
    time(
        "list_missed_of_all_ms",
        () -> {
          view.list(missed, Optional.empty(), 50);
          view.count(missed);
        });
    time(
        "list_of_a_scope_ms",
        () -> {
          var seen = view(house, pick(scopes));
          seen.list(Wanted.ALL, Optional.empty(), 50);
          seen.count(Wanted.ALL);
        });
    units(view);
    var page = view.list(missed, Optional.empty(), 5_000);
    time("next_page_ms", () -> view.list(missed, Optional.ofNullable(page.next()), 50));
  }

  private void units(View view) {
    var branches = List.copyOf(view.day().board().organisation().units().keySet());
    time(
        "first_look_at_a_unit_ms",
        () -> {
          var unit = branches.get(random.nextInt(branches.size()));
          view.within(unit, true).tally();
        });
    time(
        "one_unit_and_duty_ms",
        () -> {
          var unit = branches.get(random.nextInt(branches.size()));
          view.list(
              Wanted.ALL.ofUnit(unit, false).ofDuty("committee-meeting"), Optional.empty(), 50);
        });
    var board = view.day().board();
    time(
        "one_explanation_ms",
        () -> {
          var unit = branches.get(branches.size() - 1 - random.nextInt(branches.size() / 2));
          board.explain(
              new Question(
                  board.unit(unit), board.duty("committee-meeting"), "2020-05", Province.AS_OF));
        });
  }

  /// What an appointment costs: the organisation is drawn anew.
  private void organisation(House house) {
    var board = house.live().now().board();
    var unit = List.copyOf(board.organisation().units().keySet()).getLast();
    Map<String, Value> values =
        Map.of(
            "post", new Value.Words(Province.word("officer")),
            "from", new Value.Day(LocalDate.of(2020, 9, 1)));
    var said =
        new WorkRecord(
            "",
            "appointment",
            unit,
            "R" + house.clock().instant().getEpochSecond(),
            null,
            Instant.EPOCH,
            WorkRecord.State.ACTIVE,
            values);
    house
        .entries()
        .enter(
            board.programme(),
            said,
            new Entries.By(house.clock().instant(), "bench", board.organisation(), null));
    put(
        "move_on_after_an_appointment_ms",
        List.of(taken(() -> house.live().now().day(Province.AS_OF))));
  }

  private void time(String name, Runnable what) {
    var times = new ArrayList<Taken>();
    for (int i = 0; i < runs; i++) {
      times.add(taken(what));
    }
    put(name, times);
  }

  /// How long something took by the clock, and how long this thread was at work on it: the two
  /// differ where other work goes on on the machine, or in the database.
  private record Taken(long wall, long cpu) {}

  private static Taken taken(Runnable what) {
    var threads = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long at = threads.getCurrentThreadCpuTime();
    what.run();
    return new Taken(System.nanoTime() - began, threads.getCurrentThreadCpuTime() - at);
  }

  private void put(String name, List<Taken> all) {
    var wall = all.stream().map(Taken::wall).sorted().toList();
    var cpu = all.stream().map(Taken::cpu).sorted().toList();
    var told = new LinkedHashMap<String, Object>();
    told.put("first", millis(all.getFirst().wall()));
    told.put("median", millis(wall.get(wall.size() / 2)));
    told.put("p95", millis(wall.get(wall.size() * 95 / 100)));
    told.put("worst", millis(wall.getLast()));
    told.put("cpu_median", millis(cpu.get(cpu.size() / 2)));
    told.put("cpu_p95", millis(cpu.get(cpu.size() * 95 / 100)));
    figures.put(name, told);
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e4) / 1e2;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /// What is in use after a full collection.
  private static long memory() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
