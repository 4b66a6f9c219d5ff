package org.luoshi.packs.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.packs.report.Piece.Words;

/// Fills nodes into lines and lines into blocks.
final class ReportPen {

  private final Filling filling;
  private final Phrasebook phrases;
  private final List<List<Piece>> lines = new ArrayList<>(List.of(new ArrayList<>()));

  ReportPen(Filling filling) {
    this.filling = filling;
    this.phrases = ReportPhrases.in(filling.language());
  }

  /// The nodes as one line of plain words.
  String line(List<Node> nodes) {
    nodes.forEach(this::fill);
    return String.join("", lines.getFirst().stream().map(Piece::shown).toList()).strip();
  }

  FilledReport write(Map<String, String> front, List<Node> body) {
    body.forEach(this::fill);
    var title = new ArrayList<String>();
    var blocks = new ArrayList<ReportBlock>();
    var open = new ArrayList<Piece>();
    for (var line : lines) {
      var marks = marks(line);
      if (marks > 0 || isBlank(line)) {
        close(open, blocks);
      }
      if (marks == 1) {
        title.add(shown(heading(line, marks)));
      } else if (marks > 1) {
        blocks.add(new ReportBlock.Heading(Math.min(marks - 1, 4), heading(line, marks)));
      } else if (!isBlank(line)) {
        join(open, line);
      }
    }
    close(open, blocks);
    return new FilledReport(front, String.join("\n", title), blocks);
  }

  private void fill(Node node) {
    switch (node) {
      case Node.Words words -> words(words.text());
      case Node.Figure figure -> add(new Piece.Figure(figure.id(), value(figure.id(), 0)));
      case Node.Names names -> add(new Piece.Figure(names.id(), value(names.id(), names.limit())));
      case Node.Given given -> words(given(given.word()));
      case Node.Proposed proposed -> propose(proposed.name());
      case Node.When when -> {
        if (held(when.condition()).filter(held -> held == when.holds()).isPresent()) {
          when.nodes().forEach(this::fill);
        }
      }
    }
  }

  /// Whether the condition holds; empty where a figure is missing.
  private Optional<Boolean> held(Node.Condition condition) {
    var other =
        switch (condition.against()) {
          case Node.Against.Literal literal -> Optional.of(literal.value());
          case Node.Against.Other figure -> amount(figure.id());
        };
    return amount(condition.id())
        .flatMap(value -> other.map(against -> condition.holds(value, against)));
  }

  private Optional<BigDecimal> amount(String id) {
    return Optional.ofNullable(filling.figures().get(id)).flatMap(Shown::amount);
  }

  private void words(String text) {
    var parts = text.split("\n", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        lines.add(new ArrayList<>());
      }
      if (!parts[i].isEmpty()) {
        add(new Words(parts[i]));
      }
    }
  }

  /// Sentences in the middle of a line go on in it; where the mark stands alone on its line, each
  /// is a paragraph.
  private void propose(String name) {
    var alone = lines.getLast().isEmpty();
    for (var sentence : filling.proposals().getOrDefault(name, List.of())) {
      sentence.forEach(this::add);
      if (alone) {
        words("\n\n");
      }
    }
  }

  private void add(Piece piece) {
    lines.getLast().add(piece);
  }

  private String value(String id, int limit) {
    return switch (filling.figures().get(id)) {
      case null -> phrases.say("report-missing-value");
      case Shown.Number number -> number.value().toPlainString();
      case Shown.Names names when names.names().isEmpty() -> phrases.say("report-none");
      case Shown.Names names when limit > 0 && names.names().size() > limit ->
          phrases.say(
              "report-list-more",
              joined(names.names().subList(0, limit)),
              names.names().size(),
              names.names().size() - limit);
      case Shown.Names names -> joined(names.names());
    };
  }

  private String joined(List<String> names) {
    return String.join(phrases.say("report-list-gap"), names);
  }

  private String given(Node.Word word) {
    var asOf = filling.asOf();
    return switch (word) {
      case YEAR -> String.valueOf(asOf.getYear());
      case AS_OF -> ReportPhrases.date(phrases, "report-date", asOf);
      case PERIOD -> ReportPhrases.date(phrases, "report-period", asOf);
      case UNIT -> filling.unit();
    };
  }

  private static int marks(List<Piece> line) {
    var text = line.isEmpty() ? "" : line.getFirst().shown();
    int marks = 0;
    while (marks < text.length() && text.charAt(marks) == '#') {
      marks++;
    }
    return marks < text.length() && text.charAt(marks) == ' ' ? marks : 0;
  }

  private static List<Piece> heading(List<Piece> line, int marks) {
    var pieces = new ArrayList<>(line);
    pieces.set(0, new Words(line.getFirst().shown().substring(marks).stripLeading()));
    return stripped(pieces);
  }

  private static boolean isBlank(List<Piece> line) {
    return shown(line).isBlank();
  }

  private static String shown(List<Piece> pieces) {
    return String.join("", pieces.stream().map(Piece::shown).toList());
  }

  /// Lines of one paragraph are joined; a space comes between them unless either side is Chinese.
  private static void join(List<Piece> open, List<Piece> line) {
    var next = stripped(line);
    if (!open.isEmpty() && !next.isEmpty()) {
      var before = shown(open);
      var after = shown(next).codePointAt(0);
      if (before.codePointBefore(before.length()) < 0x2E80 && after < 0x2E80) {
        open.add(new Words(" "));
      }
    }
    open.addAll(next);
  }

  private static List<Piece> stripped(List<Piece> line) {
    var pieces = new ArrayList<>(line);
    if (!pieces.isEmpty() && pieces.getFirst() instanceof Words words) {
      pieces.set(0, new Words(words.shown().stripLeading()));
    }
    if (!pieces.isEmpty() && pieces.getLast() instanceof Words words) {
      pieces.set(pieces.size() - 1, new Words(words.shown().stripTrailing()));
    }
    pieces.removeIf(piece -> piece.shown().isEmpty());
    return pieces;
  }

  private static void close(List<Piece> open, List<ReportBlock> blocks) {
    if (!open.isEmpty()) {
      blocks.add(new ReportBlock.Paragraph(merged(open)));
      open.clear();
    }
  }

  /// Words that follow each other become one piece.
  private static List<Piece> merged(List<Piece> pieces) {
    var all = new ArrayList<Piece>();
    for (var piece : pieces) {
      if (piece instanceof Words words && !all.isEmpty() && all.getLast() instanceof Words before) {
        all.set(all.size() - 1, new Words(before.shown() + words.shown()));
      } else {
        all.add(piece);
      }
    }
    return all;
  }
}
