package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Columns;
import org.luoshi.engine.text.Phrasebook;

/// How things stand as tables for a terminal: the same text from a house at hand and from a server.
public final class TerminalTables {

  private static final int WORST_SHOWN = 12;
  private static final int TERMS_SHOWN = 6;

  private TerminalTables() {}

  /// By duty, then the worst cadences by unit.
  public static String status(Overview overview, Phrasebook phrases) {
    var text = new StringBuilder();
    text.append(phrases.say("status.head", overview.from(), overview.asOf()))
        .append('\n')
        .append('\n');
    var duties =
        new Columns(
            List.of(
                phrases.say("col.clause"),
                phrases.say("col.duty"),
                ">" + phrases.say("col.owed"),
                ">● " + phrases.say("status.met"),
                ">▲ " + phrases.say("status.late"),
                ">■ " + phrases.say("status.missed"),
                ">◐ " + phrases.say("status.open"),
                ">○ " + phrases.say("status.waived")));
    for (var line : overview.duties()) {
      var tally = line.tally();
      duties.row(
          line.duty().clause(),
          line.duty().title().in(phrases.language()),
          tally.owed(),
          tally.met(),
          tally.late(),
          tally.missed(),
          tally.open(),
          tally.waived() + tally.nil());
    }
    text.append(duties.shown())
        .append('\n')
        .append(total(overview.total(), phrases))
        .append("\n\n");
    return text.append(worst(overview, phrases)).toString();
  }

  private static String worst(Overview overview, Phrasebook phrases) {
    if (overview.worst().isEmpty()) {
      return phrases.say("status.none-missed") + "\n";
    }
    var worst =
        new Columns(
            List.of(
                phrases.say("col.unit"),
                phrases.say("col.duty"),
                ">■",
                ">" + phrases.say("col.run"),
                phrases.say("col.terms")));
    overview.worst().stream()
        .limit(WORST_SHOWN)
        .forEach(line ->
            worst.row(
                line.name(),
                line.duty().title().in(phrases.language()),
                line.missed(),
                line.run(),
                terms(line.terms())));
    return phrases.say("status.worst") + "\n" + worst.shown();
  }

  private static String terms(List<String> terms) {
    var shown =
        terms.stream()
            .limit(TERMS_SHOWN)
            .map(label -> label.replaceFirst("^[a-z-]+/", ""))
            .toList();
    return String.join(" ", shown) + (terms.size() > TERMS_SHOWN ? " …" : "");
  }

  static String total(Tally total, Phrasebook phrases) {
    return phrases.say(
        "status.total",
        total.owed(),
        total.met(),
        total.late(),
        total.missed(),
        total.open(),
        total.waived());
  }

  /// Each obligation, and below them their total.
  public static String list(Board board, List<Judgement> chosen, Tally total, Phrasebook phrases) {
    var told = new Told(board.programme(), board.organisation(), phrases);
    var table =
        new Columns(
            List.of(
                phrases.say("col.unit"),
                phrases.say("col.duty"),
                phrases.say("col.occasion"),
                phrases.say("col.status"),
                ">" + phrases.say("col.progress"),
                phrases.say("col.due")));
    for (var one : chosen) {
      var obligation = one.obligation();
      table.row(
          Overview.name(board.organisation(), obligation.unit(), one.asOf()),
          obligation.duty().title().in(phrases.language()),
          obligation.occasion().label(),
          mark(one.status()) + " " + told.status(one),
          one.done() + "/" + one.quota(),
          obligation.due().day().equals(LocalDate.MAX) ? "—" : obligation.due().day());
    }
    return table.shown() + total(total, phrases) + "\n";
  }

  /// The sign of a status, never told by colour alone.
  private static String mark(Status status) {
    return switch (status) {
      case MET -> "●";
      case OPEN -> "◐";
      case LATE -> "▲";
      case MISSED -> "■";
      case WAIVED, NIL -> "○";
      case UPCOMING -> "·";
    };
  }

  /// Every single figure with its meaning and value.
  public static String figures(Map<String, Figure> figures, Phrasebook phrases) {
    var table =
        new Columns(
            List.of(
                phrases.say("col.figure"),
                phrases.say("col.meaning"),
                ">" + phrases.say("col.value")));
    figures.values().forEach(figure -> rows(figure, phrases, table));
    return table.shown();
  }

  private static void rows(Figure figure, Phrasebook phrases, Columns table) {
    switch (figure) {
      case Figure.Group group -> group.parts().values().forEach(part -> rows(part, phrases, table));
      case Figure.Single single ->
          table.row(
              single.id(),
              single.title().in(phrases.language()),
              FigureSheet.value(single.content()));
    }
  }
}
