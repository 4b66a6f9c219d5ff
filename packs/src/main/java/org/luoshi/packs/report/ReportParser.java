package org.luoshi.packs.report;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.packs.report.Node.Against;
import org.luoshi.packs.report.Node.Condition;
import org.luoshi.packs.report.Node.Operator;
import org.luoshi.packs.report.Node.Word;

/// The reader of one report text: front lines, then words and marks `{{…}}` with conditions nested.
final class ReportParser {

  private static final Pattern COMPARISON = Pattern.compile("(\\S+)\\s*(>=|<=|>|<|=)\\s*(\\S+)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern STATE = Pattern.compile("(\\S+)\\s+(empty|filled)");
  private static final Pattern LIST = Pattern.compile("(\\S+)(?:\\s+(\\d{1,4}))?");

  private final ReportSource source;
  private final Set<String> known;
  private final List<Diagnostic> found;
  private final Deque<Open> open = new ArrayDeque<>();

  /// A condition that waits for its end.
  private record Open(int offset, Optional<Condition> condition, boolean holds, List<Node> nodes) {}

  ReportParser(ReportSource source, Set<String> known, List<Diagnostic> found) {
    this.source = source;
    this.known = known;
    this.found = found;
  }

  ReportText parse() {
    return new ReportText(front(), nodes(source.body(), source.text().length()));
  }

  private Map<String, List<Node>> front() {
    var lines = new LinkedHashMap<String, List<Node>>();
    int offset = 0;
    int end = Math.max(0, source.body() - 4);
    while (offset < end) {
      int stop = source.text().indexOf('\n', offset);
      var line = source.text().substring(offset, stop);
      int colon = line.indexOf(':');
      var key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
      if (!line.isBlank() && (colon < 0 || !ReportText.FRONT.contains(key))) {
        var nearest = Nearest.to(key, ReportText.FRONT);
        var names = String.join(", ", ReportText.FRONT);
        error("report-unknown-front", offset, key, nearest.orElse(names));
      } else if (!line.isBlank()) {
        int from = offset + colon + 1;
        lines.put(key, nodes(from, stop));
      }
      offset = stop + 1;
    }
    return lines;
  }

  private List<Node> nodes(int from, int to) {
    var top = new ArrayList<Node>();
    open.push(new Open(from, Optional.empty(), true, top));
    int offset = from;
    while (offset < to) {
      int start = source.text().indexOf("{{", offset);
      if (start < 0 || start >= to) {
        words(offset, to);
        break;
      }
      words(offset, start);
      int end = end(start + 2, to);
      if (end < 0) {
        error("report-unclosed-mark", start, line(start));
        offset = Math.min(to, afterLine(start));
      } else {
        mark(start, source.text().substring(start + 2, end).strip());
        offset = end + 2;
      }
    }
    while (open.size() > 1) {
      error("report-unclosed-condition", open.pop().offset());
    }
    open.pop();
    return top;
  }

  /// Where the mark ends that begins here, on the same line; `{year}` may stand inside it.
  private int end(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = source.text().charAt(i);
      if (c == '\n') {
        return -1;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}' && depth > 0) {
        depth--;
      } else if (c == '}' && i + 1 < to && source.text().charAt(i + 1) == '}') {
        return i;
      }
    }
    return -1;
  }

  private void words(int from, int to) {
    if (from < to) {
      add(new Node.Words(source.text().substring(from, to)));
    }
  }

  private void mark(int start, String inside) {
    if (inside.equals("/")) {
      close(start);
    } else if (inside.startsWith("?") || inside.startsWith("!")) {
      var condition = condition(start, inside.substring(1).strip());
      open.push(new Open(start, condition, inside.startsWith("?"), new ArrayList<>()));
    } else if (inside.contains(":")) {
      int colon = inside.indexOf(':');
      named(start, inside.substring(0, colon).strip(), inside.substring(colon + 1).strip());
    } else {
      var word = Arrays.stream(Word.values()).filter(w -> w.written().equals(inside)).findFirst();
      word.ifPresentOrElse(
          given -> add(new Node.Given(given)),
          () -> figure(start, inside).ifPresent(id -> add(new Node.Figure(id))));
    }
  }

  private void named(int start, String kind, String rest) {
    switch (kind) {
      case "list" -> {
        var list = LIST.matcher(rest);
        if (list.matches()) {
          var limit = list.group(2) == null ? 0 : Integer.parseInt(list.group(2));
          figure(start, list.group(1)).ifPresent(id -> add(new Node.Names(id, limit)));
        } else {
          error("report-unknown-mark", start, kind + ":" + rest, "list:");
        }
      }
      case "propose" -> {
        if (ReportText.PROPOSALS.contains(rest)) {
          add(new Node.Proposed(rest));
        } else {
          var names = String.join(", ", new TreeSet<>(ReportText.PROPOSALS));
          error("report-unknown-proposal", start, rest, names);
        }
      }
      default -> error("report-unknown-mark", start, kind + ":", "list:, propose:");
    }
  }

  private Optional<String> figure(int start, String id) {
    if (known.contains(id)) {
      return Optional.of(id);
    }
    var all = new TreeSet<>(known);
    Arrays.stream(Word.values()).map(Word::written).forEach(all::add);
    error("report-unknown-figure", start, id, Nearest.to(id, all).orElse("—"));
    return Optional.empty();
  }

  private Optional<Condition> condition(int start, String written) {
    var state = STATE.matcher(written);
    if (state.matches()) {
      var operator = state.group(2).equals("empty") ? Operator.SAME : Operator.MORE;
      var zero = new Against.Literal(BigDecimal.ZERO);
      return figure(start, state.group(1)).map(id -> new Condition(id, operator, zero));
    }
    var comparison = COMPARISON.matcher(written);
    if (!comparison.matches()) {
      error("report-bad-comparison", start, written);
      return Optional.empty();
    }
    var operator =
        switch (comparison.group(2)) {
          case ">" -> Operator.MORE;
          case "<" -> Operator.LESS;
          case "=" -> Operator.SAME;
          case ">=" -> Operator.AT_LEAST;
          default -> Operator.AT_MOST;
        };
    var other = comparison.group(3);
    Optional<Against> against =
        NUMBER.matcher(other).matches()
            ? Optional.of(new Against.Literal(new BigDecimal(other)))
            : figure(start, other).map(Against.Other::new);
    return figure(start, comparison.group(1))
        .flatMap(id -> against.map(it -> new Condition(id, operator, it)));
  }

  private void close(int start) {
    if (open.size() == 1) {
      error("report-stray-end", start);
      return;
    }
    var ended = open.pop();
    ended.condition().ifPresent(it -> add(new Node.When(it, ended.holds(), ended.nodes())));
  }

  private void add(Node node) {
    open.getFirst().nodes().add(node);
  }

  private void error(String code, int offset, Object... values) {
    found.add(Diagnostic.error(code, source.at(offset), values));
  }

  private String line(int start) {
    return source.text().substring(start, Math.min(afterLine(start), start + 20)).strip();
  }

  private int afterLine(int start) {
    int end = source.text().indexOf('\n', start);
    return end < 0 ? source.text().length() : end;
  }
}
