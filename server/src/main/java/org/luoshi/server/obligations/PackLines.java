package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;

/// The lines of a pack that declare one duty, with their numbers.
public final class PackLines {

  private PackLines() {}

  /// A line as it stands in the pack.
  public record Line(int number, String text) {}

  /// From the duty's id under `duties` to the next key of its depth; empty where it is not found.
  static List<Line> of(String pack, String duty) {
    var found = new ArrayList<Line>();
    boolean within = false;
    int depth = -1;
    int number = 0;
    for (var text : pack.lines().toList()) {
      number++;
      int blanks = text.length() - text.stripLeading().length();
      boolean says = !text.isBlank() && !text.stripLeading().startsWith("#");
      if (says && blanks == 0) {
        within = text.startsWith("duties:");
        depth = -1;
      } else if (within && says && depth < 0 && isKey(text.strip(), duty)) {
        depth = blanks;
        found.clear();
      } else if (says && depth >= 0 && blanks <= depth) {
        break;
      }
      if (depth >= 0) {
        found.add(new Line(number, text));
      }
    }
    while (!found.isEmpty() && !isSaid(found.getLast().text())) {
      found.removeLast();
    }
    return found;
  }

  private static boolean isSaid(String text) {
    return !text.isBlank() && !text.stripLeading().startsWith("#");
  }

  private static boolean isKey(String text, String duty) {
    return text.startsWith(duty + ":")
        || text.startsWith('"' + duty + "\":")
        || text.startsWith("'" + duty + "':");
  }
}
