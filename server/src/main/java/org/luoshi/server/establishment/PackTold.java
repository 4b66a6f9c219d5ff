package org.luoshi.server.establishment;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.packs.PackReading;
import org.luoshi.server.obligations.DutyWords;
import org.luoshi.server.shell.Page;

/// A pack told to a person: its duties in words, what was found in it, and its text line by line.
public final class PackTold {

  private PackTold() {}

  /// A duty as people say it.
  public record DutyLine(
      String id,
      String clause,
      String title,
      String bearer,
      String cadence,
      String proof,
      String deadline,
      String checker) {}

  /// A finding with the line it stands on; 0 where it stands on none.
  public record FindingLine(
      boolean error, String place, int line, String code, String what, String advice) {}

  /// A line of the text; `error` and `warning` where something was found on it.
  public record TextLine(int number, String text, String mark) {}

  static List<DutyLine> duties(Programme programme, Page page) {
    var words = new DutyWords(programme, page.phrases());
    return programme.duties().values().stream()
        .map(duty ->
            new DutyLine(
                duty.id(),
                duty.clause(),
                duty.title().in(page.language()),
                words.bearer(duty),
                words.cadence(duty),
                words.proof(duty),
                words.deadline(duty),
                words.checker(duty)))
        .toList();
  }

  static List<FindingLine> findings(List<Diagnostic> found, Page page) {
    return found.stream().map(one -> finding(one, page)).toList();
  }

  private static FindingLine finding(Diagnostic one, Page page) {
    var values = one.values().toArray();
    return new FindingLine(
        one.isError(),
        one.place().shown(),
        one.place() instanceof Place.Span(var _, var line, var _) ? line : 0,
        one.code(),
        page.say(one.code(), values),
        page.phrases().knows(one.code() + ".maybe") ? page.say(one.code() + ".maybe", values) : "");
  }

  static List<TextLine> lines(String yaml, PackReading reading) {
    var lines = new ArrayList<TextLine>();
    int number = 0;
    for (var text : yaml.lines().toList()) {
      number++;
      lines.add(new TextLine(number, text, mark(number, reading)));
    }
    return lines;
  }

  private static String mark(int number, PackReading reading) {
    var mark = "";
    for (var one : reading.diagnostics()) {
      if (one.place() instanceof Place.Span(var _, var line, var _) && line == number) {
        if (one.isError()) {
          return "error";
        }
        mark = "warning";
      }
    }
    return mark;
  }
}
