package org.luoshi.server.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Folder;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.ReadWorkbook;
import org.luoshi.office.sheet.Workbooks;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.org.Paths;
import org.luoshi.server.programmes.Programmes;

/// Reads workbooks into records, all in one transaction: what is killed half-way leaves nothing,
/// and running it again gives what one clean run gives.
///
/// A file that cannot be read at all, or units that contradict each other, stop the whole import; a
/// single bad row is rejected by name and the others are kept.
public final class Imports {

  private final Database database;
  private final Programmes programmes;
  private final Records records;
  private final Clock clock;

  public Imports(Database database, Programmes programmes, Records records, Clock clock) {
    this.database = database;
    this.programmes = programmes;
    this.records = records;
    this.clock = clock;
  }

  /// What is asked: which files or folders, under which pack, by whom, whether to write, and
  /// whether one rejected row stops all.
  public record Wanted(
      List<Path> paths, Programmes.Found pack, String actor, boolean dryRun, boolean allOrNothing) {
    public Wanted {
      paths = List.copyOf(paths);
    }
  }

  /// How files are read and on whose behalf.
  public record Manner(BiFunction<Path, Programme, ReadWorkbook> reading, Importer importer) {

    /// Read right here, for the house itself.
    public static final Manner HOUSE =
        new Manner(
            (file, programme) -> Workbooks.read(file, programme.records().values()),
            Importer.HOUSE);
  }

  /// Reads and keeps what was asked; the steps are told as they begin.
  public ImportOutcome run(Wanted wanted, Consumer<String> progress) {
    return run(wanted, Manner.HOUSE, progress);
  }

