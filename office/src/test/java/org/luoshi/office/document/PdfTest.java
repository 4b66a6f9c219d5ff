package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.text.Language;

class PdfTest {

  private static final double MM = 72 / 25.4;

  @Test
  void setsTwentyTwoLinesOfTwentyEightCharactersInsideTheTypeArea() throws IOException {
    var text = new Block.Paragraph(List.of(new Run.Plain("责任落实到岗到人".repeat(28 * 22 * 3 / 8))));
    try (var pdf = written(plain(List.of(text)))) {
      var lines = lines(pdf, 2);
      assertThat(lines).hasSize(22);
      assertThat(lines.values()).allMatch(line -> line.size() == 28);
      lines
          .values()
          .forEach(line -> {
            var last = line.getLast();
            assertThat(line.getFirst().getXDirAdj()).isBetween(mm(28) - 0.5f, mm(28) + 0.5f);
            assertThat(last.getXDirAdj() + last.getWidthDirAdj()).isLessThan(mm(28 + 156) + 0.5f);
            assertThat(last.getXDirAdj() + last.getWidthDirAdj()).isGreaterThan(mm(28 + 155));
          });
      assertThat(lines.firstKey()).isGreaterThan((int) mm(37));
      assertThat(lines.lastKey()).isLessThan((int) mm(37 + 225));
    }
  }

  @Test
  void numbersOddPagesRightAndEvenPagesLeftSevenMillimetresBelowTheText() throws IOException {
    try (var pdf = written(Samples.report())) {
      var odd = numberLine(pdf, 1);
      var even = numberLine(pdf, 2);
      assertThat(odd.getLast().getXDirAdj()).isBetween(mm(184) - 30, mm(184) - 14);
      assertThat(even.getFirst().getXDirAdj()).isBetween(mm(28) + 13, mm(28) + 15);
      assertThat(odd.getFirst().getYDirAdj()).isBetween(mm(37 + 225 + 7), mm(37 + 225 + 7) + 7);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leadsEveryLinkToAPageOfTheDocument(Language language) throws IOException {
    try (var pdf = written(Samples.document(language, Samples.blocks()))) {
      var links = 0;
      for (var page : pdf.getPages()) {
        for (var annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link) {
            var target = ((PDActionGoTo) link.getAction()).getDestination();
            assertThat(((PDPageDestination) target).retrievePageNumber()).isNotNegative();
            links++;
          }
        }
      }
      assertThat(links).isEqualTo(4 + 3 + 2);
    }
  }

  @Test
  void isTaggedAndTellsItsTitleLanguageAndParts() throws IOException {
    try (var pdf = written(Samples.report())) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("清河市民政局关于2020年责任制落实情况的报告");
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<pdfaid:part>2</pdfaid:part>")
          .containsOnlyOnce("2020-10-31T00:00:00Z");
      var outline = catalog.getDocumentOutline();
      assertThat(outline.getFirstChild().getTitle()).isEqualTo("一、组织领导");
      assertThat(outline.getLastChild().getTitle()).isEqualTo("分项说明");
    }
  }

  @Test
  void givesItsSentencesBackAsText() throws IOException {
    try (var pdf = written(Samples.report())) {
      var text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertThat(text)
          .contains("截至2020年10月31日，全局27个基层单位均已明确责任人，共有职工1173人，责任书签订率92.3%。")
          .contains("清民发〔2020〕12号")
          .contains("签发人：李玥");
    }
  }

