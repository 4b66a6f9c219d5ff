package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/// How the server of a data folder comes to answer: joined where it runs, made and started where
/// not.
///
/// The caller holds the folder's lock; `noOther` says that no other process uses the server.
record Opening(Cluster cluster, boolean noOther) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String WRONG_PASSWORD = "28P01";

  Passwords open() throws IOException, InterruptedException {
    var passwords = passwords();
    if (!cluster.isMade()) {
      cluster.make(passwords);
    }
    cluster.requireOurVersion();
    if (!joined(passwords)) {
      if (!noOther) {
        throw DatabaseRefused.at(cluster.folder().root(), "database-elsewhere");
      }
      cluster.start();
      prepare(passwords);
    }
    return passwords;
  }

  private Passwords passwords() throws IOException {
    var file = cluster.folder().passwords();
    var kept = Passwords.in(file);
    if (kept.isEmpty() && cluster.isMade()) {
      throw DatabaseRefused.at(file, "database-password-missing", file);
    }
    if (kept.isEmpty()) {
      Passwords.random().keepIn(file);
    }
    return Passwords.in(file).orElseThrow();
  }

  /// Waits while a server starts, recovers or stops; true when one answers.
  private boolean joined(Passwords passwords) throws IOException, InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
      var server = Postmaster.of(cluster.directory());
      if (server.isEmpty()) {
        return false;
      }
      if (server.get().isReady() && answers(server.get(), passwords)) {
        return true;
      }
      Thread.sleep(50);
    }
    throw DatabaseRefused.at(cluster.directory(), "database-not-answering", PATIENCE.toMinutes());
  }

  private boolean answers(Postmaster server, Passwords passwords) throws IOException {
    try (var connection = connect(server, passwords);
        var statement = connection.createStatement()) {
      ensureAccess(statement, passwords);
      return Path.of(one(statement, "show data_directory").orElseThrow())
          .toRealPath()
          .equals(cluster.directory().toRealPath());
    } catch (SQLException refused) {
      if (WRONG_PASSWORD.equals(refused.getSQLState())) {
        throw wrongPassword(refused);
      }
      return false;
    }
  }

  private void prepare(Passwords passwords) throws IOException {
    var server = Postmaster.of(cluster.directory()).orElseThrow();
    try (var connection = connect(server, passwords);
        var statement = connection.createStatement()) {
      ensureAccess(statement, passwords);
    } catch (SQLException refused) {
      cluster.stop();
      if (WRONG_PASSWORD.equals(refused.getSQLState())) {
        throw wrongPassword(refused);
      }
      throw Faults.ofCommand("sql", String.valueOf(refused.getMessage()), cluster.directory());
    }
  }

  private DatabaseRefused wrongPassword(SQLException refused) {
    var file = cluster.folder().passwords();
    return new DatabaseRefused(
        refused,
        "database-password-wrong",
        new org.luoshi.engine.text.Place.File(file.toString()),
        file);
  }

  /// The role of the daily work and the database itself: made after `initdb`, and again where an
  /// interruption left them out. The passwords are hex digits, so they need no escaping.
  private static void ensureAccess(Statement statement, Passwords passwords) throws SQLException {
    if (one(statement, "select 1 from pg_roles where rolname = 'luoshi_app'").isEmpty()) {
      statement.execute("create role luoshi_app login password '" + passwords.app() + "'");
    }
    if (one(statement, "select 1 from pg_database where datname = 'luoshi'").isEmpty()) {
      statement.execute("create database luoshi");
    }
  }

  private static Optional<String> one(Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static Connection connect(Postmaster server, Passwords passwords) throws SQLException {
    return DriverManager.getConnection(
        Settings.url(server.port(), "postgres"), Settings.OWNER, passwords.owner());
  }
}
