package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Columns;
import org.luoshi.engine.text.Findings;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.RowCount;

/// What came of an import, told to a person and to programs: the same by command and by API.
public final class ImportTexts {

  private ImportTexts() {}

  /// The outcome as a person reads it at a terminal.
  public static String text(ImportOutcome outcome, Phrasebook phrases) {
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

  /// The outcome for programs; `rejects` is the file with the rejected rows, or null.
  public static Map<String, @Nullable Object> tree(
      ImportOutcome outcome, boolean dryRun, @Nullable String rejects, Phrasebook phrases) {
    var tree = counts(outcome.count());
    tree.put("dry_run", dryRun);
    tree.put("written", outcome.written());
    tree.put("new", outcome.fresh());
    tree.put("corrected", outcome.corrected());
    tree.put("unchanged", outcome.unchanged());
    tree.put("absent", outcome.absent());
    tree.put("sheets", outcome.sheets().stream().map(ImportTexts::tree).toList());
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    outcome
        .sheets()
        .forEach(sheet -> sheet.rejected().forEach(row -> rows.add(tree(row, phrases))));
    tree.put("rejected_rows", rows);
    tree.put(
        "warnings",
        outcome.warnings().stream().map(found -> Findings.tree(found, phrases)).toList());
    tree.put("rejects_file", rejects);
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
    tree.put("faults", row.faults().stream().map(fault -> Findings.tree(fault, phrases)).toList());
    return tree;
  }
}
