package org.luoshi.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;

/// Records looked up one by one and in lists, each with where it stands in the tree and who wrote
/// it.
///
/// Lists go from the latest day of work to the earliest, a page at a time, along an index.
public final class Catalogue {

  /// A list longer than this is not counted to its end.
  public static final int COUNTED = 5_000;

  private static final String COLUMNS =
      """
      select v.record_id, v.kind, v.version, v.entered_at, v.state, v.effective, v.unit, v.person,
             v."values"::text as said, v.path, v.reason, v.place, v.import_id, e.actor
        from record_version v join ledger_entry e on e.id = v.entry_id
      """;
  private static final String DAY = "coalesce(v.effective, '-infinity'::date)";

  private final Database database;

  public Catalogue(Database database) {
    this.database = database;
  }

  /// One version of a record: where its unit stood, who entered it, why, and from which place of
  /// which import.
  public record Kept(
      WorkRecord record,
      int version,
      String path,
      @Nullable String reason,
      String actor,
      @Nullable String place,
      @Nullable String importId) {}

  /// Which records: those within a reach, of a kind (or of none of these), of a unit, with a day in
  /// a stretch, in a state, holding words, entered by somebody.
  public record Filter(
      Within within,
      @Nullable String kind,
      List<String> butKinds,
      @Nullable String unit,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      WorkRecord.@Nullable State state,
      String words,
      @Nullable String actor) {

    public Filter {
      butKinds = List.copyOf(butKinds);
    }

    public static Filter of(Within within) {
      return new Filter(within, null, List.of(), null, null, null, null, "", null);
    }
  }

  /// A page of a list: its lines, the mark the next page begins after (empty at the end), and how
  /// many there are in all, or [#COUNTED] and one more where there are more.
  public record Slice(List<Kept> lines, String next, int total) {
    public Slice {
      lines = List.copyOf(lines);
    }
  }

  /// The current version.
  public Optional<Kept> find(String id) {
    return database.reached(() ->
        database
            .sql()
            .sql(COLUMNS + " where v.record_id = ? and v.known_until is null")
            .param(id)
            .query((row, _) -> kept(row))
            .optional());
  }

  /// All versions, the first one first.
  public List<Kept> versions(String id) {
    return database.reached(() ->
        database
            .sql()
            .sql(COLUMNS + " where v.record_id = ? order by v.version")
            .param(id)
            .query((row, _) -> kept(row))
            .list());
  }

  /// A page of the list after the mark; an empty mark begins it.
  public Slice list(Filter filter, String after, int limit) {
    return database.reached(() -> slice(filter, after, limit));
  }

  private Slice slice(Filter filter, String after, int limit) {
    var values = new ArrayList<Object>();
    var where = where(filter, values);
    if (!after.isEmpty()) {
      var mark = mark(after);
      where += " and (" + DAY + ", v.record_id) < (?::date, ?)";
      values.add(mark.day());
      values.add(mark.id());
    }
    values.add(limit + 1);
    var found =
        database
            .sql()
            .sql(COLUMNS + where + " order by " + DAY + " desc, v.record_id desc limit ?")
            .params(values)
            .query((row, _) -> kept(row))
            .list();
    boolean more = found.size() > limit;
    var lines = more ? found.subList(0, limit) : found;
    return new Slice(lines, more ? mark(lines.getLast()) : "", total(filter));
  }

  private int total(Filter filter) {
    var values = new ArrayList<Object>();
    var where = where(filter, values);
    values.add(COUNTED + 1);
    return database
        .sql()
        .sql("select count(*) from (select from record_version v " + where + " limit ?) as few")
        .params(values)
        .query(Integer.class)
        .single();
  }

  /// What somebody entered last, in its current version; the latest first.
  public List<Kept> latest(Within within, String actor, int limit) {
    var values = new ArrayList<Object>();
    var where = " where v.known_until is null and " + within.condition(values) + " and e.actor = ?";
    values.add(actor);
    values.add(limit);
    return database.reached(() ->
        database
            .sql()
            .sql(COLUMNS + where + " order by e.id desc limit ?")
            .params(values)
            .query((row, _) -> kept(row))
            .list());
  }

  /// Goes through the whole list once, however long it is.
  public void each(Filter filter, int most, Consumer<Kept> to) {
    var values = new ArrayList<Object>();
    var where = where(filter, values);
    values.add(most);
    database.<Boolean>reached(() -> {
      database
          .template()
          .query(
              connection -> {
                var statement =
                    connection.prepareStatement(
                        COLUMNS + where + " order by " + DAY + " desc, v.record_id desc limit ?");
                statement.setFetchSize(1_000);
                for (int i = 0; i < values.size(); i++) {
                  statement.setObject(i + 1, values.get(i));
                }
                return statement;
              },
              (ResultSet row) -> {
                to.accept(kept(row));
              });
      return true;
    });
  }

  private static String where(Filter filter, List<Object> values) {
    var where = new StringBuilder(" where v.known_until is null and ");
    where.append(filter.within().condition(values));
    add(where, " and v.kind = ?", filter.kind(), values);
    for (var kind : filter.butKinds()) {
      add(where, " and v.kind <> ?", kind, values);
    }
    add(where, " and v.unit = ?", filter.unit(), values);
    add(where, " and v.effective >= ?", filter.from(), values);
    add(where, " and v.effective <= ?", filter.until(), values);
    var state = filter.state();
    add(
        where,
        " and v.state = ?",
        state == null ? null : state.name().toLowerCase(Locale.ROOT),
        values);
    add(
        where,
        " and exists (select from ledger_entry w where w.id = v.entry_id and w.actor = ?)",
        filter.actor(),
        values);
    if (!filter.words().isEmpty()) {
      where.append(" and (v.\"values\"::text ilike ? escape '\\' or v.record_id = ?)");
      values.add("%" + filter.words().replaceAll("([%_\\\\])", "\\\\$1") + "%");
      values.add(filter.words());
    }
    return where.toString();
  }

  private static void add(
      StringBuilder where, String condition, @Nullable Object value, List<Object> values) {
    if (value != null) {
      where.append(condition);
      values.add(value);
    }
  }

  private record Mark(String day, String id) {}

  private static String mark(Kept last) {
    var day = last.record().effective();
    return (day == null ? "-infinity" : day) + "~" + last.record().id();
  }

  private static Mark mark(String written) {
    int at = written.indexOf('~');
    if (at < 0 || !written.substring(0, at).matches("-infinity|[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      throw new WrongInput(Diagnostic.error("page-mark", new Place.Subject("after"), written));
    }
    return new Mark(written.substring(0, at), written.substring(at + 1));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Instant entered = row.getObject("entered_at", OffsetDateTime.class).toInstant();
    var record =
        new WorkRecord(
            row.getString("record_id"),
            row.getString("kind"),
            row.getString("unit"),
            row.getString("person"),
            row.getObject("effective", LocalDate.class),
            entered,
            WorkRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            Values.read(row.getString("said"), new Pool()));
    return new Kept(
        record,
        row.getInt("version"),
        row.getString("path"),
        row.getString("reason"),
        row.getString("actor"),
        row.getString("place"),
        row.getString("import_id"));
  }
}
