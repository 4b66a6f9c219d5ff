package org.luoshi.packs.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A report with its figures in place, ready to take a form.
public record FilledReport(Map<String, String> front, String title, List<ReportBlock> blocks) {

  private static final Pattern COUNTED =
      Pattern.compile("[\\x{2E80}-\\x{10FFFF}]|[^\\s\\x{2E80}-\\x{10FFFF}]+");

  public FilledReport {
    front = Map.copyOf(front);
    blocks = List.copyOf(blocks);
  }

  /// A front line, where the text has it.
  public Optional<String> front(String key) {
    return Optional.ofNullable(front.get(key));
  }

  /// A front line that holds several names, parted by semicolons.
  public List<String> listed(String key) {
    return Stream.of(front.getOrDefault(key, "").split("[;；]"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /// The ids of the figures shown, each once, in reading order.
  public List<String> figures() {
    return blocks.stream()
        .flatMap(block -> block.pieces().stream())
        .filter(Piece.Figure.class::isInstance)
        .map(piece -> ((Piece.Figure) piece).id())
        .distinct()
        .toList();
  }

  /// How long the title and the blocks are, see [#length(String)].
  public int length() {
    return Stream.concat(Stream.of(title), blocks.stream().map(ReportBlock::shown))
        .mapToInt(FilledReport::length)
        .sum();
  }

  /// The length of a text as offices count it (字数): each Chinese character or mark is one, and so
  /// is each word or number in Latin letters.
  static int length(String text) {
    return (int) COUNTED.matcher(text).results().count();
  }
}
