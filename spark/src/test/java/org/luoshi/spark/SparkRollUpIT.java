package org.luoshi.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.testkit.judging.Cell;
import org.luoshi.testkit.judging.RollUpContract;
import org.luoshi.testkit.judging.Scenario;
import org.luoshi.testkit.judging.SlowRollUp;
import org.luoshi.testkit.judging.World;
import org.luoshi.testkit.judging.Worlds;

/// Two executors, processes of their own, pass the contract of rolling up: all worlds are books of
/// one export and one job. One of them killed in the middle changes nothing.
class SparkRollUpIT extends RollUpContract {

  private static final int WORLDS = 10;
  private static final int PARTITIONS = 7;

  @TempDir static Path folder;
  private static @Nullable SparkSession session;
  private static final Map<List<World>, String> EXPORTED = new HashMap<>();
  private static final AtomicInteger RUN = new AtomicInteger();

  @BeforeAll
  static void start() {
    session = Cluster.start(2, 1024);
  }

  @AfterAll
  static void stop() {
    spark().stop();
  }

  private static SparkSession spark() {
    return java.util.Objects.requireNonNull(session);
  }

  @Override
  protected long[] seeds() {
    long base = Long.getLong("luoshi.random.seed", 20201031L);
    return LongStream.iterate(base, seed -> seed + 1)
        .filter(seed -> isDivided(Worlds.random(seed)))
        .limit(WORLDS)
        .toArray();
  }

  /// With several divisions, and a unit that moved.
  private static boolean isDivided(World world) {
    var organisation = world.evidence().organisation();
    return new Divisions(organisation, 1).names().size() > 3
        && organisation.units().values().stream()
            .anyMatch(unit -> unit.superiors().changes().size() > 1);
  }

  @Override
  protected List<Scenario> scenarios() {
    return List.of();
  }

  @Override
  protected boolean isQuick() {
    return false;
  }

  @Override
  protected List<Map<Cell, Long>> rollUp(List<World> worlds) {
    return counts(exported(worlds), worlds);
  }

  private static String exported(List<World> worlds) {
    return EXPORTED.computeIfAbsent(worlds, SparkRollUpIT::export);
  }

  private static String export(List<World> worlds) {
    var books = new ArrayList<Book>();
    worlds.forEach(world -> books.add(Counted.book("world-" + books.size(), world)));
    var to = folder.resolve("export-" + RUN.incrementAndGet()).toString();
    new Export(spark(), to, 1).write(books);
    return to;
  }

  private static List<Map<Cell, Long>> counts(String from, List<World> worlds) {
    var spans = new LinkedHashMap<String, Span>();
    worlds.forEach(world -> spans.put("world-" + spans.size(), Counted.span(world)));
    var out = folder.resolve("counts-" + RUN.incrementAndGet()).toString();
    new RollUpJob(spark(), from, PARTITIONS).run(spans, out);
    var found = RolledUp.read(spark(), out).byBook();
    return spans.keySet().stream()
        .map(book -> {
          var cells = Counted.cells();
          found
              .getOrDefault(book, new HashMap<>())
              .forEach((cut, rolled) -> Counted.add(cells, cut, rolled.byUnit()));
          return cells;
        })
        .toList();
  }

  @Test
  void givesTheSameWhenAnExecutorIsKilledInTheMiddle() {
    var worlds = LongStream.of(seeds()).mapToObj(Worlds::random).toList();
    var from = exported(worlds);
    var killer = new Killer();
    spark().sparkContext().addSparkListener(killer);
    var found = counts(from, worlds);
    spark().sparkContext().removeSparkListener(killer);
    System.out.printf(
        "killed %s; %d executors lost, %d tasks of %d%n",
        killer.killed, killer.lost.get(), killer.ended.get(), PARTITIONS);
    assertThat(killer.lost.get()).isEqualTo(1);
    assertThat(killer.ended.get()).as("tasks done again").isGreaterThan(PARTITIONS);
    for (int i = 0; i < worlds.size(); i++) {
      assertThat(found.get(i)).isEqualTo(SlowRollUp.of(worlds.get(i)));
    }
  }

  /// Kills an executor as soon as the first of the judging tasks is done: what it had judged and
  /// what it was judging is lost.
  private static final class Killer extends SparkListener {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile int judging = -1;
    private volatile @Nullable ProcessHandle killed;

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
      var stage = submitted.stageInfo();
      if (judging < 0 && stage.numTasks() == PARTITIONS && !stage.parentIds().isEmpty()) {
        judging = submitted.stageInfo().stageId();
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.stageId() == judging && ended.incrementAndGet() == 1) {
        var executor = Cluster.executors().getFirst();
        killed = executor;
        executor.destroyForcibly();
      }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      lost.incrementAndGet();
    }
  }
}
