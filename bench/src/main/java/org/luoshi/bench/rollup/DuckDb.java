package org.luoshi.bench.rollup;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process: rows sorted by unit, so that a subtree is a range it can leave the rest
/// out of.
final class DuckDb extends Peer {

  DuckDb(Nation nation) throws SQLException {
    super(nation, DriverManager.getConnection("jdbc:duckdb:"));
    execute("set threads = " + Runtime.getRuntime().availableProcessors());
  }

  @Override
  String name() {
    return "duckdb";
  }

  @Override
  void fill() throws SQLException {
    try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "fact")) {
      for (int unit = 0; unit < nation.units(); unit++) {
        var above = above(unit);
        for (int duty = 0; duty < nation.duties(); duty++) {
          for (int term = 0; term < nation.terms(); term++) {
            appender.beginRow();
            appender.append(unit);
            appender.append((short) duty);
            appender.append((short) term);
            appender.append((short) nation.code(unit, duty, term));
            for (int one : above) {
              if (one < 0) {
                appender.appendNull();
              } else {
                appender.append(one);
              }
            }
            appender.endRow();
          }
        }
      }
    }
  }

  @Override
  void index() {}

  @Override
  String within(int unit) {
    return "unit >= %d and unit < %d".formatted(unit, nation.preorder().end(unit));
  }

  @Override
  String settings() {
    return "DuckDB 2.0 in memory, all processors, rows sorted by unit";
  }
}
