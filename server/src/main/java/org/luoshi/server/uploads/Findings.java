package org.luoshi.server.uploads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// Findings as lines of text from one process to another: code, severity, place and values between
/// tabs.
final class Findings {

  private static final String MARK = "finding\t";

  private Findings() {}

  static String written(List<Diagnostic> found) {
    return found.stream()
        .map(one ->
            MARK
                + String.join("\t", one.code(), one.severity().name(), plain(one.place().shown()))
                + one.values().stream()
                    .map(value -> "\t" + plain(value))
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  static List<Diagnostic> read(String lines) {
    var found = new ArrayList<Diagnostic>();
    lines
        .lines()
        .filter(line -> line.startsWith(MARK))
        .forEach(line -> {
          var parts = List.of(line.split("\t", -1));
          if (parts.size() >= 4) {
            found.add(
                new Diagnostic(
                    parts.get(1),
                    Diagnostic.Severity.valueOf(parts.get(2).toUpperCase(Locale.ROOT)),
                    new Place.File(parts.get(3)),
                    parts.subList(4, parts.size())));
          }
        });
    return found;
  }

  private static String plain(String text) {
    return text.replaceAll("[\t\r\n]", " ");
  }
}
