package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the header of a kind in the first rows of a sheet: the row, or two rows together, where
/// most labels are known.
final class HeaderSearch {

  static final int ROWS = 30;

  private final List<RawRow> rows;
  private final Merges merges;

  HeaderSearch(List<RawRow> rows, Merges merges) {
    this.rows = rows;
    this.merges = merges;
  }

  Optional<Header> of(Labels labels) {
    Header best = null;
    for (var row : rows) {
      best = better(header(labels, row.number(), row.number(), written(row)), best);
    }
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).number() == rows.get(i - 1).number() + 1) {
        best = better(both(labels, rows.get(i - 1), rows.get(i)), best);
      }
    }
    return Optional.ofNullable(best);
  }

  /// Two rows are one header only where that explains more than each row alone; the first of equals
  /// wins.
  private static @Nullable Header better(Header header, @Nullable Header best) {
    int known = header.fields().size();
    return known > (best == null ? 0 : best.fields().size()) ? header : best;
  }

  /// The header that this one row would be, wherever it stands.
  static Header alone(Labels labels, RawRow row) {
    return new HeaderSearch(List.of(row), new Merges(List.of()))
        .header(labels, row.number(), row.number(), written(row));
  }

  private Header both(Labels labels, RawRow top, RawRow bottom) {
    int width = Math.max(top.cells().size(), bottom.cells().size());
    var written = new ArrayList<String>();
    for (int column = 0; column < width; column++) {
      var above = top.cell(column).isBlank() ? merges.across(rows, top, column) : top.cell(column);
      written.add(joined(labels, above.text(), bottom.cell(column).text()));
    }
    return header(labels, top.number(), bottom.number(), written);
  }

  /// The label of two lines: as far as one is known it is the lower, the upper with the lower, or
  /// the upper over an empty cell.
  private static String joined(Labels labels, String above, String below) {
    if (Spelling.label(below).isEmpty()) {
      return above;
    }
    if (labels.field(above + below).isPresent()) {
      return above + below;
    }
    return labels.field(below).isEmpty() && labels.field(below + above).isPresent()
        ? below + above
        : labels.field(below).isPresent() ? below : above + below;
  }

  private Header header(Labels labels, int first, int last, List<String> written) {
    var fields = new TreeMap<Integer, String>();
    var taken = new HashSet<String>();
    for (int column = 0; column < written.size(); column++) {
      var field = labels.field(written.get(column));
      if (field.isPresent() && taken.add(field.get())) {
        fields.put(column, field.get());
      }
    }
    int lowest =
        fields.keySet().stream()
            .mapToInt(column -> merges.bottom(first, column))
            .filter(bottom -> bottom <= first + 3)
            .max()
            .orElse(last);
    var origin = column(written, fields.keySet(), Labels.ORIGIN);
    var own = new HashSet<Integer>();
    for (int column = 0; column < written.size(); column++) {
      if (!fields.containsKey(column) && Labels.numbers(written.get(column))) {
        own.add(column);
      }
    }
    if (origin.isPresent()) {
      own.add(origin.get());
      column(written, fields.keySet(), Labels.REASON).ifPresent(own::add);
      column(written, fields.keySet(), Labels.ADVICE).ifPresent(own::add);
    }
    return new Header(first, Math.max(last, lowest), written, fields, origin.orElse(null), own);
  }

  /// The last such column: Luoshi writes its own after all others.
  private static Optional<Integer> column(
      List<String> written, Set<Integer> taken, Set<String> labels) {
    for (int column = written.size() - 1; column >= 0; column--) {
      if (!taken.contains(column) && labels.contains(Spelling.label(written.get(column)))) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static List<String> written(RawRow row) {
    return row.cells().stream().map(cell -> Spelling.trimmed(cell.text())).toList();
  }
}
