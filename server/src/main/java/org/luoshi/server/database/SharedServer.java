package org.luoshi.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The running server of a data folder as this JVM uses it, with the count of its users here.
///
/// Between processes two file holds rule: `database.lock` is held while somebody starts, joins,
/// leaves or stops; `database.users` is held together by all who use the server. Who leaves and can
/// then hold `database.users` alone was the last. Holds end with their process, so a killed one
/// never counts. Holds belong to the whole JVM, hence the one map of this class.
final class SharedServer {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final ReentrantLock DOOR = new ReentrantLock();
  private static final Map<Path, SharedServer> SERVERS = new HashMap<>();

  private final Cluster cluster;
  private final Passwords passwords;
  private final int port;
  private final FileHold inUse;
  private final Thread atExit = new Thread(this::leaveForGood, "luoshi-database-exit");
  private int users = 1;

  private SharedServer(Cluster cluster, Passwords passwords, int port, FileHold inUse) {
    this.cluster = cluster;
    this.passwords = passwords;
    this.port = port;
    this.inUse = inUse;
  }

  int port() {
    return port;
  }

  Passwords passwords() {
    return passwords;
  }

  static SharedServer enter(Cluster cluster) throws IOException {
    DOOR.lock();
    try {
      var root = cluster.folder().root();
      var known = SERVERS.get(root);
      if (known != null) {
        known.users++;
        return known;
      }
      try (var _ = awaitLock(cluster.folder())) {
        var entered = enterAlone(cluster);
        SERVERS.put(root, entered);
        Runtime.getRuntime().addShutdownHook(entered.atExit);
        return entered;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    } finally {
      DOOR.unlock();
    }
  }

  private static FileHold awaitLock(DataFolder folder) throws IOException, InterruptedException {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
      var hold = FileHold.alone(folder.lock());
      if (hold.isPresent()) {
        return hold.get();
      }
      Thread.sleep(50);
    }
    throw DatabaseRefused.at(folder.root(), "database-busy", PATIENCE.toMinutes());
  }

  private static SharedServer enterAlone(Cluster cluster) throws IOException, InterruptedException {
    var folder = cluster.folder();
    var noOther = FileHold.alone(folder.users());
    if (noOther.isPresent()) {
      noOther.get().close();
    }
    var inUse = FileHold.together(folder.users()).orElseThrow();
    try {
      var passwords = new Opening(cluster, noOther.isPresent()).open();
      int port = Postmaster.of(cluster.directory()).orElseThrow().port();
      return new SharedServer(cluster, passwords, port, inUse);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      inUse.close();
      throw failed;
    }
  }

  /// One user of this JVM leaves; after the last one the server stops, unless other processes use
  /// it.
  void leave() {
    DOOR.lock();
    try {
      if (--users == 0) {
        leaveForGood();
        Runtime.getRuntime().removeShutdownHook(atExit);
      }
    } catch (IllegalStateException alreadyExiting) {
      // The hook itself runs or has run: nothing is left to do.
    } finally {
      DOOR.unlock();
    }
  }

  private void leaveForGood() {
    DOOR.lock();
    try {
      if (!SERVERS.values().remove(this)) {
        return;
      }
      try (var _ = awaitLock(cluster.folder())) {
        inUse.close();
        var last = FileHold.alone(cluster.folder().users());
        if (last.isPresent()) {
          cluster.stop();
          last.get().close();
        }
      }
    } catch (IOException | DatabaseRefused folderGone) {
      // The folder was taken away or stays busy: the next start finds the server and takes over.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      DOOR.unlock();
    }
  }
}
