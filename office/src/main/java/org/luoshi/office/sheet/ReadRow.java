package org.luoshi.office.sheet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;

/// One row below the header that is not blank: what it says by field, the cells it says it with,
/// and what is wrong with it.
///
/// A field without a value holds nothing. Cells stand by column from A on, those of unknown columns
/// too; a cell merged downwards shows its text in every row. `origin` is the row's own place,
/// unless it corrects a row that stood elsewhere.
public record ReadRow(
    String file,
    String sheet,
    int row,
    Sort sort,
    Origin origin,
    Map<String, Value> values,
    List<SheetCell> cells,
    List<Diagnostic> faults) {

  /// What a row is taken for.
  public enum Sort {
    ACCEPTED,
    REJECTED,
    TOTALS,
    REPEATED,
    NOTE
  }

  public ReadRow {
    values = Map.copyOf(values);
    faults = List.copyOf(faults);
  }

  public boolean isAccepted() {
    return sort == Sort.ACCEPTED;
  }

  public boolean isRejected() {
    return sort == Sort.REJECTED;
  }

  public Optional<Value> value(String field) {
    return Optional.ofNullable(values.get(field));
  }

  /// The cells' texts by column from A on.
  public List<String> raw() {
    return cells.stream().map(SheetCell::text).toList();
  }
}
