package org.luoshi.server.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.insight.Decay;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.server.obligations.Filter;
import org.luoshi.server.obligations.Wanted;

/// How the share done in time falls from level to level, and for which duties.
final class DecaySheets {

  private DecaySheets() {}

  static String head(Look look) {
    return Decay.of(new TreeMap<>(look.view().byLevel()))
        .fromTopToBottom()
        .map(points -> look.say("insight.decay.head", signed(points)))
        .orElseGet(() -> look.say("insight.decay.flat"));
  }

  static List<Sheet> of(Look look) {
    return List.of(levels(look), duties(look));
  }

  private static Sheet levels(Look look) {
    var rows = new LinkedHashMap<String, List<Cell>>();
    for (var level : Decay.of(new TreeMap<>(look.view().byLevel())).levels()) {
      var row = new ArrayList<Cell>();
      row.add(
          new Cell.Words(
              look.say("insight.level", level.depth() + 1), String.valueOf(level.depth() + 1), ""));
      counts(row, level.tally(), look.filter().level(level.depth()), look);
      row.add(percent(level.inTime().percent().orElse(null)));
      row.add(
          level.changed().map(points -> Cell.figure(signed(points))).orElse(new Cell.Figure("")));
      rows.put(String.valueOf(level.depth()), row);
    }
    return Sheet.of(
        new Sheet.Words(look.say("insight.decay.levels"), look.say("insight.decay.levels-note")),
        "levels",
        Sheet.columns(
            look.page(), "level", "#owed", "#met", "#late", "#missed", "#in_time", "#change"),
        rows);
  }

  private static void counts(List<Cell> row, Tally tally, Filter filter, Look look) {
    row.add(Cell.count(tally.owed(), filter.is(Filter.OWED).href(look.page())));
    for (var status : List.of(Status.MET, Status.LATE, Status.MISSED)) {
      row.add(Cell.count(tally.count(status), filter.is(status).href(look.page())));
    }
  }

  static Cell percent(@org.jspecify.annotations.Nullable BigDecimal percent) {
    return new Cell.Figure(percent == null ? "" : percent.toPlainString());
  }

  private static String signed(BigDecimal points) {
    return (points.signum() > 0 ? "+" : "") + points.toPlainString();
  }

  /// The duties that bind units on two levels or more, in the order of the programme.
  private static Sheet duties(Look look) {
    var decays = decays(look);
    var lowest =
        decays.values().stream()
            .map(one -> one.fromTopToBottom().orElse(BigDecimal.ZERO))
            .min(BigDecimal::compareTo)
            .filter(points -> points.signum() < 0)
            .orElse(null);
    var rows = new LinkedHashMap<String, List<Cell>>();
    decays.forEach((duty, decay) -> rows.put(duty, row(look, duty, decay, lowest)));
    return Sheet.of(
        new Sheet.Words(look.say("insight.decay.duties"), look.say("insight.decay.duties-note")),
        "duties",
        Sheet.columns(
            look.page(),
            "duty",
            "#owed",
            "#met",
            "#late",
            "#missed",
            "#top",
            "#bottom",
            "#change",
            "note"),
        rows);
  }

  private static Map<String, Decay> decays(Look look) {
    var view = look.view();
    Map<String, Decay> decays = new LinkedHashMap<>();
    var levels = view.byLevel().keySet();
    for (var line : view.byDuty()) {
      var byLevel = new TreeMap<Integer, Tally>();
      for (var level : levels) {
        var tally = view.tally(Wanted.ALL.ofDuty(line.duty().id()).atLevel(level));
        if (!tally.equals(Tally.NONE)) {
          byLevel.put(level, tally);
        }
      }
      var decay = Decay.of(byLevel);
      if (decay.fromTopToBottom().isPresent()) {
        decays.put(line.duty().id(), decay);
      }
    }
    return decays;
  }

  private static List<Cell> row(
      Look look, String duty, Decay decay, @org.jspecify.annotations.Nullable BigDecimal lowest) {
    var settled = decay.levels().stream().filter(one -> one.inTime().whole() > 0).toList();
    var points = decay.fromTopToBottom().orElse(BigDecimal.ZERO);
    var row = new ArrayList<Cell>();
    row.add(look.dutyCell(duty));
    var all = decay.levels().stream().map(Decay.Level::tally).reduce(Tally.NONE, Tally::plus);
    counts(row, all, look.filter().duty(duty), look);
    row.add(percent(settled.getFirst().inTime().percent().orElse(null)));
    row.add(percent(settled.getLast().inTime().percent().orElse(null)));
    row.add(Cell.figure(signed(points)));
    row.add(Cell.words(points.equals(lowest) ? look.say("insight.decay.most") : ""));
    return row;
  }
}
