package org.luoshi.office.sheet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Diagnostic;

/// One sheet as read: the kind its rows are of, its header, what became of its rows.
///
/// Where no kind fits there is neither kind nor header, `found` says so, and every row is rejected.
/// Blank rows are counted, not listed. `found` speaks of the sheet as a whole; the faults of rows
/// stand with the rows.
public record ReadSheet(
    String file,
    String title,
    @Nullable RecordKind kind,
    String banner,
    @Nullable Header header,
    RowCount count,
    List<ReadRow> rows,
    List<Diagnostic> found) {

  public ReadSheet {
    rows = List.copyOf(rows);
    found = List.copyOf(found);
  }

  /// The same sheet with these rows.
  ReadSheet with(List<ReadRow> others) {
    return new ReadSheet(file, title, kind, banner, header, count, others, found);
  }

  public Optional<RecordKind> matched() {
    return Optional.ofNullable(kind);
  }

  public Stream<ReadRow> accepted() {
    return rows.stream().filter(ReadRow::isAccepted);
  }

  public Stream<ReadRow> rejected() {
    return rows.stream().filter(ReadRow::isRejected);
  }
}