  @Test
  void embedsEachFontAsASubset() throws IOException {
    try (var pdf = written(Samples.report())) {
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          var font = page.getResources().getFont(name);
          assertThat(font).isInstanceOf(PDType0Font.class);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSerifSC.*");
        }
      }
    }
    assertThat(bytes(Samples.report()).length).isLessThan(300_000);
  }

  @Test
  void hasAFontForEveryCharacterOfTheStandardSetAndOfTheShippedReports() throws IOException {
    try (var in = PdfFonts.class.getResourceAsStream(PdfFonts.BUNDLED)) {
      var glyphs = new TTFParser().parse(new RandomAccessReadBuffer(in)).getUnicodeCmapLookup();
      var texts = new StringBuilder(gb2312()).append("玥珺喆堃祎镕㛃〔〕—…“”‘’·％‰℃㎡");
      for (var language : Language.values()) {
        var report = "org/luoshi/packs/civil-affairs/report." + language.code() + ".md";
        texts.append(Files.readString(Path.of("../packs/src/main/resources", report)));
      }
      assertThat(texts.codePoints().filter(c -> c > ' ' && glyphs.getGlyphId(c) == 0)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameBytesForTheSameDocument(Language language) throws IOException {
    var document = Samples.document(language, Samples.blocks());
    assertThat(bytes(document)).isEqualTo(bytes(document));
  }

  /// A mark that belongs to the line before never begins a line, figures or not; a number stays
  /// whole.
  @Test
  void breaksNoLineBeforeAClosingMarkOrInsideANumber() throws IOException {
    var runs = new ArrayList<Run>();
    for (int i = 0; i < 120; i++) {
      runs.add(new Run.Plain("共" + "落".repeat(i % 7) + "（"));
      runs.add(new Run.Figure("staff", "1173"));
      runs.add(new Run.Plain("），占67.5%，见2020-Q" + (i % 4 + 1) + "。"));
    }
    try (var pdf = written(plain(List.of(new Block.Paragraph(runs))))) {
      for (int page = 1; page <= 3; page++) {
        for (var line : lines(pdf, page).values()) {
          assertThat("，。）%").doesNotContain(line.getFirst().getUnicode());
          assertThat(line.getLast().getUnicode()).isNotEqualTo("（");
        }
        assertThat(stripped(pdf, page)).doesNotContainPattern("[0-9Q.-]\n[0-9Q%.-]");
      }
    }
  }

  @Test
  void beginsParagraphsTwoCharactersInWhateverStandsInTheFirstLine() throws IOException {
    var units = new Run.Figure("units", "27");
    var blocks =
        List.<Block>of(
            new Block.Paragraph(List.of(new Run.Plain("没有数据的一段。"))),
            new Block.Paragraph(List.of(new Run.Plain("共"), units, new Run.Plain("个。"))),
            new Block.Paragraph(List.of(units, new Run.Plain("个单位。"))),
            new Block.Paragraph(List.of(new Run.Figure("staff", "甲单位、乙单位、丙单位"))),
            new Block.Heading(1, List.of(new Run.Plain("共"), units, new Run.Plain("个"))));
    try (var pdf = written(plain(blocks))) {
      var lines = new ArrayList<>(lines(pdf, 1).values()).subList(1, 6);
      assertThat(lines)
          .allSatisfy(
              line -> assertThat(line.getFirst().getXDirAdj()).isBetween(mm(28) + 31, mm(28) + 32));
    }
  }

  private static String stripped(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static OfficialDocument plain(List<Block> blocks) {
    return new OfficialDocument(
        Language.ZH,
        null,
        null,
        List.of(),
        "报告",
        null,
        blocks,
        List.of(),
        null,
        null,
        Samples.appendices());
  }

  private static byte[] bytes(OfficialDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    Pdf.write(document, out);
    return out.toByteArray();
  }

  private static PDDocument written(OfficialDocument document) throws IOException {
    return Loader.loadPDF(bytes(document));
  }

  private static float mm(double millimetres) {
    return (float) (millimetres * MM);
  }

  /// The characters inside the type area by the height of their line.
  private static TreeMap<Integer, List<TextPosition>> lines(PDDocument pdf, int page)
      throws IOException {
    var lines = all(pdf, page);
    lines.keySet().removeIf(y -> y > mm(37 + 225));
    return lines;
  }

  private static List<TextPosition> numberLine(PDDocument pdf, int page) throws IOException {
    return all(pdf, page).lastEntry().getValue();
  }

  private static TreeMap<Integer, List<TextPosition>> all(PDDocument pdf, int page)
      throws IOException {
    var lines = new TreeMap<Integer, List<TextPosition>>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> positions) {
            for (var position : positions) {
              if (!position.getUnicode().isBlank()) {
                lines
                    .computeIfAbsent(Math.round(position.getYDirAdj()), _ -> new ArrayList<>())
                    .add(position);
              }
            }
          }
        };
    stripper.setSortByPosition(true);
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(pdf);
    return lines;
  }

  /// The 6,763 characters of GB 2312.
  private static String gb2312() {
    var rows = new ArrayList<String>();
    for (int row = 0xB0; row <= 0xF7; row++) {
      for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++) {
        rows.add(
            new String(
                new byte[] {(byte) row, (byte) cell}, java.nio.charset.Charset.forName("GB2312")));
      }
    }
    assertThat(rows).hasSize(6_763);
    return String.join("", Collections.unmodifiableList(rows));
  }

  @Test
  void takesASitesOwnFontsForTheirParts() throws IOException {
    var own = Files.createTempFile("own", ".ttf");
    try (var in = PdfFonts.class.getResourceAsStream(PdfFonts.BUNDLED)) {
      Files.write(own, in.readAllBytes());
      var out = new ByteArrayOutputStream();
      Pdf.write(Samples.report(), new PdfFonts(Map.of(PdfFonts.Part.KAI, own)), out);
      try (var pdf = Loader.loadPDF(out.toByteArray())) {
        assertThat(pdf.getPage(0).getResources().getFontNames()).hasSize(2);
      }
    } finally {
      Files.delete(own);
    }
  }
}
