package org.luoshi.spark;

import java.time.LocalDate;
import java.util.HashMap;
import org.apache.spark.sql.SparkSession;

/// What `spark-submit` starts: rolls up all books of a folder over one span.
///
/// `SparkRollUp FOLDER OUT FROM UNTIL AS-OF [PARTITIONS]`, days as 2020-01-31.
public final class SparkRollUp {

  private static final String USE =
      """
      Usage: SparkRollUp FOLDER OUT FROM UNTIL AS-OF [PARTITIONS]
      Maybe: spark-submit --class org.luoshi.spark.SparkRollUp --jars luoshi-engine.jar \
      luoshi-spark.jar hdfs:///luoshi/export hdfs:///luoshi/counts 2019-01-01 2020-12-31 2020-12-31
      """;

  private SparkRollUp() {}

  public static void main(String[] arguments) {
    if (arguments.length < 5 || arguments.length > 6) {
      System.err.print(USE);
      System.exit(2);
    }
    var span =
        new Span(
            LocalDate.parse(arguments[2]),
            LocalDate.parse(arguments[3]),
            LocalDate.parse(arguments[4]));
    var spark = SparkSession.builder().appName("luoshi roll-up").getOrCreate();
    try {
      int partitions =
          arguments.length == 6
              ? Integer.parseInt(arguments[5])
              : 3 * spark.sparkContext().defaultParallelism();
      var job = new RollUpJob(spark, arguments[0], partitions);
      var spans = new HashMap<String, Span>();
      job.books().forEach(book -> spans.put(book, span));
      job.run(spans, arguments[1]);
      System.out.printf("Rolled up %d books into %s%n", spans.size(), arguments[1]);
    } finally {
      spark.stop();
    }
  }
}
