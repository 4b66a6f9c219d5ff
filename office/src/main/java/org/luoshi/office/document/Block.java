package org.luoshi.office.document;

import java.util.List;

/// A part of the body that stands by itself.
public sealed interface Block {

  /// A heading of level 1 to 4, without its number: the form numbers it.
  record Heading(int level, List<Run> runs) implements Block {
    public Heading {
      if (level < 1 || level > 4) {
        throw new IllegalArgumentException(
            """
            A heading has level 1 to 4, but got (%d).
            Maybe make it a paragraph.\
            """
                .formatted(level));
      }
      runs = List.copyOf(runs);
    }
  }

  /// A paragraph of the body.
  record Paragraph(List<Run> runs) implements Block {
    public Paragraph {
      runs = List.copyOf(runs);
    }
  }

  /// A table; every row has as many cells as the header.
  record Table(List<String> header, List<Row> rows) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
      for (var row : rows) {
        if (row.cells().size() != header.size()) {
          throw new IllegalArgumentException(
              """
              A table of (%d) columns has a row of (%d) cells.
              Maybe fill the missing cells with an empty one.\
              """
                  .formatted(header.size(), row.cells().size()));
        }
      }
    }
  }

  /// Words as a QR code, with what it holds said in words for who cannot see it.
  record Code(String words, String said) implements Block {}

  /// One row of a table.
  record Row(List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// One cell of a row.
  record Cell(List<Run> runs) {
    public Cell {
      runs = List.copyOf(runs);
    }
  }
}
