package org.luoshi.server.inspections;

import java.util.List;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.server.shell.Page;

/// A checklist as its page shows it: sections with their lines and what stands in them.
public record SheetView(
    String href, String back, int version, String key, boolean reasoned, List<Part> parts) {

  public SheetView {
    parts = List.copyOf(parts);
  }

  /// A section with its lines; the note tells its cap.
  public record Part(String title, String note, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /// A line: what is looked at, what it is worth and was filled in with; `kind` is points, bonus or
  /// veto.
  public record Line(String id, String kind, String clause, String title, String note) {}

  static List<Part> parts(Score score, Page page) {
    return score.parts().stream()
        .map(part ->
            new Part(
                part.section().title().in(page.language()),
                part.section().most() == null
                    ? ""
                    : page.say("checklist.section-most", part.section().most()),
                part.lines().stream().map(line -> line(line, page)).toList()))
        .toList();
  }

  private static Line line(Score.Line line, Page page) {
    var item = line.item();
    var title = item.title().in(page.language());
    return switch (item) {
      case Checklist.Scored one -> {
        var counted = line.counted();
        var note =
            counted == null
                ? page.say("checklist.points", one.points())
                : page.say(
                    "checklist.filled", one.points(), line.begins(), counted.met(), counted.owed());
        if (one.most() != null) {
          note += page.say("checklist.most", one.most());
        }
        yield new Line(one.id(), "points", one.clause(), title, note);
      }
      case Checklist.Bonus one ->
          new Line(one.id(), "bonus", one.clause(), title, page.say("checklist.bonus", one.most()));
      case Checklist.Veto one ->
          new Line(one.id(), "veto", one.clause(), title, page.say("checklist.veto"));
    };
  }
}
