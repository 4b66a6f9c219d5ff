package org.luoshi.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

class DocxTest {

  @Nested
  class InChinese {

    @Test
    void hasThePaperMarginsAndGridOfTheForm() throws IOException {
      reading(
          Language.ZH,
          docx -> {
            var section = docx.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getW()).isEqualTo(BigInteger.valueOf(11_906));
            assertThat(section.getPgSz().getH()).isEqualTo(BigInteger.valueOf(16_838));
            assertThat(millimetres(section.getPgMar().getTop())).isEqualTo(37);
            assertThat(millimetres(section.getPgMar().getBottom())).isEqualTo(35);
            assertThat(millimetres(section.getPgMar().getLeft())).isEqualTo(28);
            assertThat(millimetres(section.getPgMar().getRight())).isEqualTo(26);
            assertThat(section.getDocGrid().getType()).isEqualTo(STDocGrid.LINES);
            assertThat(section.getDocGrid().getLinePitch()).isEqualTo(BigInteger.valueOf(579));
          });
    }

    @Test
    void namesTheOfficialFontsForEveryScriptAndNoThemeFont() throws IOException {
      reading(
          Language.ZH,
          docx -> {
            assertThat(style(docx, "Normal")).isEqualTo(List.of("仿宋_GB2312", 32, -5));
            assertThat(style(docx, "Title")).isEqualTo(List.of("方正小标宋简体", 44, 0));
            assertThat(style(docx, "Heading1")).isEqualTo(List.of("黑体", 32, -5));
            assertThat(style(docx, "Heading2")).isEqualTo(List.of("楷体_GB2312", 32, -5));
            assertThat(style(docx, "Heading3")).isEqualTo(List.of("仿宋_GB2312", 32, -5));
            assertThat(style(docx, "Heading4")).isEqualTo(List.of("仿宋_GB2312", 32, -5));
          });
    }

    @Test
    void setsBodyLinesExactlyWithoutWidowControl() throws IOException {
      reading(
          Language.ZH,
          docx -> {
            var body = docx.getStyles().getStyle("Normal").getCTStyle().getPPr();
            assertThat(body.getSpacing().getLine()).isEqualTo(BigInteger.valueOf(579));
            assertThat(body.getSpacing().getLineRule()).isEqualTo(STLineSpacingRule.EXACT);
            assertThat(body.getInd().getFirstLine()).isEqualTo(BigInteger.valueOf(630));
            assertThat(body.getWidowControl().getVal()).isEqualTo(false);
          });
    }

    @Test
    void numbersOddPagesRightAndEvenPagesLeft() throws IOException {
      reading(
          Language.ZH,
          docx -> {
            assertThat(docx.getEvenAndOddHeadings()).isTrue();
            var policy = docx.getHeaderFooterPolicy();
            assertThat(side(policy.getDefaultFooter().getParagraphs().getFirst()))
                .isEqualTo(STJc.RIGHT);
            assertThat(side(policy.getEvenPageFooter().getParagraphs().getFirst()))
                .isEqualTo(STJc.LEFT);
            assertThat(policy.getDefaultFooter().getText()).contains("— ").contains(" —");
          });
    }

    @Test
    void writesNumberSignatoriesAddresseeAndNumberedHeadings() throws IOException {
      reading(
          Language.ZH,
          docx ->
              assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText))
                  .contains(
                      "\t清民发〔2020〕12号\t签发人：李玥",
                      "市委、市政府：",
                      "一、组织领导",
                      "（一）健全责任体系",
                      "1.责任到岗",
                      "（1）逐级签订责任书",
                      "附件：1. 数据出处清单",
                      "2. 分项说明",
                      "2020年10月31日"));
    }

    /// 2020年10月31日 is eight halves and three wholes wide, seven characters; the six of the
    /// organisation stand half a character in on both sides.
    @Test
    void centresTheOrganisationOverTheDate() throws IOException {
      reading(
          Language.ZH,
          docx -> {
            assertThat(right(docx, "2020年10月31日")).isEqualTo(4 * 315);
            assertThat(right(docx, "清河市民政局")).isEqualTo(4 * 315 + 157);
          });
    }
  }

  @Test
  void pairsEveryLinkWithABookmark() throws IOException {
    for (var language : Language.values()) {
      reading(
          language,
          docx -> {
            var bookmarks = new ArrayList<String>();
            var links = new ArrayList<String>();
            for (var paragraph : docx.getDocument().getBody().getPList()) {
              paragraph.getBookmarkStartList().forEach(mark -> bookmarks.add(mark.getName()));
              paragraph.getHyperlinkList().forEach(link -> links.add(link.getAnchor()));
              assertThat(paragraph.getBookmarkEndList())
                  .hasSameSizeAs(paragraph.getBookmarkStartList());
            }
            assertThat(bookmarks).doesNotHaveDuplicates().hasSize(5 + 3);
            assertThat(links).hasSize(4 + 3 + 2);
            assertThat(bookmarks).containsAll(links);
          });
    }
  }

  @Test
  void keepsLinksInTheColourOfTheText() throws IOException {
    reading(
        Language.ZH,
        docx -> {
          var link = docx.getStyles().getStyle("FigureLink").getCTStyle().getRPr();
          assertThat(link.getColorList()).isEmpty();
          assertThat(link.getUArray(0).getVal().toString()).isEqualTo("dotted");
        });
  }

  @Test
  void givesTheSameBytesForTheSameDocument() throws IOException {
    assertThat(bytes(Language.ZH)).isEqualTo(bytes(Language.ZH));
  }

  private static void reading(Language language, Consumer<XWPFDocument> check) throws IOException {
    try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes(language)))) {
      check.accept(docx);
    }
  }

  private static byte[] bytes(Language language) throws IOException {
    var out = new ByteArrayOutputStream();
    Docx.write(Samples.document(language, Samples.blocks()), out);
    return out.toByteArray();
  }

  private static long millimetres(Object twips) {
    return Math.round(((BigInteger) twips).doubleValue() / 1440 * 25.4);
  }

  private static List<Object> style(XWPFDocument docx, String id) {
    var run = docx.getStyles().getStyle(id).getCTStyle().getRPr();
    var fonts = run.getRFontsArray(0);
    assertThat(fonts.getEastAsia()).isEqualTo(fonts.getAscii()).isEqualTo(fonts.getHAnsi());
    assertThat(fonts.isSetEastAsiaTheme() || fonts.isSetAsciiTheme()).isFalse();
    return List.of(
        fonts.getEastAsia(),
        ((BigInteger) run.getSzArray(0).getVal()).intValue(),
        ((BigInteger) run.getSpacingArray(0).getVal()).intValue());
  }

  private static STJc.Enum side(XWPFParagraph paragraph) {
    return paragraph.getCTP().getPPr().getJc().getVal();
  }

  private static int right(XWPFDocument docx, String text) {
    return docx.getParagraphs().stream()
        .filter(paragraph -> paragraph.getText().equals(text))
        .mapToInt(paragraph ->
            ((BigInteger) Objects.requireNonNull(paragraph.getCTP().getPPr().getInd().getRight()))
                .intValue())
        .findFirst()
        .orElseThrow();
  }
}
