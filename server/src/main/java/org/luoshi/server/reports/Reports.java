package org.luoshi.server.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Appendix;
import org.luoshi.office.document.Block;
import org.luoshi.office.document.OfficialDocument;
import org.luoshi.office.document.Run;
import org.luoshi.packs.report.FilledReport;
import org.luoshi.packs.report.Piece;
import org.luoshi.packs.report.ReportBlock;
import org.luoshi.packs.report.ReportTexts;
import org.luoshi.server.obligations.Behind;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.programmes.Programmes.ReportFile;

/// Writes the implementation report (落实情况报告): a text with the figures of a date in place, each with
/// an appendix entry that lists what it counts.
public final class Reports {

  private final Numbers numbers;
  private final Phrasebook phrases;

  private Reports(Numbers numbers) {
    this.numbers = numbers;
    this.phrases = numbers.phrases();
  }

  /// A report ready to take a form, and what was noticed in its text.
  public record Written(OfficialDocument document, List<Diagnostic> found) {}

  /// The report of the whole house on the date in a language, in the pack's own words; a text with
  /// mistakes is refused.
  public static Written write(
      Board board, ReportFile text, LocalDate asOf, Language language, Phrasebook phrases) {
    var numbers = new Numbers(board, "", Reach.WHOLE, asOf, phrases);
    return write(numbers, text, new Proposals(numbers).words());
  }

  /// The report in the words of the text given; proposals that still stand in it are filled with
  /// these.
  static Written write(Numbers numbers, ReportFile text, Map<String, List<List<Piece>>> proposals) {
    var filled = fill(numbers, text, proposals);
    return new Written(document(numbers, filled.filled()), filled.found());
  }

  /// A text with its figures in place, not yet a document.
  record Filled(FilledReport filled, List<Diagnostic> found) {}

  /// The text filled, without the evidence that a document lists; a text with mistakes is refused.
  static Filled fill(Numbers numbers, ReportFile text, Map<String, List<List<Piece>>> proposals) {
    var parsed = ReportTexts.parse(text.name(), text.text(), numbers.ids());
    var errors = parsed.found().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new WrongInput(errors);
    }
    return new Filled(parsed.text().fill(numbers.filling(proposals)), parsed.found());
  }

  /// The document of a filled text.
  static OfficialDocument document(Numbers numbers, FilledReport filled) {
    return new Reports(numbers).document(filled);
  }

  private OfficialDocument document(FilledReport filled) {
    var blocks = filled.blocks().stream().map(Reports::block).toList();
    var mentioned = new LinkedHashSet<>(filled.figures());
    var signer = filled.front("signature").orElse(numbers.unitName());
    return new OfficialDocument(
        phrases.language(),
        filled.front("letterhead").orElse(null),
        filled.front("number").orElse(null),
        filled.listed("signatories"),
        filled.title(),
        filled.front("addressee").orElse(null),
        blocks,
        filled.listed("attachments"),
        new OfficialDocument.Signature(signer, numbers.asOf()),
        null,
        List.of(appendix(filled, mentioned)));
  }

  private Appendix appendix(FilledReport filled, Set<String> mentioned) {
    var entries = new ArrayList<Appendix.Entry>();
    var behind = new Behind(numbers.board(), numbers.asOf(), phrases);
    for (var id : mentioned) {
      numbers
          .figure(id)
          .ifPresent(figure ->
              entries.add(
                  new Appendix.Entry(
                      anchor(id),
                      entries.size() + 1,
                      numbers.title(id),
                      numbers.value(figure.content()),
                      behind.evidence(figure))));
    }
    var attached = filled.listed("attachments");
    return new Appendix(
        attached.isEmpty() ? phrases.say("report.appendix") : attached.getFirst(), entries);
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
