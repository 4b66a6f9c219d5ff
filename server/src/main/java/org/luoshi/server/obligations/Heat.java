package org.luoshi.server.obligations;

import java.util.List;
import java.util.Map;
import org.luoshi.engine.tally.Tally;

/// A heat map: units down, months or terms across, a tally in each cell.
///
/// The columns are months as in `2020-03` by the day due (an empty one for what is never due), or
/// the labels of one duty's terms. Each row is what is reached through one unit directly below the
/// root of the view, the root's own first; the rows add up to the view.
public record Heat(List<String> columns, List<Row> rows) {

  public record Row(String unit, Tally all, Map<String, Tally> cells) {
    public Row {
      cells = java.util.Collections.unmodifiableMap(cells);
    }

    public Tally in(String column) {
      return cells.getOrDefault(column, Tally.NONE);
    }
  }

  public Heat {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
