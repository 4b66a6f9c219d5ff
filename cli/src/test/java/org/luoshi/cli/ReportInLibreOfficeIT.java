package org.luoshi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report's docx as LibreOffice lays it out: 22 lines on a full page, inside the type area, its
/// figures linked.
class ReportInLibreOfficeIT {

  private static final double MM = 72 / 25.4;

  @Test
  void keepsTheGridOfTheOfficialForm(@TempDir Path folder) throws Exception {
    var terminal = new Terminal(folder.resolve("data"));
    assertThat(terminal.run("import", Terminal.BUREAU.toString()).exit()).isZero();
    var docx = folder.resolve("report.docx");
    assertThat(terminal.run("report", "--as-of", "2020-10-31", "-o", docx.toString()).exit())
        .isZero();
    try (var pdf = Loader.loadPDF(converted(folder, docx).toFile())) {
      for (int page : List.of(3, 4)) {
        var lines = lines(pdf, page);
        assertThat(lines).as("lines and page number on page (%d)", page).hasSizeBetween(22, 23);
        for (var line : lines.values()) {
          assertThat(line.getFirst().getX()).isGreaterThan((float) (27 * MM));
          assertThat(cjk(line)).isLessThanOrEqualTo(28 + 1);
        }
      }
      assertThat(links(pdf)).isGreaterThan(50);
    }
  }

  private static Path converted(Path folder, Path docx) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                docx.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("LibreOffice ended").isTrue();
    return folder.resolve("report.pdf");
  }

  /// The glyphs of a page by line, from top to bottom.
  private static TreeMap<Integer, List<TextPosition>> lines(PDDocument pdf, int page)
      throws IOException {
    var lines = new TreeMap<Integer, List<TextPosition>>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> glyphs) {
            for (var glyph : glyphs) {
              if (!glyph.getUnicode().isBlank()) {
                lines
                    .computeIfAbsent(Math.round(glyph.getY() / 8), _ -> new ArrayList<>())
                    .add(glyph);
              }
            }
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(pdf);
    return lines;
  }

  private static long cjk(List<TextPosition> line) {
    return line.stream().filter(glyph -> glyph.getUnicode().codePointAt(0) > 0x2E80).count();
  }

  private static long links(PDDocument pdf) throws IOException {
    long links = 0;
    for (var page : pdf.getPages()) {
      links += page.getAnnotations().stream().filter(PDAnnotationLink.class::isInstance).count();
    }
    return links;
  }
}
