package org.luoshi.server.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Unit;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.obligations.DutyWords;

/// The words of a letter: who signs with whom, the duties of the unit and of its head as the
/// programme has them on the day it is issued, and for how long.
///
/// A line that begins with `# ` is a heading; every other line is a paragraph.
record LetterText(Handling handling) {

  static final String HEADING = "# ";
  private static final String HEAD = "unit-head";

  String of(Unit unit, String superior, String year, String more) {
    var programme = handling.desk().board().programme();
    var lines = new ArrayList<String>();
    lines.add(
        handling.say(
            "letters.opening",
            handling.name(superior),
            handling.name(unit.id()),
            handling.in(programme.title()),
            year));
    lines.add(HEADING + handling.say("letters.duties"));
    var words = new DutyWords(programme, handling.page().phrases());
    int number = 0;
    for (var duty : duties(programme, unit)) {
      lines.add(
          handling.say(
              "letters.duty",
              ++number,
              duty.clause(),
              handling.in(duty.title()),
              words.bearer(duty),
              words.cadence(duty),
              words.deadline(duty)));
    }
    if (!more.isEmpty()) {
      lines.add(HEADING + handling.say("letters.more"));
      more.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    }
    lines.add(HEADING + handling.say("letters.term"));
    lines.add(handling.say("letters.closing", year));
    return String.join("\n", lines);
  }

  /// The duties that bind units of its kind, and the post of its head.
  private static List<Duty> duties(Programme programme, Unit unit) {
    return programme.duties().values().stream()
        .filter(duty ->
            switch (duty.binds()) {
              case Duty.BindsUnits(Set<String> kinds) -> kinds.contains(unit.kind());
              case Duty.BindsPost(var post) ->
                  programme.posts().containsKey(post)
                      && HEAD.equals(programme.posts().get(post).role());
            })
        .toList();
  }
}
