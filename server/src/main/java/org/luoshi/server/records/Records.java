package org.luoshi.server.records;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import org.luoshi.server.org.Paths;
import org.springframework.jdbc.core.ConnectionCallback;

/// All records with their history (工作记录): what is known now, what was known at a moment, and new
/// versions.
///
/// A version is never changed: a correction ends the former one at the moment it was entered. Each
/// new version has its ledger entry in the same transaction.
public final class Records {

  private static final int BATCH = 5_000;
  private static final String CURRENT =
      """
      select r.id, r.kind, r.source, coalesce(r.number, '') as number, v.version, v.entered_at, v.state,
             v.effective, v.unit, v.person, v."values"::text as said, v.content_hash
        from record_version v join record r on r.id = v.record_id
       where %s
       order by r.id
      """;

  private static final String INSERT_VERSIONS =
      """
      insert into record_version (record_id, version, kind, entered_at, state, effective, unit, person,
                                  "values", content_hash, import_id, place, path, reason, entry_id)
      select id, version, kind, ?::timestamptz, state, effective, unit, person, said::jsonb, hash, ?::text, place, path,
             ?::text, entry
        from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::date[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::text[], ?::text[], ?::bigint[])
             as t(id, version, kind, state, effective, unit, person, said, hash, place, path, entry)
      """;

  private final Database database;
  private final Ledger ledger;

  public Records(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// All records as known now.
  List<KeptRecord> kept() {
    var pool = new Pool();
    return database.inReach(
        Reach.WHOLE,
        () ->
            stream(CURRENT.formatted("v.known_until is null"), List.of(), row -> kept(row, pool)));
  }

  /// All records as known at the moment, or now.
  public List<WorkRecord> known(Optional<Instant> at) {
    var where =
        at.isPresent()
            ? "v.entered_at <= ? and (v.known_until is null or v.known_until > ?)"
            : "v.known_until is null";
    var values =
        at.<List<Object>>map(moment -> List.of(utc(moment), utc(moment))).orElse(List.of());
    var pool = new Pool();
    return database.inReach(
        Reach.WHOLE, () -> stream(CURRENT.formatted(where), values, row -> record(row, pool)));
  }

  /// The records that these ledger entries tell of, as known now.
  public List<WorkRecord> toldBy(List<Long> entries) {
    var pool = new Pool();
    return database.inReach(
        Reach.WHOLE,
        () ->
            stream(
                CURRENT.formatted(
                    """
                    v.known_until is null
                       and v.record_id in (select record_id from record_version where entry_id = any(?::bigint[]))\
                    """),
                List.of((Object) entries.toArray(Long[]::new)),
                row -> record(row, pool)));
  }

  /// Where the row of a record's current version stood: file, sheet and row.
  public Optional<String> placeOf(String record) {
    return database.reached(() ->
        database
            .sql()
            .sql(
                "select place from record_version where record_id = ? and known_until is null and place is not null")
            .param(record)
            .query(String.class)
            .optional());
  }

  /// The record as kept now, locked until the transaction ends, so that two changes follow each
  /// other.
  Optional<KeptRecord> lock(String record) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
        .param(record)
        .query((_, _) -> true)
        .single();
    return stream(
            CURRENT.formatted("v.known_until is null and v.record_id = ?"),
            List.of(record),
            row -> kept(row, new Pool()))
        .stream()
        .findFirst();
  }

