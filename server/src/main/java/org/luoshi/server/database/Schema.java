package org.luoshi.server.database;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Place;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Brings a database to the schema of this version, after checking that it is one we can use.
///
/// Several processes may do so at once; they wait for each other inside the database. A fingerprint
/// of the migrations, kept as the comment of Flyway's own table, spares the work where nothing
/// changed: most starts.
final class Schema {

  private static final int OLDEST = 15;
  private static final String LOCATION = "classpath:org/luoshi/server/migrations";

  /// With its usual lock Flyway notes a migration over a second connection, after the migration is
  /// committed: a process killed between the two leaves tables that no start can make again. With
  /// the lock of the session it uses one connection, and both are one transaction.
  private static final Map<String, String> ONE_TRANSACTION =
      Map.of("flyway.postgresql.transactional.lock", "false");

  private Schema() {}

  /// The app role gets the rights of daily work; an empty name where the owner works itself.
  static void migrate(Access owner, String appRole) {
    var fingerprint = fingerprint(appRole);
    if (requireUsable(owner).equals(fingerprint)) {
      return;
    }
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(owner.url(), owner.user(), owner.password())
          .locations(LOCATION)
          .failOnMissingLocations(true)
          .ignoreMigrationPatterns(new String[0])
          .placeholders(Map.of("app", appRole))
          .configuration(ONE_TRANSACTION)
          .load()
          .migrate();
      keep(fingerprint, owner);
    } catch (FlywayValidateException differs) {
      throw refused(differs, "database-schema-differs", owner, firstLines(differs));
    } catch (FlywayException failed) {
      throw refused(failed, "database-migration", owner, firstLines(failed));
    }
  }

  static DatabaseRefused notAnAddress() {
    return new DatabaseRefused(
        null, "database-url", new Place.Subject(Database.URL_VARIABLE), Database.URL_VARIABLE);
  }

  private static String fingerprint(String appRole) {
    try {
      var files =
          new PathMatchingResourcePatternResolver(Schema.class.getClassLoader())
              .getResources(LOCATION + "/*.sql");
      Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
      var hash = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        hash.update(file.getContentAsByteArray());
      }
      return "luoshi %s %s".formatted(HexFormat.of().formatHex(hash.digest()), appRole);
    } catch (IOException | NoSuchAlgorithmException brokenProgram) {
      throw new IllegalStateException(
          """
          The migrations cannot be read from (%s).
          Maybe the jar is damaged.\
          """
              .formatted(LOCATION),
          brokenProgram);
    }
  }

  private static void keep(String fingerprint, Access owner) {
    try (var connection = connect(owner);
        var statement = connection.createStatement()) {
      statement.execute("comment on table flyway_schema_history is '" + fingerprint + "'");
    } catch (SQLException failed) {
      throw refused(failed, "database-connection", owner, String.valueOf(failed.getMessage()));
    }
  }

  /// Refuses a server we cannot use; otherwise the fingerprint it had last, or an empty one.
  private static String requireUsable(Access access) {
    try (var connection = connect(access);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int / 10000,
                       current_setting('server_encoding'),
                       coalesce(obj_description(to_regclass('flyway_schema_history'), 'pg_class'), '')
                """)) {
      rows.next();
      int major = rows.getInt(1);
      if (major < OLDEST) {
        throw refused(null, "database-old", access, major, OLDEST);
      }
      if (!rows.getString(2).equals("UTF8")) {
        throw refused(null, "database-encoding", access, rows.getString(2));
      }
      return rows.getString(3);
    } catch (SQLException failed) {
      throw refused(failed, "database-connection", access, String.valueOf(failed.getMessage()));
    }
  }

  private static Connection connect(Access access) throws SQLException {
    var login = new Properties();
    if (access.user() != null) {
      login.setProperty("user", access.user());
    }
    if (access.password() != null) {
      login.setProperty("password", access.password());
    }
    login.setProperty("ApplicationName", "luoshi");
    return DriverManager.getConnection(access.url(), login);
  }

  private static DatabaseRefused refused(
      @Nullable Throwable cause, String code, Access access, Object... values) {
    return new DatabaseRefused(cause, code, new Place.Subject(access.shown()), values);
  }

  private static String firstLines(FlywayException failed) {
    return String.valueOf(failed.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("-+"))
        .limit(4)
        .reduce((one, two) -> one + " " + two)
        .orElse("-");
  }
}
