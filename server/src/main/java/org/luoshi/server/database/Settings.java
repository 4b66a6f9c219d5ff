package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How our PostgreSQL is set: durable always, reachable from this machine only, small otherwise.
final class Settings {

  static final String OWNER = "luoshi_owner";
  static final String APP = "luoshi_app";
  static final String DATABASE = "luoshi";
  static final String HOST = "127.0.0.1";

  /// A site may add its own settings in `site.conf` beside it; those given to the server on its
  /// command line (durability, address, port) stand above both.
  private static final String POSTGRESQL_CONF =
      """
      max_connections = 200
      shared_buffers = 128MB
      work_mem = 16MB
      maintenance_work_mem = 128MB
      max_wal_size = 1GB
      wal_compression = on
      random_page_cost = 1.1
      jit = off
      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      password_encryption = scram-sha-256
      idle_in_transaction_session_timeout = 10min

      # One file for each day of the week, written anew the week after. Terse, since the details
      # of an error can hold what people typed.
      logging_collector = on
      log_filename = 'postgresql-%a.log'
      log_truncate_on_rotation = on
      log_rotation_age = 1d
      log_rotation_size = 0
      log_file_mode = 0600
      log_error_verbosity = terse
      log_checkpoints = off

      include_if_exists = 'site.conf'
      """;

  private static final String PG_HBA_CONF =
      """
      host all luoshi_owner,luoshi_app 127.0.0.1/32 scram-sha-256
      """;

  private Settings() {}

  static void write(Path cluster) throws IOException {
    Files.writeString(cluster.resolve("postgresql.conf"), POSTGRESQL_CONF);
    Files.writeString(cluster.resolve("pg_hba.conf"), PG_HBA_CONF);
  }

  static List<String> initdb(int major, Path passwordFile) {
    var words =
        List.of(
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "--username=" + OWNER,
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums",
            "--no-instructions");
    // From 17 on PostgreSQL has Unicode rules of its own, alike on every machine; order is by
    // code point under both.
    var locale =
        major >= 17
            ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
            : List.of("--locale-provider=libc");
    return java.util.stream.Stream.concat(words.stream(), locale.stream()).toList();
  }

  /// What no file can change: durability, and that nobody outside this machine can connect.
  static String commandLine(int port, Path log) {
    return String.join(
        " ",
        "-p " + port,
        "-c listen_addresses=" + HOST,
        "-c unix_socket_directories=",
        "-c log_directory=" + quoted(log),
        "-c fsync=on",
        "-c synchronous_commit=on",
        "-c full_page_writes=on");
  }

  /// The path as one word for the shell through which `pg_ctl` starts the server.
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://%s:%d/%s?requireAuth=scram-sha-256&connectTimeout=10"
        .formatted(HOST, port, database);
  }
}
