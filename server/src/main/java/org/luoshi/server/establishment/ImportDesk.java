package org.luoshi.server.establishment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Rejects;
import org.luoshi.server.access.Actor;
import org.luoshi.server.establishment.ImportJobs.Content;
import org.luoshi.server.establishment.ImportJobs.Job;
import org.luoshi.server.establishment.ImportJobs.State;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.Imports;
import org.luoshi.server.uploads.Apart;

/// Where workbooks are worked on one after the other: first read without writing, then, once
/// somebody has looked, written.
public final class ImportDesk implements AutoCloseable {

  private final ImportJobs jobs;
  private final Imports imports;
  private final Supplier<Programmes.Found> pack;
  private final Clock clock;
  private final Supplier<Phrasebook> phrases;
  private final Apart apart = new Apart();
  private final ExecutorService one =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("imports").factory());

  public ImportDesk(
      ImportJobs jobs,
      Imports imports,
      Supplier<Programmes.Found> pack,
      Clock clock,
      Supplier<Phrasebook> phrases) {
    this.jobs = jobs;
    this.imports = imports;
    this.pack = pack;
    this.clock = clock;
    this.phrases = phrases;
    jobs.giveUp(
        failed(List.of(Diagnostic.error("import-interrupted", new Place.Subject("")))),
        clock.instant());
  }

  java.time.Instant now() {
    return clock.instant();
  }

  ImportJobs jobs() {
    return jobs;
  }

  /// Takes the files in; nothing is done with them before [#start], which comes once they are kept.
  Job open(Actor actor, List<Content> files) {
    return jobs.open(actor, files, clock.instant());
  }

  /// Begins to read the files; asked for twice it is done once.
  void start(Job job, Actor actor) {
    one.execute(() -> {
      if (jobs.go(job.id(), State.WAITING, State.READING, clock.instant())) {
        work(job, actor, true);
      }
    });
  }

  /// Begins to write what was read; false where it is not ready, or was begun already.
  boolean confirm(Job job, Actor actor) {
    if (!jobs.go(job.id(), State.READY, State.WRITING, clock.instant())) {
      return false;
    }
    one.execute(() -> work(job, actor, false));
    return true;
  }

  boolean drop(Job job) {
    boolean dropped = jobs.go(job.id(), State.READY, State.DROPPED, clock.instant());
    if (dropped) {
      jobs.drop(job.id());
    }
    return dropped;
  }

  private void work(Job job, Actor actor, boolean dryRun) {
    try {
      var outcome = inFolder(folder -> run(job, actor, dryRun, folder));
      jobs.came(
          job.id(),
          dryRun ? State.READY : State.DONE,
          ImportPreview.of(outcome),
          rejects(outcome),
          outcome.id(),
          clock.instant());
    } catch (WrongInput wrong) {
      fail(job, wrong.found());
    } catch (RuntimeException broken) {
      org.slf4j.LoggerFactory.getLogger(ImportDesk.class).error("An import failed", broken);
      fail(job, List.of(Diagnostic.error("import-failed", new Place.Subject(""))));
    }
  }

  private void fail(Job job, List<Diagnostic> why) {
    jobs.came(job.id(), State.FAILED, failed(why), null, "", clock.instant());
  }

  private static ImportPreview failed(List<Diagnostic> why) {
    return new ImportPreview(
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        why.stream().map(ImportPreview.Said::of).toList(),
        why.size(),
        List.of(),
        List.of(),
        0);
  }

  private ImportOutcome run(Job job, Actor actor, boolean dryRun, Path folder) {
    var found = pack.get();
    var files = new ArrayList<Path>();
    for (var file : jobs.files(job.id())) {
      files.add(written(folder.resolve("files"), file.sent().name(), file.bytes()));
    }
    var wanted = new Imports.Wanted(files, found, job.actor(), dryRun, false);
    var reading = new WorkbooksApart(apart, found, folder.resolve("pack"));
    var manner = new Imports.Manner(reading, new ImportingActor(actor, clock.instant(), found));
    return imports.run(wanted, manner, step -> jobs.step(job.id(), step, clock.instant()));
  }

  private static Path written(Path folder, String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      var file = folder.resolve(name).normalize();
      if (!file.startsWith(folder) || file.equals(folder)) {
        throw new IllegalArgumentException(name);
      }
      return Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private byte @Nullable [] rejects(ImportOutcome outcome) {
    if (!outcome.hasRejected()) {
      return null;
    }
    var out = new ByteArrayOutputStream();
    try {
      Rejects.write(out, outcome.sheets(), phrases.get());
      return out.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private interface InFolder<T> {
    T of(Path folder);
  }

  private static <T> T inFolder(InFolder<T> work) {
    try {
      var folder = Files.createTempDirectory("luoshi-import-").toRealPath();
      try {
        return work.of(folder);
      } finally {
        try (var all = Files.walk(folder)) {
          for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(one);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    one.shutdown();
  }
}
