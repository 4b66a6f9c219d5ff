package org.luoshi.server.database;

import java.util.List;
import java.util.TreeSet;

/// Which rows of the tables under row-level security a transaction sees and writes: those whose
/// path begins with one of these, and those of one unit wherever it stood.
///
/// The database holds two stretches of paths exactly; of a unit that moved more often, the second
/// covers the rest. It is the second wall: queries name their own conditions all the same.
public record Reach(List<String> paths, String unit) {

  /// Everything: for the house itself, as when it loads its image or reads files in.
  public static final Reach WHOLE = new Reach(List.of("/"), "");

  /// Nothing: for whoever has not signed in.
  public static final Reach NOTHING = new Reach(List.of(), "");

  public Reach {
    paths = List.copyOf(new TreeSet<>(paths));
  }

  /// The five settings: from, until, from2, until2, unit.
  List<String> settings() {
    var first = paths.isEmpty() ? "" : paths.getFirst();
    var second = paths.size() < 2 ? "" : paths.get(1);
    var last = paths.size() < 2 ? "" : paths.getLast();
    return List.of(first, beyond(first), second, beyond(last), unit);
  }

  /// The first text after all that begin with the path.
  private static String beyond(String path) {
    return path.isEmpty() ? "" : path.substring(0, path.length() - 1) + (char) ('/' + 1);
  }
}