  /// The same, in another manner.
  public ImportOutcome run(Wanted wanted, Manner manner, Consumer<String> progress) {
    var files = files(wanted.paths());
    var programme = wanted.pack().programme();
    var books = new ArrayList<ReadWorkbook>();
    var found = new ArrayList<>(files.found());
    for (var file : files.workbooks()) {
      progress.accept(String.valueOf(file.getFileName()));
      books.add(manner.reading().apply(file, programme));
    }
    books.forEach(book -> found.addAll(book.found()));
    books.forEach(book -> book.sheets().forEach(sheet -> found.addAll(sheet.found())));
    var errors = found.stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new WrongInput(errors);
    }
    var sheets = books.stream().flatMap(book -> book.sheets().stream()).toList();
    return database.inReach(
        Reach.WHOLE,
        () -> {
          lock();
          return keep(wanted, manner.importer(), files.workbooks(), sheets, found);
        });
  }

  /// One import at a time, so that no two match against the same records.
  private void lock() {
    database.template().execute("select pg_advisory_xact_lock(20201031)");
  }

  private ImportOutcome keep(
      Wanted wanted,
      Importer importer,
      List<Path> files,
      List<ReadSheet> sheets,
      List<Diagnostic> found) {
    var programme = wanted.pack().programme();
    var now = clock.instant();
    var kept = records.kept();
    var known = new LinkedHashMap<String, WorkRecord>();
    kept.forEach(one -> known.put(one.record().id(), one.record()));
    var resolved = new Resolution(programme, known, now, importer).resolve(sheets);
    refuseContradictions(programme, known, resolved.rows());
    var organisation = organisation(programme, known, resolved.rows());
    var matched = new Matching(kept).match(resolved.rows());
    var warnings = warnings(found, resolved, matched);
    boolean rejected = resolved.sheets().stream().anyMatch(sheet -> sheet.count().rejected() > 0);
    boolean write = !wanted.dryRun() && !(wanted.allOrNothing() && rejected);
    var outcome =
        new ImportOutcome(
            resolved.sheets(),
            matched.fresh().size(),
            matched.corrections().size(),
            matched.unchanged(),
            absent(matched, importer, organisation),
            warnings,
            write,
            "");
    if (!write) {
      return outcome;
    }
    programmes.adopt(wanted.pack(), now, wanted.actor());
    return outcome.fresh() + outcome.corrected() > 0 || rejected
        ? outcome.kept(
            write(wanted, files, matched, outcome, new When(now, new Paths(organisation))))
        : outcome;
  }

  private static List<String> absent(
      Matching.Matched matched, Importer importer, Organisation organisation) {
    return matched.absent().stream()
        .map(KeptRecord::record)
        .filter(one -> one.unit() == null || importer.knows(organisation, one.unit()))
        .map(WorkRecord::id)
        .toList();
  }

  private static List<Diagnostic> warnings(
      List<Diagnostic> found, Resolution.Resolved resolved, Matching.Matched matched) {
    var warnings = new ArrayList<>(found);
    warnings.addAll(resolved.warnings());
    matched
        .elsewhere()
        .forEach(one ->
            warnings.add(
                Diagnostic.warning(
                    "import-same-elsewhere",
                    one.row().where(),
                    one.kept().record().id(),
                    one.kept().source())));
    return warnings;
  }

  /// The organisation as it will be.
  private static Organisation organisation(
      Programme programme, Map<String, WorkRecord> known, List<ReadyRow> rows) {
    var all = new LinkedHashMap<>(known);
    rows.forEach(row -> all.put(row.record().id(), row.record()));
    return Organisations.of(programme, List.copyOf(all.values()));
  }

  /// The organisation as it would be must be a tree on every day.
  private static void refuseContradictions(
      Programme programme, Map<String, WorkRecord> known, List<ReadyRow> rows) {
    var places = new TreeMap<String, Place>();
    for (var row : rows) {
      if (row.kind().id().equals(Organisations.UNIT)) {
        places.put(row.record().value("name").map(Object::toString).orElse(""), row.place());
      }
    }
    if (places.isEmpty()
        && rows.stream().noneMatch(row -> row.kind().id().equals(Organisations.CHANGE))) {
      return;
    }
    var all = new LinkedHashMap<>(known);
    rows.forEach(row -> all.put(row.record().id(), row.record()));
    var organisation = Organisations.of(programme, List.copyOf(all.values()));
    var faults =
        organisation.faults().stream()
            .filter(fault -> !fault.code().equals("org-unknown-unit"))
            .map(fault ->
                new Diagnostic(
                    fault.code(),
                    fault.severity(),
                    places.getOrDefault(fault.values().getFirst(), fault.place()),
                    withNearest(fault, places)))
            .toList();
    if (!faults.isEmpty()) {
      throw new WrongInput(faults);
    }
  }

  private static List<String> withNearest(Diagnostic fault, Map<String, Place> units) {
    var values = new ArrayList<>(fault.values());
    if (fault.code().equals("org-unknown-superior")) {
      values.add(Nearest.to(values.get(1), units.keySet()).orElse("—"));
    }
    return values;
  }

  /// The moment of an import, and where units stand once it is done.
  private record When(Instant now, Paths paths) {}

  private String write(
      Wanted wanted, List<Path> files, Matching.Matched matched, ImportOutcome outcome, When when) {
    var now = when.now();
    var id = "import/%06d".formatted(1 + count());
    var names =
        files.stream()
            .map(file -> Map.of("name", String.valueOf(file.getFileName()), "sha256", sha256(file)))
            .toList();
    var count = outcome.count();
    var told = new LinkedHashMap<String, Object>();
    told.put("read", count.read());
    told.put("accepted", count.accepted());
    told.put("rejected", count.rejected());
    told.put("new", outcome.fresh());
    told.put("corrected", outcome.corrected());
    told.put("unchanged", outcome.unchanged());
    database
        .sql()
        .sql(
            "insert into import (id, at, actor, files, outcome) values (?, ?, ?, ?::jsonb, ?::jsonb)")
        .params(
            id, now.atOffset(ZoneOffset.UTC), wanted.actor(), Values.json(names), Values.json(told))
        .update();
    records.write(
        matched.fresh(),
        matched.corrections(),
        new Records.Written(now, wanted.actor(), id, null, when.paths()));
    for (var sheet : outcome.sheets()) {
      sheet.rejected().forEach(row -> reject(id, row));
    }
    return id;
  }

  private int count() {
    return database.sql().sql("select count(*) from import").query(Integer.class).single();
  }

  private void reject(String importId, org.luoshi.office.sheet.ReadRow row) {
    var codes = row.faults().stream().map(Diagnostic::code).collect(Collectors.joining(","));
    database
        .sql()
        .sql(
            """
            insert into import_reject (import_id, file, sheet, row, codes, cells)
            values (?, ?, ?, ?, string_to_array(?, ','), ?::jsonb)
            """)
        .params(importId, row.file(), row.sheet(), row.row(), codes, Values.json(row.raw()))
        .update();
  }

  private static Folder files(List<Path> paths) {
    var files = new ArrayList<Path>();
    var found = new ArrayList<Diagnostic>();
    for (var path : paths) {
      if (Files.isDirectory(path)) {
        var folder = Folder.scan(path);
        files.addAll(folder.workbooks());
        found.addAll(folder.found());
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        found.add(Diagnostic.error("import-no-file", new Place.File(path.toString()), path));
      }
    }
    return new Folder(files, found);
  }

  private static String sha256(Path file) {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
