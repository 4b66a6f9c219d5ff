package org.luoshi.server.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.luoshi.engine.text.Language;

/// A report being written (报告稿): of which programme and unit, as of which date, in which language.
///
/// The empty unit is the whole house. The text is the pack's of that version, edited part by part.
public record Draft(
    String id,
    String programme,
    String ruleVersion,
    Language language,
    String unit,
    LocalDate asOf,
    Instant at,
    String actor) {

  /// The words of one part as somebody left them; the first version is the pack's own.
  public record Part(int number, int version, String text, Instant at, String actor) {
    public boolean isEdited() {
      return version > 1;
    }
  }
}
