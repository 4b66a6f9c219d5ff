package org.luoshi.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs commands of the system and keeps what they say.
final class Commands {

  /// The exit code and everything said on both outputs.
  record Outcome(int code, String said) {
    boolean worked() {
      return code == 0;
    }
  }

  private Commands() {}

  /// Runs to the end. The environment speaks English and holds no setting of the caller: neither
  /// `PG…` nor `LUOSHI_…`, among which are secrets.
  static Outcome run(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LUOSHI_"));
    environment.put("LC_ALL", "C");
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), said);
    } catch (IOException notFound) {
      return new Outcome(127, String.valueOf(notFound.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
