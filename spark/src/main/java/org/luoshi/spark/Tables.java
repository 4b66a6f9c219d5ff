package org.luoshi.spark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// The columns of the Parquet files, and rows to and from the values of the engine.
///
/// Days and moments are ISO text, so that no session's time zone moves them. A value of a record is
/// text behind a letter that says what it is: `q1500` a quantity in thousandths, `d2020-03-01` a
/// day, `c`, `w` and `r` a choice, words and a reference.
final class Tables {

  static final String RECORDS = "records";
  static final String EXEMPTIONS = "exemptions";
  static final String FRAME = "frame";

  /// Rules, calendar and organisation: one value of the engine a row, in their order.
  static final StructType OF_FRAME =
      text("book", "part").add("place", DataTypes.IntegerType).add("value", DataTypes.StringType);

  static final StructType OF_RECORDS =
      text("book", "division", "term", "id", "kind", "unit", "person", "effective")
          .add("entered", DataTypes.StringType)
          .add("state", DataTypes.StringType)
          .add(
              "values", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false));

  static final StructType OF_EXEMPTIONS =
      text("book", "division", "duty", "bearer", "occasion", "day", "reason");

  /// What is counted: one row for a unit with all below it, a duty and a term, one column for each
  /// status.
  static final StructType OF_COUNTS = counts();

  private Tables() {}

  private static StructType text(String... names) {
    var columns = new StructType();
    for (var name : names) {
      columns = columns.add(name, DataTypes.StringType);
    }
    return columns;
  }

  private static StructType counts() {
    var columns = text("book", "duty", "term", "unit");
    for (var status : Status.values()) {
      columns = columns.add(column(status), DataTypes.LongType, false);
    }
    return columns;
  }

  static String column(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static Row row(String book, String division, String term, WorkRecord one) {
    var values = new HashMap<String, String>();
    one.values().forEach((field, value) -> values.put(field, written(value)));
    return RowFactory.create(
        book,
        division,
        term,
        one.id(),
        one.kind(),
        one.unit(),
        one.person(),
        one.effective() == null ? null : one.effective().toString(),
        one.entered().toString(),
        one.state().name(),
        scala.jdk.javaapi.CollectionConverters.asScala(values));
  }

  static WorkRecord record(Row row) {
    var effective = text(row, "effective");
    Map<String, Value> values = new HashMap<>();
    Map<String, String> written = row.getJavaMap(row.fieldIndex("values"));
    written.forEach((field, value) -> values.put(field, value(value)));
    return new WorkRecord(
        known(row, "id"),
        known(row, "kind"),
        text(row, "unit"),
        text(row, "person"),
        effective == null ? null : LocalDate.parse(effective),
        Instant.parse(known(row, "entered")),
        WorkRecord.State.valueOf(known(row, "state")),
        values);
  }

  private static String written(Value value) {
    return switch (value) {
      case Value.Quantity(var amount) -> "q" + amount.thousandths();
      case Value.Day(var day) -> "d" + day;
      case Value.Choice(var id) -> "c" + id;
      case Value.Words(var words) -> "w" + words;
      case Value.Reference(var id) -> "r" + id;
    };
  }

  private static Value value(String written) {
    var rest = written.substring(1);
    return switch (written.charAt(0)) {
      case 'q' -> new Value.Quantity(new Amount(Long.parseLong(rest)));
      case 'd' -> new Value.Day(LocalDate.parse(rest));
      case 'c' -> new Value.Choice(rest);
      case 'w' -> new Value.Words(rest);
      case 'r' -> new Value.Reference(rest);
      default ->
          throw new IllegalArgumentException(
              "(%s) is no value of a record. Maybe export anew.".formatted(written));
    };
  }

  static Row row(String book, String division, Exemption one) {
    return RowFactory.create(
        book,
        division,
        one.duty(),
        one.bearer(),
        one.occasion(),
        one.day().toString(),
        one instanceof Exemption.Waiver waiver ? waiver.reason() : null);
  }

  /// A waiver has a reason, a declaration that nothing was to be done has none.
  static Exemption exemption(Row row) {
    var reason = text(row, "reason");
    var duty = known(row, "duty");
    var bearer = known(row, "bearer");
    var occasion = known(row, "occasion");
    var day = LocalDate.parse(known(row, "day"));
    return reason == null
        ? new Exemption.Nil(duty, bearer, occasion, day)
        : new Exemption.Waiver(duty, bearer, occasion, day, reason);
  }

  static String known(Row row, String column) {
    return row.getString(row.fieldIndex(column));
  }

  static @Nullable String text(Row row, String column) {
    return row.isNullAt(row.fieldIndex(column)) ? null : known(row, column);
  }
}
