package org.luoshi.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/// What `spark-submit` starts: exports books to Parquet, or rolls up all books of a folder over one
/// span. Days are written as 2020-01-31.
public final class SparkRollUp {

  private static final String USE =
      """
      Usage: SparkRollUp export FOLDER LEVEL BOOK-FILE...
             SparkRollUp roll-up FOLDER OUT FROM UNTIL AS-OF [PARTITIONS]
      Maybe: spark-submit --class org.luoshi.spark.SparkRollUp --jars luoshi-engine.jar \
      luoshi-spark.jar roll-up hdfs:///luoshi/export hdfs:///luoshi/counts 2019-01-01 2020-12-31 \
      2020-12-31
      """;

  private SparkRollUp() {}

  public static void main(String[] arguments) throws IOException {
    var words = List.of(arguments);
    var command = words.isEmpty() ? "" : words.getFirst();
    boolean exports = command.equals("export") && words.size() >= 4;
    boolean rollsUp = command.equals("roll-up") && (words.size() == 6 || words.size() == 7);
    if (!exports && !rollsUp) {
      System.err.print(USE);
      System.exit(2);
    }
    var spark = SparkSession.builder().appName("luoshi " + command).getOrCreate();
    try {
      if (exports) {
        export(spark, words);
      } else {
        rollUp(spark, words);
      }
    } finally {
      spark.stop();
    }
  }

  private static void export(SparkSession spark, List<String> words) throws IOException {
    var export = new Export(spark, words.get(1), Integer.parseInt(words.get(2)));
    for (var file : words.subList(3, words.size())) {
      export.write(List.of(BookFile.read(Path.of(file))));
    }
  }

  private static void rollUp(SparkSession spark, List<String> words) {
    var days = words.subList(3, 6).stream().map(LocalDate::parse).toList();
    var span = new Span(days.get(0), days.get(1), days.get(2));
    int partitions =
        words.size() == 7
            ? Integer.parseInt(words.get(6))
            : 3 * spark.sparkContext().defaultParallelism();
    var job = new RollUpJob(spark, words.get(1), partitions);
    var spans = new HashMap<String, Span>();
    job.books().forEach(book -> spans.put(book, span));
    job.run(spans, words.get(2));
    System.out.printf("Rolled up %d books into %s%n", spans.size(), words.get(2));
  }
}
