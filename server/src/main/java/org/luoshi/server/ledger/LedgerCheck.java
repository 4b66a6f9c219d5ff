package org.luoshi.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.database.Database;
import org.luoshi.trust.Entry;
import org.luoshi.trust.Leaf;

/// Reads entries again and finds those whose columns, payload or salt do not agree with their leaf.
///
/// It cannot see an entry that was left out or a leaf that was rewritten with its columns; that is
/// the work of the log over the leaves.
public final class LedgerCheck {

  private static final int BATCH = 1_000;

  private final Database database;

  public LedgerCheck(Database database) {
    this.database = database;
  }

  /// The ids of entries that contradict themselves, from that id to the other, both included.
  public List<Long> contradictions(long from, long to) {
    return database.inTransaction(() -> {
      var reading = new org.springframework.jdbc.core.JdbcTemplate(database.dataSource());
      reading.setFetchSize(BATCH);
      return reading
          .query(
              """
              select id, at, actor, type, object, leaf, payload, salt
                from ledger_entry where id between ? and ? order by id
              """,
              (row, _) -> agrees(row) ? Optional.<Long>empty() : Optional.of(row.getLong("id")),
              from,
              to)
          .stream()
          .flatMap(Optional::stream)
          .toList();
    });
  }

  private static boolean agrees(ResultSet row) throws SQLException {
    var at = row.getObject("at", OffsetDateTime.class).toInstant();
    var payload = row.getBytes("payload");
    var salt = row.getBytes("salt");
    var read = Leaf.parse(row.getBytes("leaf"));
    if (read.isEmpty()) {
      return false;
    }
    var kept = read.get();
    return kept.at().equals(at)
        && kept.actor().equals(row.getString("actor"))
        && kept.type().equals(row.getString("type"))
        && kept.object().equals(row.getString("object"))
        && opens(kept, payload, salt);
  }

  private static boolean opens(Entry kept, byte @Nullable [] payload, byte @Nullable [] salt) {
    if (payload == null || salt == null) {
      return payload == null && salt == null;
    }
    return kept.commitment().opensTo(payload, salt);
  }
}
