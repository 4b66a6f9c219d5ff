package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.luoshi.engine.text.Place;

/// What the words of the system and of PostgreSQL mean for a person.
final class Faults {

  private static final String NO_SPACE = "no space left on device";
  private static final String QUOTA = "disk quota exceeded";

  private Faults() {}

  static boolean diskFull(String said) {
    var words = said.toLowerCase(Locale.ROOT);
    return words.contains(NO_SPACE) || words.contains(QUOTA);
  }

  static boolean portTaken(String said) {
    return said.contains("Address already in use")
        || said.contains("could not create any TCP/IP sockets");
  }

  /// Backends of a server that was killed are still leaving; they do so within a second or two.
  static boolean stillLeaving(String said) {
    return said.contains("pre-existing shared memory block");
  }

  static DatabaseRefused ofFolder(IOException refused, Path folder) {
    var place = new Place.File(folder.toString());
    return diskFull(String.valueOf(refused.getMessage()))
        ? new DatabaseRefused(refused, "database-disk-full", place, folder)
        : new DatabaseRefused(refused, "database-folder-not-writable", place, folder);
  }

  /// What kept the command from its work, by what it and the server said.
  static DatabaseRefused ofCommand(String command, String said, Path folder) {
    if (diskFull(said)) {
      return DatabaseRefused.at(folder, "database-disk-full", folder);
    }
    if (portTaken(said)) {
      return DatabaseRefused.at(folder, "database-port");
    }
    if (said.contains("Permission denied")) {
      return DatabaseRefused.at(folder, "database-folder-unreachable", lastLine(said));
    }
    return DatabaseRefused.at(folder, "database-command", command, lastLine(said));
  }

  /// The line that says most: the last one of PostgreSQL that is an error, else the last at all.
  private static String lastLine(String said) {
    var lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.matches(".*\\b(FATAL|PANIC|ERROR|error|could not)\\b.*"))
        .reduce((_, last) -> last)
        .orElseGet(() -> lines.isEmpty() ? "-" : lines.getLast());
  }
}
