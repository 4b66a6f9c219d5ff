package org.luoshi.server.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.tally.Tally;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.packs.report.Piece;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Overview;

/// Sentences proposed from the judgements for a person to edit: what falls short, and what comes
/// next.
///
/// They name duties, units and counts, never persons.
final class Proposals {

  private static final int MOST = 3;

  private final Phrasebook phrases;
  private final Overview overview;
  private final Board board;
  private final LocalDate asOf;
  private final List<Judgement> judgements;

  Proposals(Board board, LocalDate asOf, Phrasebook phrases) {
    this.phrases = phrases;
    this.board = board;
    this.asOf = asOf;
    this.judgements = board.judgements(asOf);
    this.overview = board.overview(judgements, Period.upTo(asOf).first(), asOf);
  }

  Map<String, List<List<Piece>>> all() {
    var proposals = new LinkedHashMap<String, List<List<Piece>>>();
    proposals.put("shortcomings", shortcomings());
    proposals.put("next-steps", nextSteps());
    return proposals;
  }

  private List<List<Piece>> shortcomings() {
    var sentences = new ArrayList<List<Piece>>();
    cadences().stream()
        .limit(MOST)
        .forEach(line ->
            sentences.add(
                words(
                    phrases.say(
                        "report.short-duty",
                        line.duty().title(),
                        settled(line.tally()),
                        line.tally().missed(),
                        worstUnits(line.duty().id())))));
    decay().ifPresent(sentence -> sentences.add(words(sentence)));
    return sentences;
  }

  /// The duties missed most, by the share of what was owed.
  private List<Overview.DutyLine> cadences() {
    return overview.duties().stream()
        .filter(line -> line.tally().missed() > 0)
        .sorted((a, b) -> Double.compare(missedShare(b.tally()), missedShare(a.tally())))
        .toList();
  }

  private static double missedShare(Tally tally) {
    return (double) tally.missed() / settled(tally);
  }

  private String worstUnits(String duty) {
    return overview.worst().stream()
        .filter(line -> line.duty().id().equals(duty))
        .limit(MOST)
        .map(line -> phrases.say("report.unit-times", line.name(), line.missed()))
        .collect(Collectors.joining(phrases.say("report.comma")));
  }

  /// How the share done in time falls from level to level of the tree.
  private java.util.Optional<String> decay() {
    var tree = board.organisation().treeOn(asOf);
    var byDepth = new java.util.TreeMap<Integer, Tally>();
    for (var one : judgements) {
      tree.node(one.obligation().unit())
          .ifPresent(node -> byDepth.merge(node.depth(), Tally.of(one.status()), Tally::plus));
    }
    var rates =
        byDepth.values().stream()
            .filter(tally -> settled(tally) > 0)
            .map(tally -> Math.round(100.0 * tally.met() / settled(tally)))
            .toList();
    if (rates.size() < 2 || rates.getLast() >= rates.getFirst()) {
      return java.util.Optional.empty();
    }
    var shown =
        rates.stream()
            .map(rate -> rate + "%")
            .collect(Collectors.joining(phrases.say("report.comma")));
    return java.util.Optional.of(phrases.say("report.decay", shown));
  }

  private static int settled(Tally tally) {
    return tally.met() + tally.late() + tally.missed();
  }

  private List<List<Piece>> nextSteps() {
    var sentences = new ArrayList<List<Piece>>();
    cadences().stream()
        .limit(MOST)
        .forEach(line ->
            sentences.add(
                words(
                    phrases.say("report.next-duty", line.duty().title(), line.tally().missed()))));
    long soon =
        judgements.stream().filter(one -> one.is(Status.OPEN) && dueWithinTwoMonths(one)).count();
    if (soon > 0) {
      sentences.add(words(phrases.say("report.next-due", soon)));
    }
    return sentences;
  }

  private boolean dueWithinTwoMonths(Judgement one) {
    return !one.obligation().due().last().isAfter(asOf.plusMonths(2));
  }

  private static List<Piece> words(String sentence) {
    return List.of(new Piece.Words(sentence));
  }
}
