package org.luoshi.server.uploads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// Processes that work on files from outside, so that a file made to harm can take no memory, time
/// or secret of the house.
///
/// Each is a Java process of our own class path with an empty environment, little memory, a folder
/// of its own for what it leaves lying about, and so much time; it is killed when that is up. A few
/// run at once, the others wait.
public final class Apart {

  private static final int AT_ONCE = 2;
  private static final int ERRORS_KEPT = 64 * 1024;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /// How much a process may have: memory, time, and bytes of answer.
  public record Limits(int megabytes, Duration patience, int answerBytes) {
    public static final Limits IMAGE = new Limits(384, Duration.ofSeconds(20), 32 << 20);
    public static final Limits DOCUMENT = new Limits(384, Duration.ofSeconds(30), 64 << 20);
    public static final Limits WORKBOOK = new Limits(512, Duration.ofSeconds(60), 256 << 20);
  }

  /// The answer of the chore, given words without line breaks. [WrongInput] where it found fault
  /// with the file, or did not end within its limits: `subject` is what people call the file.
  public byte[] run(
      Class<? extends Chore> chore, List<String> words, String subject, Limits limits) {
    places.acquireUninterruptibly();
    try {
      var folder = Files.createTempDirectory("luoshi-apart-");
      try {
        var asked = new Asked(command(chore, folder, limits), words, folder, subject);
        return run(asked, limits);
      } finally {
        remove(folder);
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } finally {
      places.release();
    }
  }

  /// The command, the words for its standard input, its folder, and what the file is called.
  private record Asked(List<String> command, List<String> words, Path folder, String subject) {}

  private static List<String> command(Class<? extends Chore> chore, Path folder, Limits limits) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + limits.megabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-Dfile.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            ChoreMain.class.getName(),
            chore.getName()));
    return command;
  }

  private static byte[] run(Asked asked, Limits limits) throws IOException {
    var subject = asked.subject();
    var builder = new ProcessBuilder(asked.command()).directory(asked.folder().toFile());
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    try (var words = process.getOutputStream()) {
      words.write(String.join("\n", asked.words()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // It ended before it listened; its exit says why.
    }
    var errors = new ByteArrayOutputStream();
    var answer = new ByteArrayOutputStream();
    var readers =
        List.of(
            reading(process, process.getErrorStream(), errors, ERRORS_KEPT, false),
            reading(process, process.getInputStream(), answer, limits.answerBytes(), true));
    if (!ended(process, readers, limits)) {
      throw tooMuch(subject);
    }
    var said = errors.toString(StandardCharsets.UTF_8);
    if (process.exitValue() == ChoreMain.AT_FAULT) {
      var found = Findings.read(said);
      throw found.isEmpty() ? tooMuch(subject) : new WrongInput(found);
    }
    if (process.exitValue() != 0 || answer.size() > limits.answerBytes()) {
      org.slf4j.LoggerFactory.getLogger(Apart.class)
          .warn("A process apart ended with {}: {}", process.exitValue(), firstLine(said));
      throw tooMuch(subject);
    }
    return answer.toByteArray();
  }

  /// Whether it ended by itself in time; it has ended in any case.
  private static boolean ended(Process process, List<Thread> readers, Limits limits) {
    try {
      boolean ended = process.waitFor(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
      process.destroyForcibly();
      for (var reader : readers) {
        reader.join();
      }
      return ended;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private static WrongInput tooMuch(String subject) {
    return new WrongInput(Diagnostic.error("upload-not-worked", new Place.File(subject), subject));
  }

  private static String firstLine(String said) {
    return said.lines().findFirst().orElse("");
  }

  /// Reads to the end, keeping so much and one byte more; a process that answers too much is
  /// killed.
  private static Thread reading(
      Process process, InputStream from, ByteArrayOutputStream to, int most, boolean strict) {
    return Thread.ofVirtual()
        .start(() -> {
          var buffer = new byte[8192];
          try (from) {
            for (int got = from.read(buffer); got >= 0; got = from.read(buffer)) {
              to.write(buffer, 0, Math.min(got, Math.max(0, most + 1 - to.size())));
              if (strict && to.size() > most) {
                process.destroyForcibly();
              }
            }
          } catch (IOException killed) {
            // What was read before it was killed is all there is.
          }
        });
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
