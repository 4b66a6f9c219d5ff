package org.luoshi.office.sheet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The header of a sheet: where it stands, its labels as written, and which column holds which
/// field.
///
/// Rows count from 1, columns from 0. A header of two lines stands on `row` and ends on `lastRow`;
/// its labels are those of both lines. `origin` is the column 来源 of a sheet of corrections; `own`
/// are all columns that only number the rows or that Luoshi wrote itself.
public record Header(
    int row,
    int lastRow,
    List<String> labels,
    SortedMap<Integer, String> fields,
    @Nullable Integer origin,
    Set<Integer> own) {

  public Header {
    labels = List.copyOf(labels);
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    own = Set.copyOf(own);
  }

  /// The label of a column, empty where it has none.
  public String label(int column) {
    return column < labels.size() ? labels.get(column) : "";
  }

  /// The columns by field, the other way round.
  public Map<String, Integer> columns() {
    var columns = new TreeMap<String, Integer>();
    fields.forEach((column, field) -> columns.put(field, column));
    return columns;
  }
}
