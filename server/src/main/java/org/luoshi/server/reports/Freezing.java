package org.luoshi.server.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Docx;
import org.luoshi.office.document.OfficialDocument;
import org.luoshi.office.document.Pdf;
import org.luoshi.packs.report.FilledReport;
import org.luoshi.packs.report.ReportBlock;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.records.Versions;

/// Freezes a report: takes what is known at one moment, writes both forms, and keeps all of it with
/// its ledger entry in one transaction.
///
/// The writing takes seconds and holds no lock. What is kept is what the approver saw: where the
/// text or a figure has changed since, nothing is frozen.
public final class Freezing {

  private final Database database;
  private final FrozenReports frozen;
  private final Versions versions;
  private final Once once;
  private final Clock clock;

  Freezing(Database database, FrozenReports frozen, Versions versions, Once once, Clock clock) {
    this.database = database;
    this.frozen = frozen;
    this.versions = versions;
    this.once = once;
    this.clock = clock;
  }

  /// The steps of freezing, in their order.
  public enum Step {
    FIGURES,
    DOCX,
    PDF,
    KEEPING
  }

  /// Who approves which text: `seen` is its [#digest] when it was read, `token` marks the button
  /// pressed.
  record Wanted(Draft draft, String seen, String token, String actor) {}

  /// The text at one moment, and how far the ledger had come.
  record Taken(DraftText text, Numbers numbers, long position, Instant knownAt) {}

  /// Reads a draft's text and numbers while nothing is entered.
  interface Reading {
    Taken take(long position, Instant knownAt);
  }

  /// The id of the report frozen; the same token gives the same report.
  String freeze(Wanted wanted, Reading reading, Consumer<Step> progress) {
    var now = clock.instant();
    var asked =
        new Once.Asked(
            wanted.actor(),
            wanted.token(),
            "freeze " + wanted.draft().id() + " " + wanted.seen(),
            now);
    var before = once.known(asked);
    if (before.isPresent()) {
      return before.get();
    }
    progress.accept(Step.FIGURES);
    var taken = taken(reading);
    var filled = taken.text().filled();
    if (!digest(filled).equals(wanted.seen())) {
      throw new WrongInput(
          Diagnostic.error("report-changed-since", new Place.Subject("seen"), wanted.draft().id()));
    }
    progress.accept(Step.DOCX);
    var document = Reports.document(taken.numbers(), filled);
    var docx = bytes(document, Docx::write);
    progress.accept(Step.PDF);
    var pdf = bytes(document, Pdf::write);
    progress.accept(Step.KEEPING);
    var title = filled.title().replace("\n", "");
    var made =
        new FrozenReports.Made(wanted.draft(), title, taken.position(), taken.knownAt(), docx, pdf);
    var by = new Drafts.By(clock.instant(), wanted.actor());
    return once.run(
        asked, () -> frozen.keep(made, id -> manifest(id, made, taken, wanted).json(), by));
  }

  /// Waits until no record is being entered, then takes the position and what is known at it.
  private Taken taken(Reading reading) {
    return database.inTransaction(() -> {
      database.sql().sql("select pg_advisory_xact_lock(20201031)").query((_, _) -> true).single();
      var position =
          database
              .sql()
              .sql("select coalesce(max(id), 0) from ledger_entry")
              .query(Long.class)
              .single();
      return reading.take(
          position, clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
    });
  }

  private Manifest manifest(String id, FrozenReports.Made made, Taken taken, Wanted wanted) {
    var numbers = taken.numbers();
    var draft = wanted.draft();
    var filled = taken.text().filled();
    List<Manifest.Entry> entries = Manifest.entries(taken.text().figures(), numbers);
    var records = versions.at(Manifest.records(entries, numbers), taken.position());
    return new Manifest(
        Manifest.FORMAT,
        id,
        draft.id(),
        draft.programme(),
        numbers.board().programmeOn(draft.asOf()).version(),
        draft.language().code(),
        draft.unit(),
        numbers.unitName(),
        draft.asOf().toString(),
        taken.knownAt().toString(),
        taken.position(),
        wanted.actor(),
        made.title(),
        filled.title().lines().toList(),
        Manifest.text(filled, numbers),
        entries,
        Manifest.kept(records.values()),
        file(made.docx()),
        file(made.pdf()));
  }

  private static Manifest.File file(byte[] content) {
    return new Manifest.File(
        HexFormat.of().formatHex(FrozenReports.sha256(content)), content.length);
  }

  interface Form {
    void write(OfficialDocument document, java.io.OutputStream out) throws IOException;
  }

  static byte[] bytes(OfficialDocument document, Form form) {
    var out = new ByteArrayOutputStream();
    try {
      form.write(document, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /// The SHA-256 of all that a reader sees, front lines and figures included.
  static String digest(FilledReport filled) {
    var text = new StringBuilder();
    new java.util.TreeMap<>(filled.front())
        .forEach((key, value) -> text.append(key).append(':').append(value).append('\n'));
    text.append(filled.title()).append('\n');
    for (var block : filled.blocks()) {
      text.append(block instanceof ReportBlock.Heading(int level, var _) ? level : 0)
          .append(block.shown())
          .append('\n');
    }
    return HexFormat.of()
        .formatHex(FrozenReports.sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
