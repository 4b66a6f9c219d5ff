package org.luoshi.bench.rollup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.luoshi.server.database.Access;
import org.luoshi.server.database.DataFolder;
import org.luoshi.server.database.EmbeddedDatabase;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// PostgreSQL with a star of the shape DHIS2 uses: each row names the units above it, with an index
/// on every level.
final class Postgres extends Peer {

  private static final int BUFFER = 1 << 20;

  private final EmbeddedDatabase server;

  private Postgres(Nation nation, EmbeddedDatabase server, Access owner) throws SQLException {
    super(nation, DriverManager.getConnection(owner.url(), owner.user(), owner.password()));
    this.server = server;
    execute("set work_mem = '512MB'");
    execute("set maintenance_work_mem = '1GB'");
    execute("set max_parallel_workers_per_gather = 2");
    execute("set synchronous_commit = off");
  }

  static Postgres in(Path folder, Nation nation) throws SQLException {
    var server = EmbeddedDatabase.open(new DataFolder(folder));
    return new Postgres(nation, server, server.owner("postgres"));
  }

  @Override
  String name() {
    return "postgresql";
  }

  @Override
  void fill() throws SQLException, IOException {
    var line = new StringBuilder();
    try (var out =
        new PGCopyOutputStream(
            connection.unwrap(PGConnection.class), "copy fact from stdin", BUFFER)) {
      for (int unit = 0; unit < nation.units(); unit++) {
        var levels = new StringBuilder();
        for (int one : above(unit)) {
          levels.append('\t').append(one < 0 ? "\\N" : String.valueOf(one));
        }
        line.setLength(0);
        for (int duty = 0; duty < nation.duties(); duty++) {
          for (int term = 0; term < nation.terms(); term++) {
            line.append(unit).append('\t').append(duty).append('\t').append(term);
            line.append('\t').append(nation.code(unit, duty, term)).append(levels).append('\n');
          }
        }
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @Override
  void index() throws SQLException {
    execute("create index on_unit on fact (unit)");
    for (int level = 1; level < nation.levels(); level++) {
      execute("create index on_l%1$d on fact (l%1$d)".formatted(level));
    }
    execute("analyze fact");
  }

  @Override
  String within(int unit) {
    return "l%d = %d".formatted(nation.level(unit), unit);
  }

  @Override
  String settings() {
    return "PostgreSQL 18, shared_buffers 128MB, work_mem 512MB, 2 parallel workers,"
        + " synchronous_commit off, an index on each level";
  }

  @Override
  public void close() throws Exception {
    super.close();
    server.close();
  }
}
