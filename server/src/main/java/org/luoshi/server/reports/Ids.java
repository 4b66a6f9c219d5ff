package org.luoshi.server.reports;

import org.luoshi.server.database.Database;

/// The numbers that drafts (D000001) and frozen reports (R000001) are called by.
final class Ids {

  private Ids() {}

  /// The next id of a table; nobody else gets one until the transaction ends.
  static String next(Database database, String table, String letter) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 13))")
        .param(table)
        .query((_, _) -> true)
        .single();
    var last = database.sql().sql("select count(*) from " + table).query(Integer.class).single();
    return letter + "%06d".formatted(last + 1);
  }
}
