package org.luoshi.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.RollUp.Cut;

/// How the time of a job grows with the data and with the executors: a measurement, run only when
/// it is named (`-Dit.test=ScalingBench`). It checks that every run counts what one machine counts,
/// and writes `target/spark-scaling.json`.
class ScalingBench {

  private static final int UNITS = Integer.getInteger("luoshi.spark.units", 2000);
  private static final int DUTIES = 20;
  private static final int MONTHS = 12;
  private static final long SEED = 20201031L;

  @TempDir Path folder;

  private final List<Map<String, Object>> runs = new ArrayList<>();
  private final Map<Integer, Map<Cut, RollUp>> known = new LinkedHashMap<>();

  @Test
  void isMeasured() throws IOException {
    for (int executors : new int[] {1, 2}) {
      var spark = Cluster.start(executors, 1536);
      for (int times : new int[] {1, 1, 2, 4}) {
        var province = new MadeProvince(UNITS * times, DUTIES, MONTHS, SEED);
        var from = folder.resolve("export-" + times).toString();
        if (!Files.exists(Path.of(from))) {
          alone(province, times);
          long began = System.nanoTime();
          new Export(spark, from, 1).write(List.of(province.book()));
          told("export", times, executors, began).put("mb", megabytes(Path.of(from)));
        }
        long began = System.nanoTime();
        var out = folder.resolve("counts").toString();
        var work = new Work();
        spark.sparkContext().addSparkListener(work);
        new RollUpJob(spark, from, 16).run(Map.of("province", province.span()), out);
        var run = told("job", times, executors, began);
        spark.sparkContext().removeSparkListener(work);
        run.put("executor_cpu_seconds", hundredths(work.nanos.get()));
        System.out.println(run);
        assertThat(RolledUp.read(spark, out).byBook().get("province")).isEqualTo(known.get(times));
      }
      spark.stop();
    }
    write();
  }

  private void alone(MadeProvince province, int times) {
    var book = province.book();
    long began = System.nanoTime();
    var judge = new Judge(book.rules(), book.evidence());
    var span = province.span();
    var judged = judge.judge(span.from(), span.until(), span.asOf(), _ -> true);
    known.put(times, RollUp.byCut(judge.forest(), judged));
    var run = told("one machine, in memory", times, 0, began);
    run.put("obligations", judged.size());
    run.put("records", book.evidence().records().size());
  }

  private Map<String, Object> told(String what, int times, int executors, long began) {
    var run = new LinkedHashMap<String, Object>();
    run.put("what", what);
    run.put("units", UNITS * times);
    run.put("executors", executors);
    run.put("seconds", hundredths(System.nanoTime() - began));
    runs.add(run);
    System.out.println(run);
    return run;
  }

  private static double hundredths(long nanos) {
    return Math.round(nanos / 1e7) / 1e2;
  }

  /// The processor time of all tasks: what stays the same when others use the machine as well.
  private static final class Work extends SparkListener {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      nanos.addAndGet(end.taskMetrics().executorCpuTime());
    }
  }

  private static long megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          >> 20;
    }
  }

  private void write() throws IOException {
    var all = new LinkedHashMap<String, Object>();
    all.put("bench", "spark");
    all.put("duties", DUTIES);
    all.put("months", MONTHS);
    all.put("seed", SEED);
    all.put("runs", runs);
    all.put("commit", System.getProperty("luoshi.commit", "unknown"));
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("load", Files.readString(Path.of("/proc/loadavg")).strip());
    all.put("java", Runtime.version().toString());
    all.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(Path.of("target/spark-scaling.json").toFile(), all);
  }
}
