package org.luoshi.engine.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Findings as trees for programs, with stable English keys.
public final class Findings {

  private Findings() {}

  /// A finding for programs: its code, place and values, and both sentences.
  public static Map<String, @Nullable Object> tree(Diagnostic found, Phrasebook phrases) {
    var values = found.values().toArray();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("code", found.code());
    tree.put("severity", found.severity().name().toLowerCase(java.util.Locale.ROOT));
    tree.put("place", found.place().shown());
    switch (found.place()) {
      case Place.Span span -> {
        tree.put("file", span.file());
        tree.put("line", span.line());
        tree.put("column", span.column());
      }
      case Place.Cell cell -> {
        tree.put("file", cell.file());
        tree.put("sheet", cell.sheet());
        tree.put("row", cell.row());
        tree.put("column", cell.column());
      }
      case Place.File _, Place.Subject _ -> {}
    }
    tree.put("values", found.values());
    tree.put("message", phrases.say(found.code(), values));
    tree.put(
        "maybe",
        phrases.knows(found.code() + ".maybe")
            ? phrases.say(found.code() + ".maybe", values)
            : null);
    return tree;
  }
}
