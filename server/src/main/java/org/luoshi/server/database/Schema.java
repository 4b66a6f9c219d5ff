package org.luoshi.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.luoshi.engine.text.Place;

/// Brings a database to the schema of this version, after checking that it is one we can use.
///
/// Several processes may do so at once; they wait for each other inside the database.
final class Schema {

  private static final int OLDEST = 15;
  private static final String LOCATION = "classpath:org/luoshi/server/migrations";

  private Schema() {}

  /// The app role gets the rights of daily work; an empty name where the owner works itself.
  static void migrate(Access owner, String appRole) {
    requireUsable(owner);
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(owner.url(), owner.user(), owner.password())
          .locations(LOCATION)
          .failOnMissingLocations(true)
          .ignoreMigrationPatterns(new String[0])
          .placeholders(Map.of("app", appRole))
          .load()
          .migrate();
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

  private static void requireUsable(Access access) {
    try (var connection = connect(access);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int / 10000,
                       current_setting('server_encoding')
                """)) {
      rows.next();
      int major = rows.getInt(1);
      if (major < OLDEST) {
        throw refused(null, "database-old", access, major, OLDEST);
      }
      if (!rows.getString(2).equals("UTF8")) {
        throw refused(null, "database-encoding", access, rows.getString(2));
      }
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
      @org.jspecify.annotations.Nullable Throwable cause,
      String code,
      Access access,
      Object... values) {
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
