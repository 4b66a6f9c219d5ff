package org.luoshi.server.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// A fresh, migrated database on one of the test servers; gone when closed.
///
/// A test class annotated [OnEveryServer] takes one in its constructor: one for each server, shared
/// by the methods of the class.
public final class TestDatabase implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestServer server;
  private final String name;
  private final Database database;

  private TestDatabase(TestServer server) {
    this.server = server;
    this.name = "test_" + COUNT.incrementAndGet();
    asOwner("postgres", "create database " + name);
    this.database = open();
  }

  public static TestDatabase on(TestServer server) {
    return new TestDatabase(server);
  }

  /// As the role of daily work, which may not change the ledger.
  public Database database() {
    return database;
  }

  /// A second pool on the same database, as another process would have.
  public Database open() {
    Schema.migrate(server.running().owner(name), Settings.APP);
    return Database.over(server.running().app(name));
  }

  public TestServer server() {
    return server;
  }

  /// Where the database is, for its owner.
  public Access owner() {
    return server.running().owner(name);
  }

  /// Executes a statement as the owner, who has all rights but still meets the triggers.
  public void asOwner(String sql) {
    asOwner(name, sql);
  }

  private void asOwner(String in, String sql) {
    var owner = server.running().owner(in);
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    database.close();
    asOwner("postgres", "drop database " + name + " with (force)");
  }

  @Override
  public String toString() {
    return server.name();
  }

  /// One fresh database on the embedded server.
  static final class OnFirst implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return Stream.of(TestServer.EMBEDDED_18).map(TestDatabase::on).map(Arguments::of);
    }
  }

  /// One fresh database on every server, made when its turn comes.
  static final class OnEach implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return Stream.of(TestServer.values()).map(TestDatabase::on).map(Arguments::of);
    }
  }
}
