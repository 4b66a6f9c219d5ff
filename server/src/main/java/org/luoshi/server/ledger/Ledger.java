package org.luoshi.server.ledger;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.luoshi.server.database.Database;
import org.luoshi.trust.Commitment;
import org.luoshi.trust.Entry;
import org.luoshi.trust.Leaf;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The append-only history of the house.
///
/// An entry is written in the transaction of the change it tells of: if one fails, both fail. The
/// bytes hashed are kept as they are; payload and salt lie beside them and can be destroyed, the
/// leaf cannot.
public final class Ledger {

  private static final int BATCH = 5_000;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public Ledger(Database database) {
    this.database = database;
  }

  /// Writes the entries in their order and returns their ids, which rise in the same order.
  public List<Long> append(List<NewEntry> entries) {
    requireTransaction();
    var ids = new ArrayList<Long>(entries.size());
    for (int from = 0; from < entries.size(); from += BATCH) {
      var batch = entries.subList(from, Math.min(from + BATCH, entries.size()));
      ids.addAll(database.template().execute((Connection connection) -> insert(connection, batch)));
    }
    return List.copyOf(ids);
  }

  /// Writes one entry and returns its id.
  public long append(NewEntry entry) {
    return append(List.of(entry)).getFirst();
  }

  /// Destroys payload and salt of an entry for the legal reason that the new entry gives; returns
  /// the new entry's id.
  ///
  /// The new entry has the type `disposed` and the id of the old one as its object: see
  /// [#disposal]. The database refuses to destroy without it.
  public long dispose(long id, NewEntry reason) {
    long reasonId = append(reason);
    database.sql().sql("select dispose_ledger_entry(?)").param(id).query().singleRow();
    return reasonId;
  }

  /// The entry that must stand before [#dispose] of that id.
  public static NewEntry disposal(java.time.Instant at, String actor, long id, String reason) {
    return NewEntry.of(at, actor, "disposed", String.valueOf(id), reason);
  }

  /// The last entry there is: its id, and the SHA-256 of its leaf in hexadecimal.
  public record Head(long id, String leaf) {}

  /// The head of the history as committed now; 0 and no leaf where nothing was ever written.
  public Head last() {
    return database
        .sql()
        .sql(
            """
            select id, encode(pg_catalog.sha256(leaf), 'hex') as leaf from ledger_entry order by id desc limit 1
            """)
        .query((row, _) -> new Head(row.getLong("id"), row.getString("leaf")))
        .optional()
        .orElse(new Head(0, ""));
  }

  private void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          """
          An entry is written in the transaction of the change it tells of, but none is running.
          Maybe wrap both in Database.inTransaction.\
          """);
    }
  }

  private List<Long> insert(Connection connection, List<NewEntry> batch) throws SQLException {
    var rows = Rows.of(batch, random);
    try (var insert =
        connection.prepareStatement(
            """
            insert into ledger_entry (at, actor, type, object, leaf, payload, salt)
            select at, actor, type, object, leaf, payload, salt
              from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[],
                          ?::bytea[], ?::bytea[], ?::bytea[])
                   with ordinality as new (at, actor, type, object, leaf, payload, salt, place)
             order by place
            returning id
            """)) {
      insert.setArray(1, connection.createArrayOf("text", rows.at));
      insert.setArray(2, connection.createArrayOf("text", rows.actor));
      insert.setArray(3, connection.createArrayOf("text", rows.type));
      insert.setArray(4, connection.createArrayOf("text", rows.object));
      insert.setArray(5, connection.createArrayOf("bytea", rows.leaf));
      insert.setArray(6, connection.createArrayOf("bytea", rows.payload));
      insert.setArray(7, connection.createArrayOf("bytea", rows.salt));
      return ids(insert, batch.size());
    }
  }

  /// The ids come from one rising sequence in the order of insertion, so sorting restores it.
  private static List<Long> ids(java.sql.PreparedStatement insert, int expected)
      throws SQLException {
    var ids = new long[expected];
    int count = 0;
    try (var rows = insert.executeQuery()) {
      while (rows.next()) {
        ids[count++] = rows.getLong(1);
      }
    }
    if (count != expected) {
      throw new SQLException(
          "%d entries were written, but %d came back.".formatted(expected, count));
    }
    Arrays.sort(ids);
    return Arrays.stream(ids).boxed().toList();
  }

  /// The columns of a batch.
  private record Rows(
      String[] at,
      String[] actor,
      String[] type,
      String[] object,
      byte[][] leaf,
      byte[][] payload,
      byte[][] salt) {

    static Rows of(List<NewEntry> batch, SecureRandom random) {
      int size = batch.size();
      var rows =
          new Rows(
              new String[size],
              new String[size],
              new String[size],
              new String[size],
              new byte[size][],
              new byte[size][],
              new byte[size][]);
      for (int i = 0; i < size; i++) {
        rows.put(i, batch.get(i), random);
      }
      return rows;
    }

    private void put(int i, NewEntry entry, SecureRandom random) {
      payload[i] = entry.payload();
      salt[i] = new byte[Commitment.SALT_LENGTH];
      random.nextBytes(salt[i]);
      leaf[i] =
          Leaf.bytes(
              new Entry(
                  entry.type(),
                  entry.at(),
                  entry.actor(),
                  entry.object(),
                  Commitment.to(payload[i], salt[i])));
      at[i] = Leaf.time(entry.at());
      actor[i] = entry.actor();
      type[i] = entry.type();
      object[i] = entry.object();
    }
  }
}
