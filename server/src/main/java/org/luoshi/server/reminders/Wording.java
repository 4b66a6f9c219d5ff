package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.remind.Group;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Words;
import org.luoshi.server.shell.Page;

/// A digest in words of one language, as plain text with addresses of the site.
///
/// @param origin where the site is, without a slash at its end; empty where nobody said, then there
///   are no addresses
record Wording(Board board, Phrasebook phrases, String origin) {

  /// So many lines of a group are told one by one.
  private static final int LINES = 40;

  String subject(Digest digest) {
    return phrases.say(
        "reminders.subject",
        digest.day(),
        digest.in(Group.OVERDUE).size(),
        digest.in(Group.TODAY).size(),
        digest.in(Group.SOON).size());
  }

  String body(Digest digest, String name) {
    var lines = new ArrayList<String>();
    lines.add(phrases.say("reminders.dear", name));
    lines.add(phrases.say("reminders.opening", digest.day(), digest.reminders().size()));
    for (var group : Group.values()) {
      lines.addAll(lines(digest, group));
    }
    lines.add("");
    if (!origin.isEmpty()) {
      lines.add(phrases.say("reminders.links", origin + "/", origin + "/reminders"));
    }
    lines.add(phrases.say("reminders.closing"));
    return String.join("\n", lines);
  }

  private List<String> lines(Digest digest, Group group) {
    var lines = new ArrayList<String>();
    var all = digest.in(group);
    if (!all.isEmpty()) {
      var code = group.name().toLowerCase(Locale.ROOT);
      lines.add("");
      lines.add(phrases.say("reminders.group." + code, all.size()));
    }
    int number = 0;
    int told = 0;
    for (var some : together(all).values().stream().limit(LINES).toList()) {
      lines.add(line(++number, some, digest.day()));
      told += some.size();
      if (!origin.isEmpty()) {
        lines.add("   " + origin + (some.size() == 1 ? explanation(some.getFirst()) : all(some)));
      }
    }
    if (told < all.size()) {
      lines.add(phrases.say("reminders.more", all.size() - told));
    }
    return lines;
  }

  /// Single obligations as they are; those of a duty that covers many things, as one line for each
  /// bearer and term.
  private static Map<String, List<Judgement>> together(List<Judgement> all) {
    var together = new LinkedHashMap<String, List<Judgement>>();
    for (var one : all) {
      var obligation = one.obligation();
      var key =
          obligation.occasion() instanceof Occasion.ForObject(var term, var _)
              ? obligation.duty().id() + "/" + obligation.bearer().id() + "/" + term.label()
              : obligation.id();
      together.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    return together;
  }

  private String line(int number, List<Judgement> some, LocalDate day) {
    var obligation = some.getFirst().obligation();
    var due = obligation.due();
    boolean grace = day.isAfter(due.day()) && !day.isAfter(due.last());
    return phrases.say(
        grace ? "reminders.line-grace" : "reminders.line",
        number,
        obligation.duty().title(),
        words(day).bearer(obligation),
        some.size() == 1
            ? words(day).occasion(obligation.occasion())
            : phrases.say(
                "reminders.parts",
                obligation.occasion().term().map(words(day)::term).orElse(""),
                some.size()),
        due.day(),
        due.last());
  }

  private Words words(LocalDate day) {
    return new Words(board.programme(), board.organisation(), phrases, day);
  }

  /// Where the page that explains it is.
  static String explanation(Judgement one) {
    var obligation = one.obligation();
    var values = new LinkedHashMap<String, String>();
    values.put("unit", obligation.unit());
    values.put("duty", obligation.duty().id());
    values.put("term", obligation.occasion().label());
    return Page.address("/explanation", values);
  }

  /// The list of what a duty covers and is still open.
  private static String all(List<Judgement> some) {
    var obligation = some.getFirst().obligation();
    var values = new LinkedHashMap<String, String>();
    values.put("unit", obligation.unit());
    values.put("duty", obligation.duty().id());
    return Page.address("/obligations", values);
  }

  /// The text cut at the end of a line so that it fits, with a line that says so.
  static String fitted(String text, int bytes, String cut) {
    if (size(text) <= bytes) {
      return text;
    }
    var kept = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      if (size(kept.toString()) + size(line) + size(cut) + 2 > bytes) {
        break;
      }
      kept.append(line).append('\n');
    }
    return kept + cut;
  }

  private static int size(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
