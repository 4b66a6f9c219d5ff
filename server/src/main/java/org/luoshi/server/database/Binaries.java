package org.luoshi.server.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The programs of one PostgreSQL: a folder with `initdb`, `pg_ctl` and `postgres`.
record Binaries(Path bin, int major) {

  private static final Pattern VERSION = Pattern.compile("postgres \\(PostgreSQL\\) (\\d+).*");

  /// Those in the folder; asks `postgres` itself for its version.
  static Binaries in(Path bin) {
    var outcome = Commands.run(java.util.List.of(bin.resolve("postgres").toString(), "--version"));
    var version = VERSION.matcher(outcome.said().strip());
    if (!outcome.worked() || !version.matches()) {
      throw Faults.ofCommand("postgres --version", outcome.said(), bin);
    }
    return new Binaries(bin, Integer.parseInt(version.group(1)));
  }

  String initdb() {
    return bin.resolve("initdb").toString();
  }

  String pgCtl() {
    return bin.resolve("pg_ctl").toString();
  }

  Path postgres() {
    return bin.resolve("postgres");
  }

  boolean areThere() {
    return Files.isExecutable(postgres());
  }
}
