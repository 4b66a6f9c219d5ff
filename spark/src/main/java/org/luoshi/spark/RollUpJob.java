package org.luoshi.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.luoshi.engine.judgement.Status;

/// Judges and rolls up exported books on the executors of a cluster: the classes of the engine, one
/// task for a division at a time, no judging of its own.
///
/// Every bearer is judged in one division with all records that could count for it ([Divisions],
/// [Routes]), each judgement counts in the tree of its day, and sums are whole numbers: so the
/// counts are those of one machine, however the work was cut and whatever had to be done again.
public final class RollUpJob {

  private final SparkSession spark;
  private final String folder;
  private final int partitions;

  /// Reads the folder that [Export] wrote; `partitions` is into how many pieces the divisions are
  /// dealt out, best two or three for each core.
  public RollUpJob(SparkSession spark, String folder, int partitions) {
    this.spark = spark.newSession();
    this.folder = folder;
    this.partitions = partitions;
    // Judging is work for the processor on little data: what looks small must stay apart.
    this.spark.conf().set("spark.sql.adaptive.enabled", false);
    this.spark.conf().set("spark.sql.shuffle.partitions", partitions);
  }

  /// Rolls up the books named, each over its span, and writes the counts as Parquet ([RolledUp]
  /// reads them); what lay there is replaced.
  public void run(Map<String, Span> spans, String out) {
    var counts = Tables.OF_COUNTS;
    rolledUp(grounds(spans))
        .repartition(partitions, col("book"), col("term"))
        .sortWithinPartitions("book", "duty", "term", "unit")
        .select(
            Arrays.stream(counts.fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new))
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy("book")
        .parquet(out);
  }

  /// The ids of the books in the folder.
  public List<String> books() {
    return table(Tables.FRAME, Tables.OF_FRAME)
        .select("book")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList();
  }

  private Dataset<Row> rolledUp(HashMap<String, Ground> grounds) {
    var asked = asked(grounds);
    var work =
        table(Tables.RECORDS, Tables.OF_RECORDS)
            .where(asked.and(not(col("division").equalTo(Routes.EVERY))))
            .withColumn("what", lit(Tables.RECORDS))
            .unionByName(
                table(Tables.EXEMPTIONS, Tables.OF_EXEMPTIONS)
                    .where(col("book").isin(grounds.keySet().toArray()))
                    .withColumn("what", lit(Tables.EXEMPTIONS)),
                true)
            .unionByName(divisions(grounds), true);
    var broadcast = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(grounds);
    var sums =
        Arrays.stream(Status.values())
            .map(Tables::column)
            .map(status -> sum(status).as(status))
            .toList();
    return work.groupBy("book", "division")
        .as(Encoders.tuple(Encoders.STRING(), Encoders.STRING()), Encoders.row(work.schema()))
        .flatMapGroups(new DivisionJudging(broadcast), Encoders.row(Tables.OF_COUNTS))
        .groupBy("book", "duty", "term", "unit")
        .agg(sums.getFirst(), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  /// One row for each division, so that one without any record is judged as well.
  private Dataset<Row> divisions(Map<String, Ground> grounds) {
    var rows = new ArrayList<Row>();
    grounds.forEach((book, ground) ->
        ground
            .divisions(ground.organisation())
            .names()
            .forEach(division -> rows.add(RowFactory.create(book, division, "division"))));
    var columns = new StructType().add("book", "string").add("division", "string");
    return spark.createDataset(rows, Encoders.row(columns.add("what", "string")));
  }

  /// Which partitions of records the spans need.
  private static Column asked(Map<String, Ground> grounds) {
    Column asked = lit(false);
    for (var one : grounds.entrySet()) {
      var terms = new ArrayList<>(Routes.years(one.getValue().rules(), one.getValue().span()));
      terms.add(Routes.ALWAYS);
      asked = asked.or(col("book").equalTo(one.getKey()).and(col("term").isin(terms.toArray())));
    }
    return asked;
  }

  private HashMap<String, Ground> grounds(Map<String, Span> spans) {
    var books = col("book").isin(spans.keySet().toArray());
    var frames = new HashMap<String, Map<String, List<String>>>();
    var parts = new ArrayList<>(table(Tables.FRAME, Tables.OF_FRAME).where(books).collectAsList());
    parts.sort(Comparator.comparing(row -> row.<Integer>getAs("place")));
    for (var row : parts) {
      frames
          .computeIfAbsent(Tables.known(row, "book"), _ -> new LinkedHashMap<>())
          .computeIfAbsent(Tables.known(row, "part"), _ -> new ArrayList<>())
          .add(Tables.known(row, "value"));
    }
    var common = new HashMap<String, List<Row>>();
    for (var row :
        table(Tables.RECORDS, Tables.OF_RECORDS)
            .where(books.and(col("division").equalTo(Routes.EVERY)))
            .collectAsList()) {
      common.computeIfAbsent(Tables.known(row, "book"), _ -> new ArrayList<>()).add(row);
    }
    var grounds = new HashMap<String, Ground>();
    spans.forEach((book, span) -> {
      var frame = frames.get(book);
      if (frame == null) {
        throw new IllegalArgumentException(
            "There is no book (%s) in (%s). Maybe one of %s."
                .formatted(book, folder, frames.keySet()));
      }
      grounds.put(book, new Ground(span, frame, common.getOrDefault(book, List.of())));
    });
    return grounds;
  }

  private Dataset<Row> table(String name, StructType columns) {
    return spark.read().schema(columns).parquet(folder + "/" + name);
  }
}
