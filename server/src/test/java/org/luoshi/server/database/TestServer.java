package org.luoshi.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The servers every SQL test runs on: the one we ship, and Debian 12's as a site's own would be.
///
/// Each is started once per JVM in a temporary data folder and stopped at its end.
public enum TestServer {
  EMBEDDED_18,
  DEBIAN_15;

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

  private @Nullable EmbeddedDatabase running;

  synchronized EmbeddedDatabase running() {
    if (running == null) {
      running = start(temporaryFolder());
    }
    return running;
  }

  /// Starts this kind of server on a folder of the caller's own.
  public EmbeddedDatabase start(DataFolder folder) {
    if (this == EMBEDDED_18) {
      return EmbeddedDatabase.open(folder);
    }
    var made = folder.made();
    return EmbeddedDatabase.open(made, debian(), ServerUser.of(made));
  }

  static Binaries debian() {
    if (!Files.isExecutable(DEBIAN.resolve("initdb"))) {
      throw new AssertionError(
          "PostgreSQL 15 is missing in " + DEBIAN + ": apt-get install -y postgresql-15");
    }
    return Binaries.in(DEBIAN);
  }

  private static DataFolder temporaryFolder() {
    try {
      var folder = Files.createTempDirectory("luoshi-test-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteWhenStopped(folder)));
      return new DataFolder(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The server's own exit hook runs at the same time, so wait for its pid file to go.
  private static void deleteWhenStopped(Path folder) {
    try {
      for (int i = 0; i < 200 && Files.exists(folder.resolve("database/postmaster.pid")); i++) {
        Thread.sleep(50);
      }
      BundledBinaries.delete(folder);
    } catch (IOException | InterruptedException leftBehind) {
      Thread.currentThread().interrupt();
    }
  }
}
