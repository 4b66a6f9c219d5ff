package org.luoshi.packs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The text of a report cut into the parts that a person edits one by one: the front lines, then
/// titles, headings and paragraphs with their marks.
///
/// A condition is never cut in two. The parts put together again read as the whole text does.
public record ReportParts(String front, List<String> body) {

  private static final Pattern MARK = Pattern.compile("\\{\\{\\s*([?!]|/\\s*}})");
  private static final Pattern HEADING = Pattern.compile("#{1,5} .*");

  public ReportParts {
    body = List.copyOf(body);
  }

  /// The parts of a text.
  public static ReportParts of(String text) {
    var source = new ReportSource("", text.replace("\r\n", "\n"));
    int body = source.body();
    var front = body < 4 ? "" : source.text().substring(0, body - 4);
    return new ReportParts(front.strip(), cut(source.text().substring(body)));
  }

  /// The parts as one text again.
  public String whole() {
    var filled = body.stream().filter(part -> !part.isBlank()).map(String::strip).toList();
    return front.strip() + (front.isBlank() ? "---\n" : "\n---\n") + String.join("\n\n", filled);
  }

  /// Whether the part is one heading or title.
  public static boolean isHeading(String part) {
    return part.strip().lines().allMatch(line -> HEADING.matcher(line).matches())
        && !part.isBlank();
  }

  private static List<String> cut(String body) {
    var parts = new ArrayList<String>();
    var open = new ArrayList<String>();
    int depth = 0;
    for (var line : body.split("\n", -1)) {
      boolean heading = depth == 0 && HEADING.matcher(line).matches();
      boolean title = heading && line.startsWith("# ");
      boolean onTitle = title && !open.isEmpty() && open.getLast().startsWith("# ");
      if (depth == 0 && (line.isBlank() || heading && !onTitle)) {
        close(open, parts);
      }
      if (!line.isBlank() || depth > 0) {
        open.add(line);
      }
      depth = Math.max(0, depth + depth(line));
      if (heading && !title) {
        close(open, parts);
      }
    }
    close(open, parts);
    return parts;
  }

  /// How many conditions the line opens, less those it ends.
  private static int depth(String line) {
    int depth = 0;
    var mark = MARK.matcher(line);
    while (mark.find()) {
      depth += mark.group(1).startsWith("/") ? -1 : 1;
    }
    return depth;
  }

  private static void close(List<String> open, List<String> parts) {
    if (!open.isEmpty()) {
      parts.add(String.join("\n", open).strip());
    }
    open.clear();
  }
}
