package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// The PostgreSQL inside the data folder, started by the first who needs it, stopped by the last.
///
/// Commands at the same time, in one process or in several, share one server. A server that a
/// killed process left behind is taken over. It can be reached from this machine only, with a
/// password that lies in the data folder.
public final class EmbeddedDatabase implements AutoCloseable {

  private final SharedServer server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(SharedServer server) {
    this.server = server;
  }

  /// Opens with the PostgreSQL that comes with the product.
  public static EmbeddedDatabase open(DataFolder folder) {
    var made = folder.made();
    return open(made, ServerUser.of(made));
  }

  static EmbeddedDatabase open(DataFolder folder, ServerUser user) {
    var made = folder.made();
    return open(made, bundled(made, user), user);
  }

  static EmbeddedDatabase open(DataFolder folder, Binaries binaries, ServerUser user) {
    var made = folder.made();
    try {
      return new EmbeddedDatabase(SharedServer.enter(new Cluster(made, binaries, user)));
    } catch (IOException failed) {
      throw Faults.ofFolder(failed, made.root());
    }
  }

  /// From the usual cache, or from the data folder where root's stand-in cannot reach the cache.
  private static Binaries bundled(DataFolder folder, ServerUser user) {
    if (!user.isStandIn()) {
      return BundledBinaries.unpackedIn(BundledBinaries.usualCache());
    }
    openTheWay(folder.root());
    var binaries = BundledBinaries.unpackedIn(folder.root().resolve("programs"));
    if (!user.canRun(binaries.postgres())) {
      throw DatabaseRefused.at(folder.root(), "database-folder-unreachable", user.uid());
    }
    return binaries;
  }

  private static void openTheWay(Path root) {
    var outcome = Commands.run(java.util.List.of("chmod", "711", root.toString()));
    if (!outcome.worked()) {
      throw Faults.ofCommand("chmod", outcome.said(), root);
    }
  }

  /// Entry as the owner of the tables: for migrations.
  public Access owner(String database) {
    return new Access(
        Settings.url(server.port(), database), Settings.OWNER, server.passwords().owner());
  }

  /// Entry for the daily work.
  Access app(String database) {
    return new Access(
        Settings.url(server.port(), database), Settings.APP, server.passwords().app());
  }

  /// Leaves; the last one out stops the server.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.leave();
    }
  }
}
