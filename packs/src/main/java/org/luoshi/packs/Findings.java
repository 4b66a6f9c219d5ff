package org.luoshi.packs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.Place.Span;

/// Everything found wrong so far while one pack is read.
///
/// A reader reports here and reads on with a stand-in, so that all mistakes show at once; any error
/// keeps the whole pack from becoming a programme.
final class Findings {

  private final List<Diagnostic> found = new ArrayList<>();

  void add(Collection<Diagnostic> diagnostics) {
    found.addAll(diagnostics);
  }

  void error(String code, Place at, Object... values) {
    found.add(Diagnostic.error(code, at, values));
  }

  void warning(String code, Place at, Object... values) {
    found.add(Diagnostic.warning(code, at, values));
  }

  /// A name that is not among the known ones; the values are the name, the nearest known one, and
  /// all of them. The code ends in `-far` where none is near.
  void unknown(String code, Span at, String written, Collection<String> known) {
    var all = String.join(", ", known);
    Nearest.to(written, known)
        .ifPresentOrElse(
            near -> error(code, at, written, near, all),
            () -> error(code + "-far", at, written, "", all.isEmpty() ? "-" : all));
  }

  boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /// All of them as they stand in the file, from top to bottom.
  List<Diagnostic> inOrder() {
    return found.stream().distinct().sorted(Comparator.comparing(Findings::position)).toList();
  }

  private static String position(Diagnostic diagnostic) {
    return diagnostic.place() instanceof Span(var file, var line, var column)
        ? "%s %08d %08d".formatted(file, line, column)
        : diagnostic.place().shown();
  }
}
