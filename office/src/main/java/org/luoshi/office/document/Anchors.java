package org.luoshi.office.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The bookmark names of one document while it is written: one for each entry, one for the first
/// mention of each figure.
///
/// A bookmark name may hold letters, digits and low lines only and no more than 40 of them, so
/// names are numbers and not the anchors themselves.
final class Anchors {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final OfficialDocument document;
  private final List<String> mentioned;
  private final Set<String> met = new HashSet<>();

  Anchors(OfficialDocument document) {
    this.document = document;
    mentioned = document.mentioned();
    for (var anchor : document.anchors()) {
      numbers.put(anchor, numbers.size() + 1);
    }
  }

  /// Where the figure's records are listed.
  String entry(String anchor) {
    return "figure_" + number(anchor);
  }

  /// Where the text mentions the figure first; empty where it never does.
  Optional<String> mention(String anchor) {
    return mentioned.contains(anchor) ? Optional.of("mention_" + number(anchor)) : Optional.empty();
  }

  /// The name for the mention being written now if it is the first of its figure.
  Optional<String> firstMention(String anchor) {
    return met.add(anchor) ? mention(anchor) : Optional.empty();
  }

  /// What the figure is called.
  String title(String anchor) {
    return document.entry(anchor).title();
  }

  private int number(String anchor) {
    return numbers.getOrDefault(anchor, 0);
  }
}
