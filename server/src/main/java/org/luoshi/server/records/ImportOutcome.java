package org.luoshi.server.records;

import java.util.List;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.RowCount;

/// What came of an import: the sheets row by row, how many records are new, corrected and
/// unchanged, and what was noticed.
///
/// `written` is false for a dry run. Absent are records of the same sheets that no row speaks of
/// any more; they stay. The id is that of the run as kept; empty where nothing was kept of it.
public record ImportOutcome(
    List<ReadSheet> sheets,
    int fresh,
    int corrected,
    int unchanged,
    List<String> absent,
    List<Diagnostic> warnings,
    boolean written,
    String id) {

  public ImportOutcome {
    sheets = List.copyOf(sheets);
    absent = List.copyOf(absent);
    warnings = List.copyOf(warnings);
  }

  ImportOutcome kept(String as) {
    return new ImportOutcome(sheets, fresh, corrected, unchanged, absent, warnings, written, as);
  }

  public RowCount count() {
    return sheets.stream().map(ReadSheet::count).reduce(RowCount.NONE, RowCount::plus);
  }

  public boolean hasRejected() {
    return count().rejected() > 0;
  }
}
