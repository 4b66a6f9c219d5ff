package org.luoshi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the command as a person does: in a process of its own, on a data folder of its own.
record Terminal(Path data) {

  /// What came back.
  record Said(int exit, String out, String err) {}

  static final Path BUREAU = Path.of("..", "examples", "bureau").toAbsolutePath().normalize();

  Said run(String... args) {
    return wait(start(args));
  }

  Running start(String... args) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dluoshi.home=" + Path.of("..").toAbsolutePath().normalize(),
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "org.luoshi.cli.Luoshi"));
    command.addAll(List.of(args));
    command.addAll(List.of("--data", data.toString()));
    try {
      var out = Files.createTempFile("luoshi-out", ".txt");
      var err = Files.createTempFile("luoshi-err", ".txt");
      var process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Running(process, out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A command under way, with the files it writes into.
  record Running(Process process, Path out, Path err) {}

  static Said wait(Running running) {
    try {
      if (!running.process().waitFor(5, TimeUnit.MINUTES)) {
        running.process().destroyForcibly();
        throw new IllegalStateException("Five minutes are enough for any command.");
      }
      return new Said(
          running.process().exitValue(),
          Files.readString(running.out(), StandardCharsets.UTF_8),
          Files.readString(running.err(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
