package org.luoshi.office.document;

import org.luoshi.engine.text.Language;

/// A growing piece of XHTML; every text put in is escaped.
///
/// In English, quotation marks and apostrophes are made straight: those of the Chinese font are as
/// wide as a Chinese character.
final class Html {

  private final StringBuilder written = new StringBuilder();
  private final boolean straight;

  Html(Language language) {
    this.straight = language == Language.EN;
  }

  /// A start tag with its attributes, given as name and value in turn.
  Html open(String tag, String... attributes) {
    written.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      written.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      written.append('"');
    }
    written.append('>');
    return this;
  }

  Html close(String tag) {
    written.append("</").append(tag).append('>');
    return this;
  }

  Html text(String text) {
    (straight ? straightened(text) : text)
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> written.append("&amp;");
            case '<' -> written.append("&lt;");
            case '>' -> written.append("&gt;");
            case '"' -> written.append("&quot;");
            default -> {
              if (c >= 0x20) {
                written.appendCodePoint(c);
              }
            }
          }
        });
    return this;
  }

  private static String straightened(String text) {
    return text.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
  }

  /// An element that holds nothing but this text.
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /// An image by its address, with what it shows in words.
  Html picture(String kind, String address, String said) {
    written.append("<p class=\"").append(kind).append("\"><img src=\"").append(address);
    written.append("\" alt=\"");
    text(said);
    written.append("\"/></p>");
    return this;
  }

  /// A part that is XHTML already.
  Html raw(String xhtml) {
    written.append(xhtml);
    return this;
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
