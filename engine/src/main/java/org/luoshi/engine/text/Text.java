package org.luoshi.engine.text;

/// One text in both languages; never blank in either.
public record Text(String zh, String en) {

  public Text {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          """
          A text needs both languages, but got zh (%s) and en (%s).
          Maybe use Text.same for a name that is written alike in both.\
          """
              .formatted(zh, en));
    }
  }

  /// A name that is written alike in both languages, such as a document number.
  public static Text same(String name) {
    return new Text(name, name);
  }

  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
