package org.luoshi.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Whole folders, copied and thrown away.
final class Folders {

  private Folders() {}

  /// Copies all below one folder into another, with owners and rights, as the database wants them.
  static void copy(Path from, Path to) {
    try {
      var copying = new ProcessBuilder("cp", "-a", from + "/.", to.toString()).inheritIO().start();
      if (copying.waitFor() != 0) {
        throw new IOException("cp ended with " + copying.exitValue());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Folders::deleteIfThere);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void deleteIfThere(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
