package org.luoshi.packs.report;

import java.util.List;

/// A part of a filled report that stands by itself.
public sealed interface ReportBlock {

  List<Piece> pieces();

  /// A heading of level 1 to 4, without a number: the form of the document numbers it.
  record Heading(int level, List<Piece> pieces) implements ReportBlock {
    public Heading {
      pieces = List.copyOf(pieces);
    }
  }

  /// A paragraph.
  record Paragraph(List<Piece> pieces) implements ReportBlock {
    public Paragraph {
      pieces = List.copyOf(pieces);
    }
  }

  /// The characters a reader sees.
  default String shown() {
    return String.join("", pieces().stream().map(Piece::shown).toList());
  }
}
