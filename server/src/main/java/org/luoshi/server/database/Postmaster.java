package org.luoshi.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server process of a data directory as its file `postmaster.pid` tells it.
record Postmaster(long pid, int port, String status) {

  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /// The one that lives. Empty where there is no file, or where the file is stale: the process is
  /// gone, or its number now belongs to a program that does not serve this directory.
  static Optional<Postmaster> of(Path cluster) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file(cluster));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    var pid = lines.isEmpty() ? 0 : number(lines.getFirst());
    if (pid == 0 || !serves(pid, cluster)) {
      return Optional.empty();
    }
    boolean early = lines.size() <= STATUS_LINE;
    return Optional.of(
        new Postmaster(
            pid,
            lines.size() > PORT_LINE ? (int) number(lines.get(PORT_LINE)) : 0,
            early ? "starting" : lines.get(STATUS_LINE).strip()));
  }

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  boolean isReady() {
    return status.equals("ready");
  }

  boolean isStopping() {
    return status.equals("stopping");
  }

  /// Whether the process runs and names the directory among its words, as we start it.
  private static boolean serves(long pid, Path cluster) throws IOException {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      var words =
          Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.UTF_8)
              .split("\0");
      return List.of(words).contains(cluster.toString());
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException halfWritten) {
      return 0;
    }
  }
}
