package org.luoshi.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database of the house, at its present schema: a small pool, SQL, transactions.
///
/// Sessions speak UTC and are named `luoshi`. Isolation is read committed. Everything a business
/// write does, its ledger entry included, goes into one [#inTransaction].
///
/// Records lie under row-level security: a transaction sees those within its [Reach], and none
/// where no reach was set. A request has that of whoever asks; the house itself asks for its own.
public final class Database implements AutoCloseable {

  /// The environment variable with the address of a PostgreSQL of the site's own.
  public static final String URL_VARIABLE = "LUOSHI_DB_URL";

  private static final ScopedValue<Reach> REACH = ScopedValue.newInstance();
  private static final int CONNECTIONS = 8;
  private static final long CONNECTION_TIMEOUT_MILLIS = 15_000;
  private static final long IDLE_MILLIS = 60_000;

  private final HikariDataSource pool;
  private final @Nullable EmbeddedDatabase embedded;
  private final JdbcTemplate template;
  private final JdbcClient sql;
  private final TransactionTemplate transactions;
  private final TransactionTemplate snapshots;

  private Database(HikariDataSource pool, @Nullable EmbeddedDatabase embedded) {
    this.pool = pool;
    this.embedded = embedded;
    this.template = new JdbcTemplate(pool);
    this.sql = JdbcClient.create(template);
    var manager = new JdbcTransactionManager(pool);
    this.transactions = new TransactionTemplate(manager);
    this.snapshots = new TransactionTemplate(manager);
    snapshots.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshots.setReadOnly(true);
  }

  /// Opens the PostgreSQL at the address, or the one in the data folder where there is none.
  public static Database open(DataFolder folder, @Nullable String url) {
    return url == null || url.isBlank() ? open(folder) : open(url);
  }

  /// Opens the embedded PostgreSQL of the data folder.
  public static Database open(DataFolder folder) {
    return open(EmbeddedDatabase.open(folder), Settings.DATABASE);
  }

  /// Opens a PostgreSQL ≥ 15 of the site's own by its address.
  public static Database open(String url) {
    var access = Access.parse(url).orElseThrow(Schema::notAnAddress);
    Schema.migrate(access, "");
    return new Database(pool(access), null);
  }

  /// Opens one database of an embedded server and closes the server with it, also on failure.
  static Database open(EmbeddedDatabase embedded, String name) {
    try {
      Schema.migrate(embedded.owner(name), Settings.APP);
      return new Database(pool(embedded.app(name)), embedded);
    } catch (RuntimeException failed) {
      embedded.close();
      throw failed;
    }
  }

  /// Uses a database that is migrated already, as this user; somebody else stops its server.
  static Database over(Access access) {
    return new Database(pool(access), null);
  }

  private static HikariDataSource pool(Access access) {
    var settings = new HikariConfig();
    settings.setPoolName("luoshi");
    settings.setJdbcUrl(access.url());
    settings.setUsername(access.user());
    settings.setPassword(access.password());
    settings.addDataSourceProperty("ApplicationName", "luoshi");
    settings.setConnectionInitSql(
        """
        set time zone 'UTC';
        set plan_cache_mode = force_custom_plan;
        """);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(0);
    settings.setIdleTimeout(IDLE_MILLIS);
    settings.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    return new HikariDataSource(settings);
  }

  public JdbcClient sql() {
    return sql;
  }

  /// For batches and COPY, which [JdbcClient] does not do; takes part in the transaction.
  public JdbcTemplate template() {
    return template;
  }

  public DataSource dataSource() {
    return pool;
  }

  /// Does the work in one transaction, or in the one already running; any exception undoes it.
  public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    return transactions.<T>execute(status -> {
      if (status.isNewTransaction()) {
        apply();
      }
      return work.get();
    });
  }

  /// Does the work in one transaction, or in the one already running; any exception undoes it.
  public void inTransaction(Runnable work) {
    this.<@Nullable Object>inTransaction(() -> {
      work.run();
      return null;
    });
  }

  /// Reads what is committed, all of it as of one moment, on a connection of its own: what a
  /// transaction running here has not committed is not seen.
  public <T extends @Nullable Object> T inSnapshot(Supplier<T> work) {
    return snapshots.<T>execute(_ -> {
      apply();
      return work.get();
    });
  }

  /// Does the work in a transaction that sees and writes within this reach only; one that runs
  /// already has its own again afterwards.
  public <T extends @Nullable Object> T inReach(Reach reach, Supplier<T> work) {
    boolean running = TransactionSynchronizationManager.isActualTransactionActive();
    return ScopedValue.where(REACH, reach).call(() -> running ? inside(work) : inTransaction(work));
  }

  private <T extends @Nullable Object> T inside(Supplier<T> work) {
    var former =
        sql.sql(
                """
                select coalesce(current_setting('luoshi.from', true), ''), coalesce(current_setting('luoshi.until', true), ''),
                       coalesce(current_setting('luoshi.from2', true), ''), coalesce(current_setting('luoshi.until2', true), ''),
                       coalesce(current_setting('luoshi.unit', true), '')
                """)
            .query((row, _) ->
                List.of(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
            .single();
    apply();
    try {
      return inTransaction(work);
    } finally {
      again(former);
    }
  }

  /// Puts the former reach back, unless the transaction is broken and shows nothing any more.
  private void again(List<String> former) {
    try {
      apply(former);
    } catch (DataAccessException _) {
      // A broken transaction answers nothing until it is rolled back.
    }
  }

  /// Does the work within the reach of whoever asked for it, or within all where nobody did, as at
  /// the terminal.
  public <T extends @Nullable Object> T reached(Supplier<T> work) {
    return REACH.isBound() ? inTransaction(work) : inReach(Reach.WHOLE, work);
  }

  /// Work of a request, which may fail as requests do.
  public interface Request {
    void run() throws Exception;
  }

  /// Gives every transaction of the request this reach.
  public static void limit(Reach reach, Request request) throws Exception {
    ScopedValue.where(REACH, reach)
        .call(() -> {
          request.run();
          return true;
        });
  }

  private void apply() {
    if (REACH.isBound()) {
      apply(REACH.get().settings());
    }
  }

  private void apply(List<String> settings) {
    sql.sql(
            """
            select set_config('luoshi.from', ?, true), set_config('luoshi.until', ?, true),
                   set_config('luoshi.from2', ?, true), set_config('luoshi.until2', ?, true),
                   set_config('luoshi.unit', ?, true)
            """)
        .params(settings)
        .query((_, _) -> true)
        .single();
  }

  /// Closes the pool, then leaves the embedded server, if it is one.
  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
