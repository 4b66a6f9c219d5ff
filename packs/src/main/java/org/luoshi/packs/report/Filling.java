package org.luoshi.packs.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Language;

/// All that a report's text needs to become a report.
///
/// Figures are kept under the ids of the pack (`group.part`, `{year}` as written); a figure that is
/// missing is shown as such and fails every comparison. Proposals are sentences, or paragraphs, for
/// [ReportText#PROPOSALS]; one that is missing leaves nothing.
public record Filling(
    Language language,
    String unit,
    LocalDate asOf,
    Map<String, Shown> figures,
    Map<String, List<List<Piece>>> proposals) {

  public Filling {
    figures = Map.copyOf(figures);
    proposals = Map.copyOf(proposals);
  }
}
