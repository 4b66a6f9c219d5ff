package org.luoshi.packs.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The text of a report as a pack keeps it: front lines and a body with places for figures.
public record ReportText(Map<String, List<Node>> front, List<Node> body) {

  /// The front lines there are.
  public static final Set<String> FRONT =
      Collections.unmodifiableSet(
          new java.util.TreeSet<>(
              Set.of(
                  "letterhead",
                  "number",
                  "signatories",
                  "addressee",
                  "attachments",
                  "signature",
                  "copies",
                  "printed-by")));

  /// The proposals that the house computes from judgements.
  public static final Set<String> PROPOSALS = Set.of("shortcomings", "next-steps");

  public ReportText {
    front = Collections.unmodifiableMap(new LinkedHashMap<>(front));
    body = List.copyOf(body);
  }

  /// The report with its figures in place; the same filling always gives the same report.
  public FilledReport fill(Filling filling) {
    var filled = new LinkedHashMap<String, String>();
    front.forEach((key, nodes) -> filled.put(key, new ReportPen(filling).line(nodes)));
    return new ReportPen(filling).write(filled, body);
  }
}
