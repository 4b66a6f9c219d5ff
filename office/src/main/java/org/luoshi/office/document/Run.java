package org.luoshi.office.document;

/// A stretch of text inside a paragraph, heading or cell.
public sealed interface Run {

  /// The characters a reader sees.
  String shown();

  /// Words that lead nowhere.
  record Plain(String shown) implements Run {}

  /// A figure as it stands in the text; it leads to the appendix entry with the same anchor.
  record Figure(String anchor, String shown) implements Run {}
}
