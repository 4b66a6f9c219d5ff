package org.luoshi.server.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// A program of its own that opens a data folder, writes one entry, says so, and stays until its
/// input ends; for tests that kill it.
public final class Visitor {

  private Visitor() {}

  public static void main(String[] words) throws IOException {
    try (var database = Database.open(new DataFolder(Path.of(words[0])))) {
      var ledger = new Ledger(database);
      database.inTransaction(
          () -> ledger.append(NewEntry.of(Instant.EPOCH, "", "visited", words[1], "{}")));
      System.out.println("written");
      System.out.flush();
      while (System.in.read() >= 0) {
        // Stay.
      }
    }
  }

  /// Starts one and waits until it has written; its input stays open.
  static Process start(DataFolder folder, String name) throws IOException {
    var visitor = launch(folder, name);
    awaitWritten(visitor);
    return visitor;
  }

  static Process launch(DataFolder folder, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Visitor.class.getName(),
            folder.root().toString(),
            name)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static void awaitWritten(Process visitor) throws IOException {
    var line = visitor.inputReader().readLine();
    if (!"written".equals(line)) {
      throw new AssertionError("The visitor said " + line + " and not (written).");
    }
  }
}
