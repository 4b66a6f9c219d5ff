package org.luoshi.packs.report;

/// A stretch of a filled report.
public sealed interface Piece {

  /// The characters a reader sees.
  String shown();

  /// Words of the text itself.
  record Words(String shown) implements Piece {}

  /// A figure by the id it has in the pack, `{year}` kept, and the value shown for it.
  record Figure(String id, String shown) implements Piece {}
}
