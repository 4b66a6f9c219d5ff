package org.luoshi.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/// Books as Parquet, partitioned so that a division reads what is its own: `records` by book,
/// division and term, `exemptions` by book and division, `frame` (rules, calendar, organisation) by
/// book.
///
/// A record stands once for each division that needs it ([Routes] says which), so the files of one
/// division are enough to judge it whatever moved. `level` says how far below the root divisions
/// are cut: 1 at the top-level subtrees; 2, a level lower, gives more and smaller ones.
public final class Export {

  private static final int ROWS_AT_ONCE = 100_000;

  private final SparkSession spark;
  private final String folder;
  private final int level;

  /// Writes into the folder, a path or address that Spark can write to; what lies there stays.
  public Export(SparkSession spark, String folder, int level) {
    this.spark = spark;
    this.folder = folder;
    this.level = level;
  }

  public void write(List<Book> books) {
    var frame = new Pages(Tables.FRAME, Tables.OF_FRAME, "book");
    var records = new Pages(Tables.RECORDS, Tables.OF_RECORDS, "book", "division", "term");
    var exemptions = new Pages(Tables.EXEMPTIONS, Tables.OF_EXEMPTIONS, "book", "division");
    for (var book : books) {
      frame(book, frame);
      var divisions = new Divisions(book.evidence().organisation(), level);
      var routes = new Routes(book.rules(), divisions);
      for (var one : book.evidence().records()) {
        var term = routes.term(one);
        routes
            .divisions(one)
            .forEach(division -> records.add(Tables.row(book.id(), division, term, one)));
      }
      for (var one : book.evidence().exemptions()) {
        exemptions.add(Tables.row(book.id(), divisions.home(one.bearer()), one));
      }
    }
    frame.write();
    records.write();
    exemptions.write();
  }

  private void frame(Book book, Pages frame) {
    var organisation = book.evidence().organisation();
    var id = book.id();
    frame.add(RowFactory.create(id, "level", 0, String.valueOf(level)));
    frame.add(RowFactory.create(id, "calendar", 0, EngineText.write(book.rules().calendar())));
    parts(id, "version", book.rules().versions(), frame);
    parts(id, "unit", List.copyOf(organisation.units().values()), frame);
    parts(id, "appointment", organisation.appointments(), frame);
    parts(id, "succession", organisation.successions(), frame);
  }

  private static void parts(String book, String part, List<?> values, Pages frame) {
    for (int i = 0; i < values.size(); i++) {
      frame.add(RowFactory.create(book, part, i, EngineText.write(values.get(i))));
    }
  }

  /// Rows on their way into one table, so many at once.
  private final class Pages {
    private final String table;
    private final StructType columns;
    private final String[] by;
    private final List<Row> rows = new ArrayList<>();

    Pages(String table, StructType columns, String... by) {
      this.table = table;
      this.columns = columns;
      this.by = by;
    }

    void add(Row row) {
      rows.add(row);
      if (rows.size() >= ROWS_AT_ONCE) {
        write();
      }
    }

    void write() {
      spark
          .createDataset(List.copyOf(rows), Encoders.row(columns))
          .coalesce(1)
          .write()
          .mode(SaveMode.Append)
          .partitionBy(by)
          .parquet(folder + "/" + table);
      rows.clear();
    }
  }
}
