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

  private static int order(Place one, Place other) {
    return one instanceof Place.Span a && other instanceof Place.Span b
        ? Comparator.comparingInt(Place.Span::line)
            .thenComparingInt(Place.Span::column)
            .compare(a, b)
        : Boolean.compare(other instanceof Place.Span, one instanceof Place.Span);
  }
}
