package org.luoshi.packs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Diagnostic;

/// What came of reading a pack: the programme unless there were errors, and everything found.
///
/// `reportStem` is the name of the report text without its language and ending: `report` stands for
/// `report.zh.md` and `report.en.md`; null where the pack has no report.
public record PackReading(
    @Nullable Programme declared, @Nullable String reportStem, List<Diagnostic> diagnostics) {

  public PackReading {
    diagnostics = List.copyOf(diagnostics);
  }

  /// The programme; empty where any error was found.
  public Optional<Programme> programme() {
    return Optional.ofNullable(declared);
  }

  public Optional<String> report() {
    return Optional.ofNullable(reportStem);
  }

  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(Diagnostic::isError).toList();
  }

  public List<Diagnostic> warnings() {
    return diagnostics.stream().filter(found -> !found.isError()).toList();
  }
}
