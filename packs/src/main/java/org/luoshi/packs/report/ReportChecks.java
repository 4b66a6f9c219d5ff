package org.luoshi.packs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// What a report should be: four parts of three movements, not too long, and asking for nothing.
public final class ReportChecks {

  /// More characters than this are hardly read.
  public static final int LONGEST = 5_000;

  private static final int PARTS = 4;
  private static final int MOVEMENTS = 3;
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) +(.*)$");

  private ReportChecks() {}

  /// The warnings of a report as it will be sent, after a person has edited it.
  public static List<Diagnostic> of(String file, FilledReport report) {
    var found = new ArrayList<Diagnostic>();
    var place = new Place.File(file);
    if (report.length() > LONGEST) {
      found.add(Diagnostic.warning("report-too-long", place, report.length(), LONGEST));
    }
    for (var block : report.blocks()) {
      for (var word : ReportPhrases.requests()) {
        if (block.shown().contains(word)) {
          found.add(Diagnostic.warning("report-request", place, word));
        }
      }
    }
    return List.copyOf(found);
  }

  /// Braces left in the words of a part.
  static void loose(ReportText read, ReportSource source, List<Diagnostic> found) {
    var words = new ArrayList<Node.Words>();
    read.each(node -> {
      if (node instanceof Node.Words said) {
        words.add(said);
      }
    });
    words.stream()
        .map(Node.Words::text)
        .filter(text -> text.contains("{") || text.contains("}"))
        .findFirst()
        .ifPresent(text -> {
          int at = Math.max(text.indexOf('{'), text.indexOf('}'));
          var near = text.substring(Math.max(0, at - 12), Math.min(text.length(), at + 12));
          found.add(Diagnostic.error("report-loose-brace", source.whole(), near.strip()));
        });
  }

  static void check(ReportSource source, List<Diagnostic> found) {
    var bare = source.text().substring(source.body()).replaceAll("\\{\\{[^\n]*?}}+|#", "");
    var length = FilledReport.length(bare);
    if (length > LONGEST) {
      found.add(Diagnostic.warning("report-too-long", source.whole(), length, LONGEST));
    }
    for (var word : ReportPhrases.requests()) {
      int at = source.text().indexOf(word, source.body());
      while (at >= 0) {
        found.add(Diagnostic.warning("report-request", source.at(at), word));
        at = source.text().indexOf(word, at + word.length());
      }
    }
    parts(source, found);
  }

  private static void parts(ReportSource source, List<Diagnostic> found) {
    var titles = 0;
    var parts = new ArrayList<Part>();
    var heading = HEADING.matcher(source.text());
    heading.region(source.body(), source.text().length());
    while (heading.find()) {
      int marks = heading.group(1).length();
      if (marks == 1) {
        titles++;
      } else if (marks == 2) {
        parts.add(new Part(heading.start(), heading.group(2).strip(), 0));
      } else if (marks == 3 && !parts.isEmpty()) {
        parts.set(parts.size() - 1, parts.getLast().plusOne());
      } else if (marks > 5) {
        found.add(Diagnostic.error("report-too-deep", source.at(heading.start()), marks));
      }
    }
    if (titles == 0) {
      found.add(Diagnostic.error("report-no-title", source.whole()));
    }
    if (parts.size() < PARTS) {
      found.add(Diagnostic.warning("report-missing-part", source.whole(), parts.size(), PARTS));
    }
    for (var part : parts) {
      if (part.movements() < MOVEMENTS) {
        found.add(
            Diagnostic.warning(
                "report-missing-movement",
                source.at(part.offset()),
                part.title(),
                part.movements(),
                MOVEMENTS));
      }
    }
  }

  private record Part(int offset, String title, int movements) {
    Part plusOne() {
      return new Part(offset, title, movements + 1);
    }
  }
}
