package org.luoshi.server.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;

/// Which version of a record stood at which position of the ledger, and what it said, as a hash.
///
/// It reads beyond the reach of who asks: it tells no contents, and callers have checked who may
/// know that the records are there.
public final class Versions {

  private final Database database;

  public Versions(Database database) {
    this.database = database;
  }

  /// A version of a record: its number, the hash of what it says, its state, and the ledger entry
  /// it was written with.
  public record Version(
      String record, int version, String sha256, WorkRecord.State state, long entry) {}

  /// The versions of these records that stood at the position, by record; what is no record, or was
  /// none yet, is not among them.
  public Map<String, Version> at(Collection<String> records, long position) {
    var found = new LinkedHashMap<String, Version>();
    database
        .inReach(Reach.WHOLE, () -> read(records, position))
        .forEach(one -> found.put(one.record(), one));
    return found;
  }

  private List<Version> read(Collection<String> records, long position) {
    return database
        .sql()
        .sql(
            """
            select distinct on (record_id) record_id, version, content_hash, state, entry_id
              from record_version
             where record_id in (select jsonb_array_elements_text(?::jsonb)) and entry_id <= ?
             order by record_id, version desc
            """)
        .params(Values.json(records), position)
        .query((row, _) -> version(row))
        .list();
  }

  /// The last ledger entry that can have changed a judgement: a version of a record or of a rule; 0
  /// before the first.
  public long last() {
    return database.inReach(Reach.WHOLE, this::readLast);
  }

  private long readLast() {
    return database
        .sql()
        .sql(
            """
            select greatest((select coalesce(max(entry_id), 0) from record_version),
                            (select coalesce(max(entry_id), 0) from programme_version))
            """)
        .query(Long.class)
        .single();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getString("record_id"),
        row.getInt("version"),
        HexFormat.of().formatHex(row.getBytes("content_hash")),
        WorkRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLong("entry_id"));
  }
}
