package org.luoshi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Docx;
import org.luoshi.office.document.Pdf;
import org.luoshi.server.House;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.reports.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `luoshi report`: the implementation report on a date, as docx or PDF.
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

  @Mixin private final Common common = new Common();
  @Mixin private final Remote remote = new Remote();
  @Mixin private final Seen seen = new Seen();

  @Option(names = "-o", paramLabel = "FILE.docx|.pdf", required = true)
  private Path out = Path.of("report.docx");

  @Override
  public Integer call() throws IOException {
    var name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".docx") && !name.endsWith(".pdf")) {
      throw new WrongInput(Diagnostic.error("cli-report-form", new Place.Subject("-o"), out));
    }
    if (remote.isWanted()) {
      return download(name.endsWith(".pdf") ? "pdf" : "docx");
    }
    try (var house = common.open()) {
      var board = house.board(seen.knownAt());
      var asOf = seen.asOf(board, house.clock().instant());
      var written = write(house, board, asOf, common.language(), out);
      var phrases = common.phrases();
      written.found().forEach(found -> System.err.println(phrases.say(found)));
      System.out.println(phrases.say("report.written", out.toAbsolutePath()));
      return Luoshi.DONE;
    }
  }

  private int download(String form) throws IOException {
    var asked = seen.asked();
    asked.put("form", form);
    var got = remote.server(common.language()).download("/api/v1/reports/preview", asked);
    var parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(out, got.content());
    got.noticed().forEach(System.err::println);
    System.out.println(common.phrases().say("report.written", out.toAbsolutePath()));
    return Luoshi.DONE;
  }

  /// Writes the report into a file whose ending says the form.
  static Reports.Written write(
      House house, Board board, LocalDate asOf, Language language, Path out) throws IOException {
    var id = board.programme().id();
    var text =
        house
            .programmes()
            .report(id, language)
            .orElseThrow(() ->
                new WrongInput(
                    Diagnostic.error(
                        "report-no-text", new Place.Subject(id), id, language.code())));
    var written = Reports.write(board, text, asOf, language, Phrases.in(language));
    var parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (var file = Files.newOutputStream(out)) {
      if (out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
        Pdf.write(written.document(), file);
      } else {
        Docx.write(written.document(), file);
      }
    }
    return written;
  }
}
