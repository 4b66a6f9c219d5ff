package org.luoshi.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The data directory of our PostgreSQL: made, started and stopped by PostgreSQL's own programs.
///
/// The caller holds the folder's lock.
record Cluster(DataFolder folder, Binaries binaries, ServerUser user) {

  private static final long ROOM_NEEDED = 256L << 20;
  private static final int PORTS_TRIED = 5;
  private static final int LEAVING_TRIED = 20;
  private static final int SWEEPING_TRIED = 50;
  private static final Duration SWEEPING_PAUSE = Duration.ofMillis(100);
  private static final String MAKING = "database.new-";

  Path directory() {
    return folder.cluster();
  }

  boolean isMade() {
    return Files.exists(directory().resolve("PG_VERSION"));
  }

  /// Makes the directory beside its place and renames it when it is whole; what an interrupted
  /// earlier attempt left is swept away.
  void make(Passwords passwords) throws IOException {
    sweep();
    long room = Files.getFileStore(folder.root()).getUsableSpace();
    if (room < ROOM_NEEDED) {
      throw DatabaseRefused.at(folder.root(), "database-disk-full", folder.root());
    }
    var making = Files.createTempDirectory(folder.root(), MAKING, rights("rwx------"));
    var passwordFile = Files.createTempFile(folder.root(), MAKING, ".pw", rights("rw-------"));
    try {
      Files.writeString(passwordFile, passwords.owner());
      user.own(making);
      user.own(passwordFile);
      var words = new ArrayList<>(user.command(binaries.initdb(), "--pgdata=" + making));
      words.addAll(Settings.initdb(binaries.major(), passwordFile));
      var outcome = Commands.run(words);
      if (!outcome.worked()) {
        throw Faults.ofCommand("initdb", outcome.said(), folder.root());
      }
      Settings.write(making);
      user.own(making);
      Files.move(making, directory(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      sweep();
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> rights(String rights) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
  }

  private void sweep() throws IOException {
    try (var inside = Files.newDirectoryStream(folder.root(), MAKING + "*")) {
      for (var left : inside) {
        int tries = 1;
        while (!isSwept(left) && tries++ < SWEEPING_TRIED) {
          LockSupport.parkNanos(SWEEPING_PAUSE.toNanos());
        }
      }
    }
  }

  /// Whether it is gone. The last process of an attempt that was killed may still be writing there
  /// for a moment; what is left then lies beside the database and harms nothing.
  private static boolean isSwept(Path left) throws IOException {
    try {
      BundledBinaries.delete(left);
      return true;
    } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException stillWritten) {
      return false;
    }
  }

  /// Refuses a directory of another major version, whose files this PostgreSQL cannot read.
  void requireOurVersion() throws IOException {
    var version = Files.readString(directory().resolve("PG_VERSION")).strip();
    if (!version.equals(String.valueOf(binaries.major()))) {
      throw DatabaseRefused.at(directory(), "database-version", version, binaries.major());
    }
  }

  /// Starts the server on a free port and waits until it answers; recovery after a crash may take
  /// minutes.
  void start() throws IOException, InterruptedException {
    Files.deleteIfExists(Postmaster.file(directory()));
    Files.createDirectories(folder.log(), rights("rwx------"));
    user.own(folder.log());
    user.own(directory());
    for (int port = 1, leaving = 1; ; ) {
      var log = new ServerLog(folder.log());
      var outcome = Commands.run(startCommand(log, freePort()));
      if (outcome.worked()) {
        return;
      }
      var said = log.added() + outcome.said();
      if (Faults.stillLeaving(said) && leaving++ < LEAVING_TRIED) {
        Thread.sleep(500);
      } else if (!Faults.portTaken(said) || port++ >= PORTS_TRIED) {
        throw Faults.ofCommand("pg_ctl start", said, directory());
      }
    }
  }

  private java.util.List<String> startCommand(ServerLog log, int port) {
    return user.command(
        binaries.pgCtl(),
        "start",
        "-w",
        "-t",
        "600",
        "-D",
        directory().toString(),
        "-l",
        log.start().toString(),
        "-o",
        Settings.commandLine(port, folder.log()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(Settings.HOST))) {
      return socket.getLocalPort();
    }
  }

  /// Asks the server to disconnect everybody and stop; true when it has.
  boolean stop() {
    return Commands.run(
            user.command(
                binaries.pgCtl(),
                "stop",
                "-w",
                "-t",
                "120",
                "-m",
                "fast",
                "-D",
                directory().toString()))
        .worked();
  }
}
