package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.Rejects;
import org.luoshi.office.sheet.RowCount;
import org.luoshi.server.House;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `luoshi import`: reads workbooks, keeps what is right, names and gives back what is not.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();

  @Parameters(paramLabel = "DIR|FILE", arity = "1..*")
  private List<Path> paths = List.of();

  @Option(names = "--programme", paramLabel = "P")
  private @Nullable String programme;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--all-or-nothing")
  private boolean allOrNothing;

  @Option(names = "--rejects", paramLabel = "FILE.xlsx")
  private @Nullable Path rejects;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      descriptionKey = "seen.format")
  private Form.Format format = Form.Format.text;

  @Override
  public Integer call() throws IOException {
    try (var house = common.open()) {
      var phrases = common.phrases();
      var wanted = new Imports.Wanted(paths, house.packFor(programme), "cli", dryRun, allOrNothing);
      var outcome =
          house
              .imports()
              .run(wanted, file -> System.err.println(phrases.say("import.reading", file)));
      var file = rejected(house, outcome, phrases);
      if (format == Form.Format.json) {
        Json.print(tree(outcome, dryRun, file, phrases));
      } else {
        System.out.print(text(outcome, phrases));
        file.ifPresent(path -> System.out.println(phrases.say("import.rejects", path)));
      }
      return outcome.hasRejected() ? Luoshi.WRONG : Luoshi.DONE;
    }
  }

  /// Writes the rejected rows where they were wanted, or into the data folder; not for a dry run
  /// that names no place.
  private Optional<Path> rejected(House house, ImportOutcome outcome, Phrasebook phrases)
      throws IOException {
    if (!outcome.hasRejected() || dryRun && rejects == null) {
      return Optional.empty();
    }
    var stamp =
        DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss")
            .withZone(ZoneOffset.UTC)
            .format(house.clock().instant());
    var file =
        rejects != null
            ? rejects
            : common.folder().resolve("rejected").resolve("rejected-" + stamp + ".xlsx");
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (var out = Files.newOutputStream(file)) {
      Rejects.write(out, outcome.sheets(), phrases);
    }
    return Optional.of(file.toAbsolutePath());
  }

  static String text(ImportOutcome outcome, Phrasebook phrases) {
    var table =
        new Columns(
            List.of(
                phrases.say("col.file"),
                phrases.say("col.sheet"),
                ">" + phrases.say("col.read"),
                ">" + phrases.say("col.accepted"),
                ">" + phrases.say("col.rejected"),
                ">" + phrases.say("col.blank"),
                ">" + phrases.say("col.totals")));
    outcome.sheets().forEach(sheet -> row(table, sheet.file(), sheet.title(), sheet.count()));
    row(table, phrases.say("col.sum"), "", outcome.count());
    var text = new StringBuilder(table.shown()).append('\n');
    text.append(
            phrases.say(
                outcome.written() ? "import.done" : "import.not-written",
                outcome.fresh(),
                outcome.corrected(),
                outcome.unchanged()))
        .append('\n');
    if (!outcome.absent().isEmpty()) {
      text.append(
              phrases.say("import.absent", outcome.absent().size(), shortened(outcome.absent())))
          .append('\n');
    }
    for (var sheet : outcome.sheets()) {
      sheet
          .rejected()
          .flatMap(row -> row.faults().stream())
          .forEach(fault -> text.append(phrases.say(fault)).append('\n'));
    }
    outcome.warnings().forEach(found -> text.append(phrases.say(found)).append('\n'));
    return text.toString();
  }

  private static String shortened(List<String> ids) {
    return String.join(" ", ids.subList(0, Math.min(5, ids.size()))) + (ids.size() > 5 ? " …" : "");
  }

  private static void row(Columns table, String file, String sheet, RowCount count) {
    table.row(
        file,
        sheet,
        count.read(),
        count.accepted(),
        count.rejected(),
        count.blank(),
        totals(count));
  }

  /// Totals rows and what is like them: repeated headers and notes under the table.
  private static int totals(RowCount count) {
    return count.totals() + count.repeated() + count.notes();
  }

  private static Map<String, @Nullable Object> tree(
      ImportOutcome outcome, boolean dryRun, Optional<Path> rejects, Phrasebook phrases) {
    var tree = counts(outcome.count());
    tree.put("dry_run", dryRun);
    tree.put("written", outcome.written());
    tree.put("new", outcome.fresh());
    tree.put("corrected", outcome.corrected());
    tree.put("unchanged", outcome.unchanged());
    tree.put("absent", outcome.absent());
    tree.put("sheets", outcome.sheets().stream().map(ImportCommand::tree).toList());
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    outcome
        .sheets()
        .forEach(sheet -> sheet.rejected().forEach(row -> rows.add(tree(row, phrases))));
    tree.put("rejected_rows", rows);
    tree.put("warnings", outcome.warnings().stream().map(found -> tree(found, phrases)).toList());
    tree.put("rejects_file", rejects.map(Path::toString).orElse(null));
    return tree;
  }

  private static Map<String, @Nullable Object> tree(ReadSheet sheet) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("file", sheet.file());
    tree.put("sheet", sheet.title());
    tree.put("kind", sheet.matched().map(kind -> kind.id()).orElse(null));
    tree.putAll(counts(sheet.count()));
    return tree;
  }

  private static Map<String, @Nullable Object> counts(RowCount count) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("read", count.read());
    tree.put("accepted", count.accepted());
    tree.put("rejected", count.rejected());
    tree.put("blank", count.blank());
    tree.put("totals", totals(count));
    return tree;
  }

  private static Map<String, @Nullable Object> tree(ReadRow row, Phrasebook phrases) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("file", row.file());
    tree.put("sheet", row.sheet());
    tree.put("row", row.row());
    tree.put("place", new Place.Cell(row.file(), row.sheet(), row.row(), null).shown());
    tree.put("faults", row.faults().stream().map(fault -> tree(fault, phrases)).toList());
    return tree;
  }

  /// A finding for programs: its code, place and values, and both sentences.
  static Map<String, @Nullable Object> tree(Diagnostic found, Phrasebook phrases) {
    var values = found.values().toArray();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("code", found.code());
    tree.put("severity", found.severity().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("place", found.place().shown());
    switch (found.place()) {
      case Place.Span span -> {
        tree.put("file", span.file());
        tree.put("line", span.line());
        tree.put("column", span.column());
      }
      case Place.Cell cell -> {
        tree.put("file", cell.file());
        tree.put("sheet", cell.sheet());
        tree.put("row", cell.row());
        tree.put("column", cell.column());
      }
      case Place.File _, Place.Subject _ -> {}
    }
    tree.put("values", found.values());
    tree.put("message", phrases.say(found.code(), values));
    tree.put(
        "maybe",
        phrases.knows(found.code() + ".maybe")
            ? phrases.say(found.code() + ".maybe", values)
            : null);
    return tree;
  }
}