  /// Every version of a record from the first to the current one.
  public List<WorkRecord> history(String record) {
    var sql = CURRENT.formatted("v.record_id = ?").replace("order by r.id", "order by v.version");
    var pool = new Pool();
    return database.reached(() -> stream(sql, List.of(record), row -> record(row, pool)));
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// Reads with a cursor, so that memory holds the values only once.
  private <T> List<T> stream(String sql, List<Object> values, Row<T> as) {
    var all = new ArrayList<T>();
    database
        .template()
        .query(
            connection -> {
              var statement = connection.prepareStatement(sql);
              statement.setFetchSize(BATCH);
              for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, sqlValue(connection, values.get(i)));
              }
              return statement;
            },
            (ResultSet row) -> {
              all.add(as.of(row));
            });
    return all;
  }

  private static KeptRecord kept(ResultSet row, Pool pool) throws SQLException {
    return new KeptRecord(
        record(row, pool),
        row.getInt("version"),
        row.getString("source"),
        row.getString("number"),
        row.getBytes("content_hash"));
  }

  static WorkRecord record(ResultSet row, Pool pool) throws SQLException {
    return new WorkRecord(
        row.getString("id"),
        pool.text(row.getString("kind")),
        pool.textOrNull(row.getString("unit")),
        pool.textOrNull(row.getString("person")),
        row.getObject("effective", LocalDate.class),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        WorkRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Values.read(row.getString("said"), pool));
  }

  /// One version to be written.
  record NewVersion(ReadyRow row, String id, int version) {}

  /// Writes new records and corrections with their ledger entries; the caller holds the
  /// transaction.
  void write(List<ReadyRow> fresh, List<Matching.Correction> corrections, Written written) {
    for (int from = 0; from < fresh.size(); from += BATCH) {
      var batch = fresh.subList(from, Math.min(from + BATCH, fresh.size()));
      insertRecords(batch, written);
      insertVersions(
          batch.stream().map(row -> new NewVersion(row, row.record().id(), 1)).toList(), written);
    }
    for (int from = 0; from < corrections.size(); from += BATCH) {
      var batch = corrections.subList(from, Math.min(from + BATCH, corrections.size()));
      supersede(batch, written.at());
      replace(batch, written);
      insertVersions(
          batch.stream()
              .map(one ->
                  new NewVersion(one.row(), one.former().record().id(), one.former().version() + 1))
              .toList(),
          written);
    }
  }

  /// By whom, when, in which import and why versions are written, and where their units stand.
  record Written(
      Instant at, String actor, @Nullable String importId, @Nullable String reason, Paths paths) {

    String path(WorkRecord record) {
      var day = record.effective();
      return paths.of(record.unit(), day == null ? LocalDate.ofInstant(at, ZoneOffset.UTC) : day);
    }
  }

  private void insertRecords(List<ReadyRow> rows, Written written) {
    update(
        """
        insert into record (id, kind, source, number, key, path)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        """,
        texts(rows, row -> row.record().id()),
        texts(rows, row -> row.kind().id()),
        texts(rows, ReadyRow::source),
        texts(rows, ReadyRow::number),
        texts(rows, ReadyRow::key),
        texts(rows, row -> written.path(row.record())));
  }

  private void supersede(List<Matching.Correction> corrections, Instant at) {
    update(
        "update record_version set known_until = ?::timestamptz where known_until is null and record_id = any(?::text[])",
        utc(at).toString(),
        texts(corrections, one -> one.former().record().id()));
  }

  /// Puts records whose work has moved to another unit where it stands now.
  private void replace(List<Matching.Correction> corrections, Written written) {
    update(
        """
        update record r set path = t.path from unnest(?::text[], ?::text[]) as t(id, path)
         where r.id = t.id and r.path <> t.path
        """,
        texts(corrections, one -> one.former().record().id()),
        texts(corrections, one -> written.path(one.row().record())));
  }

  private void insertVersions(List<NewVersion> versions, Written written) {
    update(
        INSERT_VERSIONS,
        utc(written.at()).toString(),
        written.importId(),
        written.reason(),
        texts(versions, NewVersion::id),
        versions.stream().map(NewVersion::version).toArray(Integer[]::new),
        texts(versions, one -> one.row().kind().id()),
        texts(versions, one -> one.row().record().state().name().toLowerCase(Locale.ROOT)),
        texts(
            versions,
            one ->
                one.row().record().effective() == null
                    ? null
                    : one.row().record().effective().toString()),
        texts(versions, one -> one.row().record().unit()),
        texts(versions, one -> one.row().record().person()),
        texts(versions, one -> Values.written(one.row().record().values())),
        versions.stream().map(one -> Values.hash(one.row().record())).toArray(byte[][]::new),
        texts(versions, one -> one.row().place() == null ? null : one.row().place().shown()),
        texts(versions, one -> written.path(one.row().record())),
        entries(versions, written).toArray(Long[]::new));
  }

  private List<Long> entries(List<NewVersion> versions, Written written) {
    return ledger.append(
        versions.stream()
            .map(one ->
                NewEntry.of(
                    written.at(), written.actor(), what(one), one.id(), payload(one, written)))
            .toList());
  }

  private static String what(NewVersion one) {
    return switch (one.row().record().state()) {
      case RETURNED -> "record-returned";
      case WITHDRAWN -> "record-withdrawn";
      case ACTIVE -> one.version() == 1 ? "record-entered" : "record-corrected";
    };
  }

  /// What the ledger says of a version; the same version always gives the same text.
  private static String payload(NewVersion one, Written written) {
    var record = one.row().record();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("id", one.id());
    tree.put("version", one.version());
    tree.put("kind", record.kind());
    tree.put("unit", record.unit());
    tree.put("person", record.person());
    tree.put("effective", record.effective() == null ? null : record.effective().toString());
    var place = one.row().place();
    if (place != null) {
      tree.put("place", place.shown());
    }
    if (written.reason() != null) {
      tree.put("reason", written.reason());
    }
    tree.put("values", Values.written(record.values()));
    return Values.json(tree);
  }

  private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> of) {
    var texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = of.apply(rows.get(i));
    }
    return texts;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /// Runs one statement whose values may be arrays.
  private void update(String sql, @Nullable Object... values) {
    database
        .template()
        .execute(
            (ConnectionCallback<Integer>)
                connection -> {
                  try (var statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < values.length; i++) {
                      statement.setObject(i + 1, sqlValue(connection, values[i]));
                    }
                    return statement.executeUpdate();
                  }
                });
  }

  private static @Nullable Object sqlValue(java.sql.Connection connection, @Nullable Object value)
      throws SQLException {
    return switch (value) {
      case byte[][] hashes -> array(connection, "bytea", hashes);
      case Integer[] numbers -> array(connection, "int4", numbers);
      case Long[] numbers -> array(connection, "int8", numbers);
      case String[] texts -> array(connection, "text", texts);
      case null -> null;
      default -> value;
    };
  }

  private static Array array(java.sql.Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }
}
