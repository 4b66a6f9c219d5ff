package org.luoshi.packs.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

  /// The body alone with its figures in place.
  public List<ReportBlock> blocks(Filling filling) {
    return new ReportPen(filling).write(Map.of(), body).blocks();
  }

  /// The ids of all figures that the text shows or compares, each once, in reading order.
  public Set<String> figures() {
    var ids = new LinkedHashSet<String>();
    each(node -> {
      switch (node) {
        case Node.Figure(var id) -> ids.add(id);
        case Node.Names(var id, var _) -> ids.add(id);
        case Node.When when -> {
          ids.add(when.condition().id());
          if (when.condition().against() instanceof Node.Against.Other(var other)) {
            ids.add(other);
          }
        }
        case Node.Words _, Node.Given _, Node.Proposed _ -> {}
      }
    });
    return Collections.unmodifiableSet(ids);
  }

  /// The words that a person wrote, without marks, in reading order.
  public List<String> words() {
    var words = new java.util.ArrayList<String>();
    each(node -> {
      if (node instanceof Node.Words(var text)) {
        words.add(text);
      }
    });
    return List.copyOf(words);
  }

  /// Whether the house proposes any of it.
  public boolean isProposed() {
    var proposed = new boolean[1];
    each(node -> proposed[0] |= node instanceof Node.Proposed);
    return proposed[0];
  }

  /// Hands out every node, those inside conditions too.
  void each(Consumer<Node> to) {
    front.values().forEach(nodes -> each(nodes, to));
    each(body, to);
  }

  private static void each(List<Node> nodes, Consumer<Node> to) {
    for (var node : nodes) {
      to.accept(node);
      if (node instanceof Node.When when) {
        each(when.nodes(), to);
      }
    }
  }
}
