package org.luoshi.engine.text;

import org.jspecify.annotations.Nullable;

/// Where something stands that a diagnostic speaks of.
public sealed interface Place {

  /// The place as people write it: `pack.yaml:3:7` or `工作台账.xlsx · 三会一课!D7`.
  String shown();

  /// A point in a text file; line and column count from 1.
  record Span(String file, int line, int column) implements Place {
    @Override
    public String shown() {
      return "%s:%d:%d".formatted(file, line, column);
    }
  }

  /// A row or cell of a sheet; the row counts from 1 as Excel shows it, the column is its letters.
  record Cell(String file, String sheet, int row, @Nullable String column) implements Place {
    @Override
    public String shown() {
      return "%s · %s!%s%d".formatted(file, sheet, column == null ? "" : column, row);
    }
  }

  /// A whole file or folder.
  record File(String file) implements Place {
    @Override
    public String shown() {
      return file;
    }
  }

  /// A thing inside the house: a unit, a duty, an obligation.
  record Subject(String name) implements Place {
    @Override
    public String shown() {
      return name;
    }
  }
}
