package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.server.records.ImportOutcome;

/// What an import would do, or did, as it is kept with its job: counts, sheets, warnings, and the
/// first of the rejected rows.
///
/// Findings are kept as code, place and values, so that either language can tell them.
public record ImportPreview(
    int read,
    int accepted,
    int rejected,
    int fresh,
    int corrected,
    int unchanged,
    List<SheetLine> sheets,
    List<Said> warnings,
    int warningCount,
    List<RowLine> rows,
    List<String> absent,
    int absentCount) {

  private static final int SHOWN = 300;

  /// A sheet with what became of its rows; the kind's titles are empty where none fits.
  public record SheetLine(
      String file,
      String sheet,
      String kind,
      int read,
      int accepted,
      int rejected,
      int passedOver) {}

  /// A finding that can be told in either language.
  public record Said(String code, String place, List<String> values) {
    static Said of(Diagnostic one) {
      return new Said(one.code(), one.place().shown(), one.values());
    }

    public String what(Phrasebook phrases) {
      return phrases.say(code, values.toArray());
    }

    public String advice(Phrasebook phrases) {
      return phrases.knows(code + ".maybe") ? phrases.say(code + ".maybe", values.toArray()) : "";
    }
  }

  /// A rejected row: where it stands, what stands in it, and what is wrong with it.
  public record RowLine(String place, String cells, List<Said> faults) {}

  static ImportPreview of(ImportOutcome outcome) {
    var count = outcome.count();
    var sheets = new ArrayList<SheetLine>();
    var rows = new ArrayList<RowLine>();
    for (var sheet : outcome.sheets()) {
      var its = sheet.count();
      sheets.add(
          new SheetLine(
              sheet.file(),
              sheet.title(),
              sheet.kind() == null ? "" : sheet.kind().id(),
              its.read(),
              its.accepted(),
              its.rejected(),
              its.blank() + its.totals() + its.repeated() + its.notes()));
      sheet.rejected().limit(SHOWN).map(ImportPreview::row).forEach(rows::add);
    }
    return new ImportPreview(
        count.read(),
        count.accepted(),
        count.rejected(),
        outcome.fresh(),
        outcome.corrected(),
        outcome.unchanged(),
        sheets,
        outcome.warnings().stream().limit(SHOWN).map(Said::of).toList(),
        outcome.warnings().size(),
        List.copyOf(rows.subList(0, Math.min(rows.size(), SHOWN))),
        outcome.absent().stream().limit(SHOWN).toList(),
        outcome.absent().size());
  }

  private static RowLine row(ReadRow row) {
    var cells = String.join(" | ", row.raw().stream().filter(cell -> !cell.isBlank()).toList());
    return new RowLine(
        row.file() + " · " + row.sheet() + "!" + row.row(),
        cells.length() > 200 ? cells.substring(0, 200) + "…" : cells,
        row.faults().stream().filter(Diagnostic::isError).map(Said::of).toList());
  }
}
