package org.luoshi.engine.text;

import java.util.List;

/// One thing a check found: a stable code, where it stands, and the values the sentence names.
///
/// The sentence itself is a phrase of both languages, kept under the code; the advice under `code +
/// ".maybe"`. A code never changes its meaning; each has a line in docs/guide/codes.md.
public record Diagnostic(String code, Severity severity, Place place, List<String> values) {

  /// Errors stop the work; warnings are listed and the work goes on.
  public enum Severity {
    ERROR,
    WARNING
  }

  public Diagnostic {
    values = List.copyOf(values);
  }

  public static Diagnostic error(String code, Place place, Object... values) {
    return new Diagnostic(code, Severity.ERROR, place, shown(values));
  }

  public static Diagnostic warning(String code, Place place, Object... values) {
    return new Diagnostic(code, Severity.WARNING, place, shown(values));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  private static List<String> shown(Object... values) {
    return java.util.Arrays.stream(values).map(String::valueOf).toList();
  }
}
