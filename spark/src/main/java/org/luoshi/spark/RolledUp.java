package org.luoshi.spark;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.RollUp.Cut;
import org.luoshi.engine.tally.Tally;

/// What a job wrote, as values of the engine again: for each book a roll-up for each duty and term.
public record RolledUp(Map<String, Map<Cut, RollUp>> byBook) {

  public static RolledUp read(SparkSession spark, String folder) {
    var found = new HashMap<String, Map<Cut, Map<String, Tally>>>();
    var rows = spark.read().schema(Tables.OF_COUNTS).parquet(folder).toLocalIterator();
    while (rows.hasNext()) {
      var row = rows.next();
      found
          .computeIfAbsent(Tables.known(row, "book"), _ -> new LinkedHashMap<>())
          .computeIfAbsent(
              new Cut(Tables.known(row, "duty"), Tables.known(row, "term")), _ -> new HashMap<>())
          .put(Tables.known(row, "unit"), tally(row));
    }
    var byBook = new HashMap<String, Map<Cut, RollUp>>();
    found.forEach((book, cuts) -> {
      var rolled = new LinkedHashMap<Cut, RollUp>();
      cuts.forEach((cut, byUnit) -> rolled.put(cut, new RollUp(byUnit)));
      byBook.put(book, rolled);
    });
    return new RolledUp(byBook);
  }

  private static Tally tally(Row row) {
    var statuses = Status.values();
    int[] counts = new int[statuses.length];
    for (var status : statuses) {
      counts[status.ordinal()] =
          Math.toIntExact(row.getLong(row.fieldIndex(Tables.column(status))));
    }
    return Tally.ofCounts(counts);
  }
}
