package org.luoshi.server.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.tally.Tally;
import org.luoshi.packs.report.Piece;
import org.luoshi.server.obligations.Overview;

/// Sentences proposed from the judgements for a person to edit: what falls short, and what comes
/// next. Their numbers are marks of figures, so they stay computed when the words are edited.
///
/// They name duties, units and counts, never persons.
final class Proposals {

  private static final int MOST = 3;

  private final Numbers numbers;

  Proposals(Numbers numbers) {
    this.numbers = numbers;
  }

  /// The sentences with their marks, by the name of the proposal.
  Map<String, List<String>> sentences() {
    var proposals = new LinkedHashMap<String, List<String>>();
    proposals.put("shortcomings", shortcomings());
    proposals.put("next-steps", nextSteps());
    return proposals;
  }

  /// The sentences filled, as pieces of a text.
  Map<String, List<List<Piece>>> filled() {
    var filled = new LinkedHashMap<String, List<List<Piece>>>();
    sentences()
        .forEach((name, said) -> filled.put(name, said.stream().map(numbers::filled).toList()));
    return filled;
  }

  /// The sentences as plain words, without links.
  Map<String, List<List<Piece>>> words() {
    var words = new LinkedHashMap<String, List<List<Piece>>>();
    filled()
        .forEach((name, said) ->
            words.put(name, said.stream().map(Proposals::joined).map(List::<Piece>of).toList()));
    return words;
  }

  private static Piece.Words joined(List<Piece> pieces) {
    return new Piece.Words(String.join("", pieces.stream().map(Piece::shown).toList()));
  }

  private List<String> shortcomings() {
    var sentences = new ArrayList<String>();
    for (var line : worst()) {
      sentences.add(
          say(
              "report.short-duty",
              line.duty().title(),
              mark(line, "settled"),
              mark(line, "missed"),
              "{{list:duty." + line.duty().id() + ".units}}"));
    }
    if (isFalling()) {
      sentences.add(say("report.decay", "{{list:levels.met_share}}"));
    }
    return sentences;
  }

  /// The duties missed most, by the share of what was owed.
  private List<Overview.DutyLine> worst() {
    return numbers.overview().duties().stream()
        .filter(line -> line.tally().missed() > 0)
        .sorted((a, b) -> Double.compare(missedShare(b.tally()), missedShare(a.tally())))
        .limit(MOST)
        .toList();
  }

  private static double missedShare(Tally tally) {
    return (double) tally.missed() / (tally.met() + tally.late() + tally.missed());
  }

  private boolean isFalling() {
    return numbers
        .figure("levels.met_share")
        .map(Figure.Single::content)
        .filter(Figure.Names.class::isInstance)
        .map(content -> ((Figure.Names) content).names())
        .filter(rates -> rates.size() > 1)
        .filter(rates -> percent(rates.getLast()) < percent(rates.getFirst()))
        .isPresent();
  }

  private static int percent(String rate) {
    return Integer.parseInt(rate.substring(0, rate.length() - 1));
  }

  private List<String> nextSteps() {
    var sentences = new ArrayList<String>();
    for (var line : worst()) {
      sentences.add(say("report.next-duty", line.duty().title(), mark(line, "missed")));
    }
    boolean soon =
        numbers.figure("due.soon").filter(figure -> !figure.obligations().isEmpty()).isPresent();
    if (soon) {
      sentences.add(say("report.next-due", "{{due.soon}}"));
    }
    return sentences;
  }

  private String say(String key, Object... values) {
    return numbers.phrases().say(key, values);
  }

  private static String mark(Overview.DutyLine line, String part) {
    return "{{duty." + line.duty().id() + "." + part + "}}";
  }
}
