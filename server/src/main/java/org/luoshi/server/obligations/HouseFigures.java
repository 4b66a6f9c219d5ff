package org.luoshi.server.obligations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Text;

/// Figures that every programme has without declaring them: how each duty stands in the year, how
/// the share met falls down the tree, what falls due soon.
///
/// Their ids are `duty.ID.settled`, `.met`, `.late`, `.missed` and `.units` (the units that missed
/// it most), `levels.met_share` and `due.soon`. Titles are in the language of the phrases.
public final class HouseFigures {

  /// How many units are named as those that missed a duty most.
  private static final int MOST = 3;

  private static final int SOON_MONTHS = 2;

  private final Board board;
  private final LocalDate asOf;
  private final Phrasebook phrases;
  private final List<Judgement> judgements;
  private final Overview overview;
  private final Map<String, Figure.Single> figures = new LinkedHashMap<>();

  private HouseFigures(Board board, LocalDate asOf, Reach reach, Phrasebook phrases) {
    this.board = board;
    this.asOf = asOf;
    this.phrases = phrases;
    this.judgements = board.judgements(asOf).stream().filter(one -> reach.holds(one)).toList();
    this.overview = board.overview(judgements, Period.upTo(asOf).first(), asOf);
  }

  /// The figures by id, with the overview they were told from.
  public record Told(Map<String, Figure.Single> figures, Overview overview) {}

  public static Told of(Board board, LocalDate asOf, Reach reach, Phrasebook phrases) {
    var told = new HouseFigures(board, asOf, reach, phrases);
    told.overview.duties().forEach(line -> told.duty(line.duty().id(), line.duty().title()));
    told.levels();
    told.soon();
    return new Told(told.figures, told.overview);
  }

  private void duty(String duty, Text title) {
    var of = judgements.stream().filter(one -> one.obligation().duty().id().equals(duty)).toList();
    count(duty, title, "settled", of, HouseFigures::isSettled);
    count(duty, title, "met", of, one -> one.is(Status.MET));
    count(duty, title, "late", of, one -> one.is(Status.LATE));
    count(duty, title, "missed", of, one -> one.is(Status.MISSED));
    var worst =
        overview.worst().stream()
            .filter(line -> line.duty().id().equals(duty))
            .limit(MOST)
            .toList();
    var units = worst.stream().map(Overview.Worst::unit).toList();
    put(
        "duty." + duty + ".units",
        said("units", title),
        new Figure.Names(
            worst.stream()
                .map(line -> phrases.say("report.unit-times", line.name(), line.missed()))
                .toList()),
        of.stream()
            .filter(one -> one.is(Status.MISSED) && units.contains(one.obligation().unit()))
            .toList());
  }

  private void count(
      String duty, Text title, String part, List<Judgement> of, Predicate<Judgement> which) {
    var chosen = of.stream().filter(which).toList();
    put(
        "duty." + duty + "." + part,
        said(part, title),
        new Figure.Number(BigDecimal.valueOf(chosen.size())),
        chosen);
  }

  private String said(String part, Text duty) {
    return phrases.say("figure.duty." + part, duty);
  }

  /// How the share done in time goes from level to level of the tree.
  private void levels() {
    var tree = board.treeOn(asOf);
    var byDepth = new TreeMap<Integer, Tally>();
    var settled = new ArrayList<Judgement>();
    for (var one : judgements) {
      tree.node(one.obligation().unit())
          .filter(_ -> isSettled(one))
          .ifPresent(node -> {
            byDepth.merge(node.depth(), Tally.of(one.status()), Tally::plus);
            settled.add(one);
          });
    }
    var rates =
        byDepth.values().stream()
            .map(tally ->
                Math.round(100.0 * tally.met() / (tally.met() + tally.late() + tally.missed())))
            .map(rate -> rate + "%")
            .toList();
    put("levels.met_share", phrases.say("figure.levels"), new Figure.Names(rates), settled);
  }

  private void soon() {
    var chosen =
        judgements.stream()
            .filter(one -> one.is(Status.OPEN))
            .filter(one -> !one.obligation().due().last().isAfter(asOf.plusMonths(SOON_MONTHS)))
            .toList();
    put(
        "due.soon",
        phrases.say("figure.soon"),
        new Figure.Number(BigDecimal.valueOf(chosen.size())),
        chosen);
  }

  private void put(String id, String title, Figure.Content content, List<Judgement> of) {
    var obligations = of.stream().map(Judgement::obligation).map(Obligation::id).toList();
    var records =
        of.stream()
            .flatMap(one -> one.credits().stream())
            .map(Judgement.Credit::record)
            .distinct()
            .toList();
    figures.put(id, new Figure.Single(id, Text.same(title), content, records, obligations));
  }

  private static boolean isSettled(Judgement one) {
    return one.is(Status.MET) || one.is(Status.LATE) || one.is(Status.MISSED);
  }
}
