package org.luoshi.packs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.Place.Span;

/// Everything found wrong so far while one pack is read.
///
/// A reader reports here and reads on with a stand-in, so that all mistakes show at once; any error
/// keeps the whole pack from becoming a programme.
final class Findings {

  private static final int MOST_SHOWN = 12;
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

  /// A name that is not among the known ones; the values are the name, and the nearest known one or
  /// all of them where none is near.
  void unknown(String code, Span at, String written, Collection<String> known) {
    error(code, at, written, Nearest.to(written, known).orElseGet(() -> shown(known)));
  }

  private static String shown(Collection<String> known) {
    var some = known.stream().limit(MOST_SHOWN).collect(Collectors.joining(" / "));
    return some.isEmpty() ? "—" : known.size() > MOST_SHOWN ? some + " / …" : some;
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
