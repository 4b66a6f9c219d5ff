package org.luoshi.packs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// Reads the text of a report; all mistakes are found at once.
public final class ReportTexts {

  private ReportTexts() {}

  /// What was read, and what was found; with errors the text is as complete as it could be read.
  public record Parsed(ReportText text, List<Diagnostic> found) {
    public Parsed {
      found = List.copyOf(found);
    }
  }

  /// Reads a text whose figures have these ids (`group.part`, `{year}` as written).
  public static Parsed parse(String file, String text, Set<String> knownFigures) {
    var found = new ArrayList<Diagnostic>();
    var source = new ReportSource(file, text.replace("\r\n", "\n"));
    var read = new ReportParser(source, knownFigures, found).parse();
    ReportChecks.check(source, found);
    found.sort(Comparator.comparing(Diagnostic::place, ReportTexts::order));
    return new Parsed(read, found);
  }

  /// Reads a part of a body by itself: it has no front lines and is not judged as a whole.
  ///
  /// Braces that are no whole mark are a mistake: somebody meant a figure there.
  public static Parsed part(String file, String text, Set<String> knownFigures) {
    var found = new ArrayList<Diagnostic>();
    var source = new ReportSource(file, "---\n" + text.replace("\r\n", "\n"));
    var read = new ReportParser(source, knownFigures, found).parse();
    ReportChecks.loose(read, source, found);
    return new Parsed(read, found);
  }

  /// Reads front lines by themselves.
  public static Parsed front(String file, String lines, Set<String> knownFigures) {
    var found = new ArrayList<Diagnostic>();
    var source = new ReportSource(file, lines.replace("\r\n", "\n").strip() + "\n---\n");
    var read = new ReportParser(source, knownFigures, found).parse();
    return new Parsed(read, found);
  }

  private static int order(Place one, Place other) {
    return one instanceof Place.Span a && other instanceof Place.Span b
        ? Comparator.comparingInt(Place.Span::line)
            .thenComparingInt(Place.Span::column)
            .compare(a, b)
        : Boolean.compare(other instanceof Place.Span, one instanceof Place.Span);
  }
}
