package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.assess.Score;
import org.luoshi.engine.assess.Sheet;
import org.luoshi.engine.duty.Checklist;
import org.luoshi.engine.record.Amount;
import org.luoshi.server.matters.Ask;
import org.luoshi.server.matters.Said;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;

/// A filled-in checklist as the words of a matter: `d-<item>` points taken away or added,
/// `r-<item>` why, `e-<item>` the evidence, `v-<item>` whether a veto happened, `f-<duty>` what
/// judgements counted, `deducted` what decided measures ask to take off.
final class SheetWords {

  static final String HAPPENED = "yes";

  /// The moves that are made by filling in the sheet.
  static final List<String> MOVES = List.of("score", "correct", "adjust");

  private SheetWords() {}

  /// The fields of the sheet, with what stands in them.
  static List<Ask> asks(Checklist checklist, Map<String, String> said) {
    var asks = new ArrayList<Ask>();
    checklist
        .items()
        .forEach(item -> {
          if (item instanceof Checklist.Veto) {
            asks.add(Ask.choice("v-" + item.id(), List.of(new Frame.Choice(HAPPENED, HAPPENED))));
          } else {
            asks.add(Ask.number("d-" + item.id()));
          }
          asks.add(Ask.text("r-" + item.id()));
          asks.add(Ask.text("e-" + item.id()));
        });
    return asks.stream()
        .map(ask -> ask.optional().usually(said.getOrDefault(ask.id(), "")))
        .toList();
  }

  /// Tells what is wrong: points that are none, and points or a veto without a reason.
  static void check(Checklist checklist, Said said) {
    checklist
        .items()
        .forEach(item -> {
          var points = said.text("d-" + item.id());
          boolean marked = !points.isEmpty() || !said.text("v-" + item.id()).isEmpty();
          boolean reasoned = !said.text("r-" + item.id()).isEmpty();
          if (!points.isEmpty() && new BigDecimal(points).signum() <= 0) {
            said.wrong("assessment-points", "d-" + item.id(), points);
          }
          if (marked && !reasoned) {
            said.wrong("assessment-reason", "r-" + item.id());
          }
          if (!marked && reasoned) {
            said.wrong("assessment-no-points", "d-" + item.id());
          }
        });
  }

  /// The sheet that the words say.
  static Sheet sheet(Checklist checklist, Map<String, String> words) {
    var marks = new ArrayList<Sheet.Mark>();
    var vetoes = new HashSet<String>();
    checklist
        .items()
        .forEach(item -> {
          var points = words.getOrDefault("d-" + item.id(), "");
          if (!points.isEmpty()) {
            marks.add(
                new Sheet.Mark(
                    item.id(),
                    Amount.of(new BigDecimal(points)),
                    words.getOrDefault("r-" + item.id(), ""),
                    words.getOrDefault("e-" + item.id(), "")));
          }
          if (words.getOrDefault("v-" + item.id(), "").equals(HAPPENED)) {
            vetoes.add(item.id());
          }
        });
    var counted = new HashMap<String, Sheet.Counted>();
    for (var duty : checklist.duties()) {
      var parts = words.getOrDefault("f-" + duty, "").split("/");
      if (parts.length == 2) {
        counted.put(
            duty, new Sheet.Counted(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
      }
    }
    var deducted = words.getOrDefault("deducted", "");
    return new Sheet(
        counted,
        marks,
        vetoes,
        deducted.isEmpty() ? Amount.ZERO : Amount.of(new BigDecimal(deducted)));
  }

  /// The lines whose words differ, each with what stood there and what stands there now.
  static String changes(
      Checklist checklist, Map<String, String> before, Map<String, String> now, Page page) {
    var lines = new ArrayList<String>();
    checklist
        .items()
        .forEach(item -> {
          var former = told(item, before, page);
          var present = told(item, now, page);
          if (!former.equals(present)) {
            var title = item.title().in(page.language());
            lines.add("%s %s: %s → %s".formatted(item.clause(), title, former, present));
          }
        });
    return String.join("\n", lines);
  }

  /// What stands at the line, such as `−2 (a reason)`.
  private static String told(Checklist.Item item, Map<String, String> words, Page page) {
    var points = words.getOrDefault("d-" + item.id(), "");
    var reason = words.getOrDefault("r-" + item.id(), "");
    var evidence = words.getOrDefault("e-" + item.id(), "");
    boolean happened = words.getOrDefault("v-" + item.id(), "").equals(HAPPENED);
    if (points.isEmpty() && !happened) {
      return "—";
    }
    var sign = item instanceof Checklist.Bonus ? "+" : "−";
    return (happened ? page.say("assessments.happened") : sign + points)
        + " ("
        + reason
        + (evidence.isEmpty() ? "" : page.say("assessments.evidence-is", evidence))
        + ")";
  }

  /// What the matter says after the sheet was filled in anew: the words, what they come to, and
  /// nothing of a former sheet.
  static Score put(
      Map<String, String> content,
      Said said,
      Map<String, Sheet.Counted> counted,
      ChecklistText.Scale scale) {
    content.keySet().removeIf(key -> key.matches("[drev]-.*"));
    said.all()
        .forEach((key, words) -> {
          if (key.matches("[drev]-.*") && !words.isEmpty()) {
            content.put(key, words);
          }
        });
    counted.forEach((duty, one) -> content.put("f-" + duty, one.met() + "/" + one.owed()));
    return sum(content, scale);
  }

  /// Puts down what the words of the sheet come to.
  static Score sum(Map<String, String> content, ChecklistText.Scale scale) {
    var score = Score.of(scale.checklist(), scale.grades(), sheet(scale.checklist(), content));
    content.put("score", score.points().toString());
    content.put("grade", score.grade().id());
    content.put("vetoed", score.vetoed() ? HAPPENED : "");
    return score;
  }
}
