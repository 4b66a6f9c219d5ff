package org.luoshi.server.reports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.report.Filling;
import org.luoshi.packs.report.Piece;
import org.luoshi.packs.report.ReportTexts;
import org.luoshi.packs.report.Shown;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.HouseFigures;
import org.luoshi.server.obligations.Overview;

/// The numbers of a report: every figure that its text may name, on its date and for its unit,
/// under the ids that texts use (`group.part`, `{year}` as written).
public final class Numbers {

  private final Board board;
  private final String unit;
  private final LocalDate asOf;
  private final Phrasebook phrases;
  private final Overview overview;
  private final Map<String, Figure.Single> figures = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, Shown> shown = new LinkedHashMap<>();

  /// Counts what is in reach of the unit; the empty unit is the root of the tree.
  public Numbers(Board board, String unit, Reach reach, LocalDate asOf, Phrasebook phrases) {
    this.board = board;
    this.asOf = asOf;
    this.phrases = phrases;
    this.unit = unit.isEmpty() ? root() : unit;
    var house = HouseFigures.of(board, asOf, reach, phrases);
    this.overview = house.overview();
    board.figures(asOf, reach).values().forEach(figure -> flatten(figure, ""));
    house
        .figures()
        .forEach((id, figure) -> {
          figures.putIfAbsent(id, figure);
          titles.putIfAbsent(id, figure.title().in(phrases.language()));
        });
    figures.forEach((id, figure) -> {
      var value = shown(figure.content());
      if (value != null) {
        shown.put(id, value);
      }
    });
  }

  private String root() {
    var tree = board.treeOn(asOf);
    if (tree.preorder().isEmpty()) {
      throw new WrongInput(Diagnostic.error("report-no-unit", new Place.Subject("--as-of"), asOf));
    }
    return tree.preorder().getFirst();
  }

  /// A part's title names its group too.
  private void flatten(Figure figure, String group) {
    var own = figure.title().in(phrases.language());
    var title = group.isEmpty() ? own : phrases.say("report.part", group, own);
    switch (figure) {
      case Figure.Group parts -> parts.parts().values().forEach(part -> flatten(part, title));
      case Figure.Single single -> {
        var year = String.valueOf(asOf.getYear());
        var id = single.id();
        var written =
            id.endsWith("_" + year) ? id.substring(0, id.length() - year.length()) + "{year}" : id;
        figures.put(written, single);
        titles.put(written, title);
      }
    }
  }

  private @Nullable Shown shown(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? null : new Shown.Number(value);
      case Figure.Names(var names) -> new Shown.Names(names);
      case Figure.NamesAndTerms(var pairs) ->
          new Shown.Names(
              pairs.stream()
                  .map(pair -> phrases.say("report.unit-and-term", pair.name(), pair.term()))
                  .toList());
    };
  }

  public Board board() {
    return board;
  }

  public LocalDate asOf() {
    return asOf;
  }

  public Phrasebook phrases() {
    return phrases;
  }

  /// How the duties in reach stand, as the house's own figures were told from.
  public Overview overview() {
    return overview;
  }

  /// The ids that a text may name.
  public Set<String> ids() {
    return figures.keySet();
  }

  public Optional<Figure.Single> figure(String id) {
    return Optional.ofNullable(figures.get(id));
  }

  public String title(String id) {
    return titles.getOrDefault(id, id);
  }

  /// The name of the reporting unit.
  public String unitName() {
    return board.organisation().unit(unit).map(u -> u.nameOn(asOf)).orElse(unit);
  }

  /// A figure's value as one word: the number, or how many there are.
  public String value(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? "—" : value.toPlainString();
      case Figure.Names(var names) -> phrases.say("report.items", names.size());
      case Figure.NamesAndTerms(var pairs) -> phrases.say("report.items", pairs.size());
    };
  }

  /// What fills a text: the figures, and sentences for the proposals.
  Filling filling(Map<String, List<List<Piece>>> proposals) {
    return new Filling(phrases.language(), unitName(), asOf, Map.copyOf(shown), proposals);
  }

  /// One proposed sentence with its figures in place.
  List<Piece> filled(String sentence) {
    var parsed = ReportTexts.part("", sentence, ids());
    return parsed.text().blocks(filling(Map.of())).stream()
        .flatMap(block -> block.pieces().stream())
        .toList();
  }
}
