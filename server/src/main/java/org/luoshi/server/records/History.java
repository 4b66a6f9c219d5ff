package org.luoshi.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;

/// Records with the number of their version and with whoever entered it, when and why.
///
/// The organisation’s own records lie at the root of all paths, so they are read whatever the
/// reach: whoever asks for them shows only what the asker may see. [#ofUnits] keeps to the reach.
public final class History {

  private static final String ALL =
      """
      select v.record_id as id, v.kind, v.version, v.entered_at, v.state, v.effective, v.unit, v.person,
             v."values"::text as said, v.known_until,
             coalesce(v.reason, '') as reason, coalesce(v.import_id, '') as import_id, l.actor
        from record_version v
        join ledger_entry l on l.id = v.entry_id
       where %s
       order by %s
      """;

  private final Database database;

  public History(Database database) {
    this.database = database;
  }

  /// One version: what it says, its number, whether it is the one known now, and by whom, in which
  /// import (empty for none) and why it was entered.
  public record Version(
      WorkRecord record,
      int number,
      boolean isCurrent,
      String actor,
      String importId,
      String reason) {}

  /// The versions known now of all records of the kinds, whatever their state.
  public List<Version> current(Collection<String> kinds) {
    return list(
        "v.kind = any(?) and v.known_until is null", "v.record_id", kinds.toArray(String[]::new));
  }

  /// The version known now of one record.
  public Optional<Version> current(String record) {
    return list("v.record_id = ? and v.known_until is null", "v.record_id", record).stream()
        .findFirst();
  }

  /// Every version of the records of the kinds, in the order in which they were entered.
  public List<Version> all(Collection<String> kinds) {
    return list("v.kind = any(?)", "v.entry_id", kinds.toArray(String[]::new));
  }

  /// Every version of one record from the first to the one known now.
  public List<Version> of(String record) {
    return list("v.record_id = ?", "v.version", record);
  }

  /// Every version of the kind that speaks of the person, in the order in which they were entered.
  public List<Version> ofPerson(String kind, String person) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(ALL.formatted("v.kind = ? and v.person = ?", "v.entry_id"))
                .params(kind, person)
                .query((row, _) -> version(row))
                .list());
  }

  /// The versions known now of the kinds that belong to the units.
  public List<Version> ofUnits(Collection<String> kinds, Collection<String> units) {
    return database.reached(() ->
        database
            .sql()
            .sql(
                ALL.formatted(
                    "v.known_until is null and v.kind = any(?) and v.unit = any(?)", "v.record_id"))
            .params(kinds.toArray(String[]::new), units.toArray(String[]::new))
            .query((row, _) -> version(row))
            .list());
  }

  /// The versions of the kinds that were entered at the moment by hand: what one change wrote.
  public List<Version> enteredAt(Collection<String> kinds, Instant at) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(
                    ALL.formatted(
                        "v.kind = any(?) and v.entered_at = ? and v.import_id is null",
                        "v.entry_id"))
                .params(kinds.toArray(String[]::new), at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> version(row))
                .list());
  }

  /// How many records known now of other kinds than these belong to the unit.
  public int countBeside(Collection<String> kinds, String unit) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(
                    """
                    select count(*) from record_version
                     where unit = ? and known_until is null and state = 'active' and not kind = any(?)
                    """)
                .params(unit, kinds.toArray(String[]::new))
                .query(Integer.class)
                .single());
  }

  /// The last ledger entry that wrote a version of the kinds; 0 before the first.
  public long lastEntry(Collection<String> kinds) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(
                    """
                    select coalesce(max(last.entry_id), 0) from unnest(?::text[]) as k(kind)
                     cross join lateral (select entry_id from record_version v where v.kind = k.kind
                                          order by entry_id desc limit 1) as last
                    """)
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .single());
  }

  /// How many versions of the kinds were ever entered; it only grows.
  public long count(Collection<String> kinds) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql("select count(*) from record_version where kind = any(?)")
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .single());
  }

  private List<Version> list(String where, String order, Object value) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(ALL.formatted(where, order))
                .param(value)
                .query((row, _) -> version(row))
                .list());
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        Records.record(row, new Pool()),
        row.getInt("version"),
        row.getObject("known_until") == null,
        row.getString("actor"),
        row.getString("import_id"),
        row.getString("reason"));
  }
}
