package org.luoshi.office.sheet;

import java.util.List;
import java.util.stream.Stream;
import org.luoshi.engine.text.Diagnostic;

/// One file as read: its sheets in order, and what was found about the file itself.
///
/// A file that could not be opened at all has no sheets and says why in `found`.
public record ReadWorkbook(String file, List<ReadSheet> sheets, List<Diagnostic> found) {

  public ReadWorkbook {
    sheets = List.copyOf(sheets);
    found = List.copyOf(found);
  }

  public RowCount count() {
    return sheets.stream().map(ReadSheet::count).reduce(RowCount.NONE, RowCount::plus);
  }

  /// Everything that was found: about the file, its sheets, their rows.
  public Stream<Diagnostic> diagnostics() {
    return Stream.concat(
        found.stream(),
        sheets.stream()
            .flatMap(sheet ->
                Stream.concat(
                    sheet.found().stream(),
                    sheet.rows().stream().flatMap(row -> row.faults().stream()))));
  }
}
