package org.luoshi.bench.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cell;
import org.luoshi.engine.rollup.Cube;

/// How fast the machine reads memory, and how near to it a count comes that reads everything.
final class Kernels {

  private static final int LONGS = 1 << 26;
  private static double measured;

  private Kernels() {}

  /// The most that one and that all processors read in a second, adding up half a gigabyte.
  static Map<String, Object> bandwidth() throws Exception {
    var longs = new long[LONGS];
    java.util.Arrays.setAll(longs, i -> i);
    int processors = Runtime.getRuntime().availableProcessors();
    double one = best(() -> sum(longs, 0, LONGS), 8L * LONGS);
    double all =
        best(
            () ->
                IntStream.range(0, processors)
                    .parallel()
                    .mapToLong(
                        i -> sum(longs, LONGS / processors * i, LONGS / processors * (i + 1)))
                    .sum(),
            8L * LONGS);
    measured = one;
    var told = new LinkedHashMap<String, Object>();
    told.put("one_processor_gb_s", Times.round(one));
    told.put("all_processors_gb_s", Times.round(all));
    return told;
  }

  private static long sum(long[] longs, int from, int end) {
    long sum = 0;
    for (int i = from; i < end; i++) {
      sum += longs[i];
    }
    return sum;
  }

  private interface Work {
    long run();
  }

  private static double best(Work work, long bytes) throws Exception {
    var kept = new long[1];
    var times =
        Times.of(
            20,
            () -> {
              kept[0] += work.run();
              return null;
            });
    return bytes / (times.millis()[0] * 1e6);
  }

  /// Counts one status by going through all cells, on one processor.
  static Map<String, Object> scan(Cube cube) throws Exception {
    var cells = cube.cells().values().toArray(Cell[]::new);
    long bytes = 0;
    for (var cell : cells) {
      bytes += cell.bytes();
    }
    double reached =
        best(
            () -> {
              long sum = 0;
              for (var cell : cells) {
                sum += cell.scan(Status.MISSED);
              }
              return sum;
            },
            bytes);
    var told = new LinkedHashMap<String, Object>();
    told.put("bytes", bytes);
    told.put("gb_s", Times.round(reached));
    told.put("share_of_bandwidth", Times.round(reached / measured));
    return told;
  }
}
