package org.luoshi.server.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Appendix;
import org.luoshi.office.document.Block;
import org.luoshi.office.document.OfficialDocument;
import org.luoshi.office.document.Run;
import org.luoshi.packs.report.FilledReport;
import org.luoshi.packs.report.Filling;
import org.luoshi.packs.report.Piece;
import org.luoshi.packs.report.ReportBlock;
import org.luoshi.packs.report.ReportTexts;
import org.luoshi.packs.report.Shown;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.programmes.Programmes.ReportFile;

/// Writes the implementation report (落实情况报告): the pack's text with the figures of a date in place,
/// each with an appendix entry that lists what it counts.
public final class Reports {

  private final Board board;
  private final LocalDate asOf;
  private final Language language;
  private final Phrasebook phrases;
  private final Map<String, Figure.Single> figures = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();

  private Reports(Board board, LocalDate asOf, Language language, Phrasebook phrases) {
    this.board = board;
    this.asOf = asOf;
    this.language = language;
    this.phrases = phrases;
    board.figures(asOf).values().forEach(figure -> flatten(figure, ""));
  }

  /// A report ready to take a form, and what was noticed in its text.
  public record Written(OfficialDocument document, List<Diagnostic> found) {}

  /// The report on the date in a language; a text with mistakes is refused.
  public static Written write(
      Board board, ReportFile text, LocalDate asOf, Language language, Phrasebook phrases) {
    var reports = new Reports(board, asOf, language, phrases);
    var parsed = ReportTexts.parse(text.name(), text.text(), reports.figures.keySet());
    var errors = parsed.found().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new WrongInput(errors);
    }
    var proposals = new Proposals(board, asOf, phrases).all();
    var filling = new Filling(language, reports.unit(), asOf, reports.shown(), proposals);
    return new Written(reports.document(parsed.text().fill(filling)), parsed.found());
  }

  /// The name of the reporting unit: the root of the tree, without the party group's suffix where
  /// the programme names it.
  private String unit() {
    var tree = board.organisation().treeOn(asOf);
    if (tree.preorder().isEmpty()) {
      throw new WrongInput(Diagnostic.error("report-no-unit", new Place.Subject("--as-of"), asOf));
    }
    return board.organisation().unit(tree.preorder().getFirst()).orElseThrow().nameOn(asOf);
  }

  /// Keeps single figures by the ids that the pack's texts use: `group.part`, with `{year}` as
  /// written; a part's title names its group too.
  private void flatten(Figure figure, String group) {
    var own = figure.title().in(language);
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

  private Map<String, Shown> shown() {
    var shown = new LinkedHashMap<String, Shown>();
    figures.forEach((id, figure) -> {
      var value = shown(figure.content());
      if (value != null) {
        shown.put(id, value);
      }
    });
    return shown;
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

  private OfficialDocument document(FilledReport filled) {
    var blocks = filled.blocks().stream().map(Reports::block).toList();
    var mentioned = new LinkedHashSet<>(filled.figures());
    var signer = filled.front("signature").orElse(unit());
    return new OfficialDocument(
        language,
        filled.front("letterhead").orElse(null),
        filled.front("number").orElse(null),
        filled.listed("signatories"),
        filled.title(),
        filled.front("addressee").orElse(null),
        blocks,
        filled.listed("attachments"),
        new OfficialDocument.Signature(signer, asOf),
        null,
        List.of(appendix(filled, mentioned)));
  }

  private Appendix appendix(FilledReport filled, Set<String> mentioned) {
    var entries = new ArrayList<Appendix.Entry>();
    var behind = new Behind(board, asOf, phrases);
    for (var id : mentioned) {
      var figure = figures.get(id);
      if (figure != null) {
        entries.add(
            new Appendix.Entry(
                anchor(id),
                entries.size() + 1,
                titles.getOrDefault(id, id),
                value(figure.content()),
                behind.evidence(figure)));
      }
    }
    var titles = filled.listed("attachments");
    return new Appendix(
        titles.isEmpty() ? phrases.say("report.appendix") : titles.getFirst(), entries);
  }

  private String value(Figure.Content content) {
    return switch (content) {
      case Figure.Number(var value) -> value == null ? "—" : value.toPlainString();
      case Figure.Names(var names) -> phrases.say("report.items", names.size());
      case Figure.NamesAndTerms(var pairs) -> phrases.say("report.items", pairs.size());
    };
  }

  private static Block block(ReportBlock block) {
    var runs = block.pieces().stream().map(Reports::run).toList();
    return switch (block) {
      case ReportBlock.Heading(int level, var _) -> new Block.Heading(level, runs);
      case ReportBlock.Paragraph _ -> new Block.Paragraph(runs);
    };
  }

  private static Run run(Piece piece) {
    return switch (piece) {
      case Piece.Words(var words) -> new Run.Plain(words);
      case Piece.Figure(var id, var shown) -> new Run.Figure(anchor(id), shown);
    };
  }

  /// The anchor of a figure's appendix entry: its id, without the braces of a year.
  private static String anchor(String id) {
    return id.replace("{year}", "year").replace('.', '-').replace('_', '-');
  }
}
