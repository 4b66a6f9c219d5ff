package org.luoshi.packs.report;

import org.luoshi.engine.text.Place;

/// A text with the places of its characters.
record ReportSource(String file, String text) {

  /// Line and column of the character at this offset, counted in code points.
  Place.Span at(int offset) {
    var before = text.substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int start = before.lastIndexOf('\n') + 1;
    return new Place.Span(file, line, 1 + before.codePointCount(start, before.length()));
  }

  Place whole() {
    return new Place.File(file);
  }

  /// Where the body begins: after the line `---`, or at the beginning where there is none.
  int body() {
    int mark = text.startsWith("---\n") ? 0 : text.indexOf("\n---\n") + 1;
    return mark == 0 && !text.startsWith("---\n") ? 0 : mark + 4;
  }
}
