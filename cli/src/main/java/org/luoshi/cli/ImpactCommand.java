package org.luoshi.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.luoshi.engine.text.Columns;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.obligations.Impact;
import org.luoshi.server.programmes.Programmes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `luoshi pack impact`: what a new version would bring to the house, before anybody adopts it.
@Command(name = "impact")
final class ImpactCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Parameters(paramLabel = "FILE")
  private String file = "";

  @Override
  public Integer call() {
    var draft = Programmes.find(file).programme();
    try (var house = common.open()) {
      house.rules(draft.id());
      var board = house.board(seen.knownAt());
      var impact = Impact.of(board, draft, seen.asOf(board, house.clock().instant()));
      if (form.isJson()) {
        Json.print(impact.tree());
      } else {
        System.out.print(text(impact, common.phrases()));
      }
      return impact.rejudged() > 0 ? Luoshi.FOUND : Luoshi.DONE;
    }
  }

  private static String text(Impact impact, Phrasebook phrases) {
    var head =
        phrases.say(
            "impact.head",
            impact.from(),
            impact.until(),
            impact.comes(),
            impact.goes(),
            impact.changes());
    var history =
        impact.rejudged() == 0
            ? phrases.say("impact.history")
            : phrases.say("impact.rejudged", impact.rejudged());
    var burden =
        phrases.say(
            "impact.units.note", hours(impact.minutesBefore()), hours(impact.minutesAfter()));
    return String.join(
        System.lineSeparator(),
        head,
        history,
        "",
        duties(impact, phrases).shown(),
        burden,
        units(impact, phrases).shown());
  }

  private static Columns duties(Impact impact, Phrasebook phrases) {
    var table =
        new Columns(
            List.of(
                phrases.say("col.duty"),
                phrases.say("preview.what"),
                ">" + phrases.say("impact.before"),
                ">" + phrases.say("impact.after"),
                ">+",
                ">−",
                ">~",
                ">" + phrases.say("impact.time")));
    for (var line : impact.duties()) {
      table.row(
          line.title().in(phrases.language()),
          phrases.say("impact.fate." + line.fate().name().toLowerCase(Locale.ROOT)),
          line.before(),
          line.after(),
          line.comes(),
          line.goes(),
          line.changes(),
          hours(line.minutesBefore()) + " → " + hours(line.minutesAfter()));
    }
    return table;
  }

  private static Columns units(Impact impact, Phrasebook phrases) {
    var table =
        new Columns(
            List.of(
                phrases.say("col.unit"),
                ">+",
                ">−",
                ">" + phrases.say("impact.before"),
                ">" + phrases.say("impact.after")));
    for (var line : impact.units()) {
      table.row(
          line.name(),
          line.comes(),
          line.goes(),
          hours(line.minutesBefore()),
          hours(line.minutesAfter()));
    }
    return table;
  }

  private static String hours(long minutes) {
    return "%d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
