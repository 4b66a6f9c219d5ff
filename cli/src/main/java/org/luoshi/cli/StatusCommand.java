package org.luoshi.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Overview;
import org.luoshi.server.obligations.Told;
import org.luoshi.server.obligations.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi status`: how things stand on a date; with a unit or a duty, the obligations themselves.
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

  private static final int WORST_SHOWN = 12;

  @Mixin private final Common common = new Common();
  @Mixin private final Seen seen = new Seen();
  @Mixin private final Form form = new Form();

  @Option(names = "--unit", paramLabel = "U")
  private @Nullable String unit;

  @Option(names = "--duty", paramLabel = "D")
  private @Nullable String duty;

  @Override
  public Integer call() {
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var from = LocalDate.of(asOf.getYear(), 1, 1);
      var chosen = chosen(board, asOf);
      var overview = board.overview(chosen, from, asOf);
      if (form.isJson()) {
        var tree = Trees.of(overview);
        if (isFiltered()) {
          tree.put(
              "obligations",
              chosen.stream().map(one -> Trees.of(one, board.organisation())).toList());
        }
        Json.print(tree);
      } else if (isFiltered()) {
        System.out.print(list(board, chosen));
        System.out.println(total(overview.total(), common.phrases()));
      } else {
        System.out.print(table(overview, common.phrases()));
      }
      return Luoshi.DONE;
    }
  }

  private boolean isFiltered() {
    return unit != null || duty != null;
  }

  private List<Judgement> chosen(Board board, LocalDate asOf) {
    var wantedDuty = duty == null ? null : board.duty(duty).id();
    var below = unit == null ? null : below(board, unit, asOf);
    return board.judgements(asOf).stream()
        .filter(one -> wantedDuty == null || one.obligation().duty().id().equals(wantedDuty))
        .filter(one -> below == null || below.contains(one.obligation().unit()))
        .toList();
  }

  private static java.util.Set<String> below(Board board, String unit, LocalDate asOf) {
    var id = board.unit(unit).id();
    var all = board.organisation().treeOn(asOf).subtree(id).stream().collect(Collectors.toSet());
    all.add(id);
    return all;
  }

  private String list(Board board, List<Judgement> chosen) {
    var phrases = common.phrases();
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
          board
              .organisation()
              .unit(obligation.unit())
              .map(u -> u.nameOn(one.asOf()))
              .orElse(obligation.unit()),
          obligation.duty().title().in(phrases.language()),
          obligation.occasion().label(),
          Marks.of(one.status()) + " " + told.status(one),
          one.done() + "/" + one.quota(),
          obligation.due().day().equals(LocalDate.MAX) ? "—" : obligation.due().day());
    }
    return table.shown();
  }

  /// The table a person sees: by duty, then the worst cadences by unit.
  static String table(Overview overview, Phrasebook phrases) {
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

  static String worst(Overview overview, Phrasebook phrases) {
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
    var shown = terms.stream().limit(6).map(label -> label.replaceFirst("^[a-z-]+/", "")).toList();
    return String.join(" ", shown) + (terms.size() > 6 ? " …" : "");
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
}
