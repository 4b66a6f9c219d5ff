package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Period;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Phrasebook;

/// How things stand on a date for somebody who asks by command or by API, as a tree for programs
/// and as text for a terminal: both doors answer with this.
public final class Telling {

  private final Board board;
  private final LocalDate asOf;
  private final Reach reach;

  public Telling(Board board, LocalDate asOf, Reach reach) {
    this.board = board;
    this.asOf = asOf;
    this.reach = reach;
  }

  /// An answer in both forms.
  public record Answer(Map<String, @Nullable Object> tree, String text) {}

  /// The overview; with a unit or a duty also the obligations themselves.
  public Answer status(@Nullable String unit, @Nullable String duty, Phrasebook phrases) {
    var chosen = chosen(unit, duty);
    var overview = seen(board.overview(chosen, Period.upTo(asOf).first(), asOf));
    var tree = Trees.of(overview);
    if (unit == null && duty == null) {
      return new Answer(tree, TerminalTables.status(overview, phrases));
    }
    tree.put(
        "obligations", chosen.stream().map(one -> Trees.of(one, board.organisation())).toList());
    return new Answer(tree, TerminalTables.list(board, chosen, overview.total(), phrases));
  }

  private List<Judgement> chosen(@Nullable String unit, @Nullable String duty) {
    var wantedDuty = duty == null ? null : board.duty(duty).id();
    var below = unit == null ? null : below(unit);
    return board.judgements(asOf).stream()
        .filter(reach::holds)
        .filter(one -> wantedDuty == null || one.obligation().duty().id().equals(wantedDuty))
        .filter(one -> below == null || below.contains(one.obligation().unit()))
        .toList();
  }

  private Set<String> below(String unit) {
    var id = board.unit(unit).id();
    var all = new HashSet<>(board.treeOn(asOf).subtree(id));
    all.add(id);
    return all;
  }

  /// Units out of reach are not named, not even with nothing owed.
  private Overview seen(Overview overview) {
    return new Overview(
        overview.from(),
        overview.asOf(),
        overview.total(),
        overview.duties(),
        overview.units().stream().filter(line -> reach.holds(line.unit(), asOf)).toList(),
        overview.worst());
  }

  /// Why a unit's duty stands as it does in a term, or why nothing is owed.
  public Answer explain(Asked asked, Phrasebook phrases, Function<WorkRecord, String> place) {
    var question =
        new Question(
            board.unit(asked.unit()), board.duty(asked.duty()), asked.term().strip(), asOf);
    var all = board.explain(question);
    var seen = all.explanations().stream().filter(one -> reach.holds(one.judgement())).toList();
    var told = new Told(board.programme(), board.organisation(), phrases);
    var absence = Optional.ofNullable(all.absence()).or(() -> hidden(question, seen));
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("as_of", asOf.toString());
    tree.put("unit", question.unit().id());
    tree.put("duty", question.duty().id());
    tree.put("term", question.term());
    tree.put("obligations", seen.stream().map(one -> Trees.of(one, board.organisation())).toList());
    tree.put(
        "absence", absence.map(one -> Trees.of(one, told.absence(one, question))).orElse(null));
    var text = new StringBuilder();
    absence.ifPresent(one -> text.append(told.absence(one, question)).append('\n'));
    for (var one : seen) {
      told.lines(one, place).forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
    return new Answer(tree, text.toString());
  }

  /// What is told where obligations are there but out of reach: the same as where nobody holds the
  /// post.
  private static Optional<Absence> hidden(Question question, List<?> seen) {
    return seen.isEmpty() && question.duty().binds() instanceof Duty.BindsPost(var post)
        ? Optional.of(new Absence.NoHolder(post))
        : Optional.empty();
  }

  /// Whose duty is asked about, as somebody wrote it.
  public record Asked(String unit, String duty, String term) {}

  /// Every figure of the programme.
  public Answer figures(Phrasebook phrases) {
    Map<String, Figure> figures = board.figures(asOf, reach);
    var period = Period.upTo(asOf);
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("as_of", asOf.toString());
    tree.put("period", List.of(period.first().toString(), period.last().toString()));
    figures.forEach((id, figure) -> tree.put(id, Trees.of(figure)));
    return new Answer(tree, TerminalTables.figures(figures, phrases));
  }
}
