package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.office.sheet.Made.row;
import static org.luoshi.office.sheet.SheetReaderTest.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;

/// Cells in every form a file can hold them.
class SheetXmlTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 5);

  @TempDir Path folder;

  private ReadWorkbook read(Path file) {
    return Workbooks.read(file, List.of(SheetReaderTest.MEETING));
  }

  private static final String HEAD = text(1, "单位名称", "会议类型", "会议日期", "应到人数", "议题");

  private ReadRow first(String cells) {
    var parts = Made.parts(HEAD + "<row r=\"2\">" + cells + "</row>");
    return read(Made.zip(folder.resolve("a.xlsx"), parts)).sheets().getFirst().rows().getFirst();
  }

  @Test
  void areReadInEveryFormOfTheFile() {
    var row =
        first(
            "<c r=\"A2\" t=\"inlineStr\"><is><r><t>机关</t></r><r><rPr><b/></rPr><t>一支部</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>jiguan</t></rPh></is></c>"
                + "<c r=\"B2\" t=\"str\"><f>T(\"党课\")</f><v>党课</v></c>"
                + "<c r=\"C2\" t=\"d\"><v>2020-03-05T00:00:00</v></c>"
                + "<c r=\"D2\"><f>SUM(1,2)</f><v>3.0000000000000004</v></c>"
                + "<c r=\"E2\" t=\"inlineStr\"><is><t>一_x000D_\n二</t></is></c>");
    assertThat(row.values())
        .containsEntry("unit", new Value.Reference("机关一支部"))
        .containsEntry("kind", new Value.Choice("lesson"))
        .containsEntry("date", new Value.Day(DAY))
        .containsEntry("due", new Value.Quantity(Amount.whole(3)))
        .containsEntry("topic", new Value.Words("一\r\n二"));
    assertThat(row.faults()).isEmpty();
  }

  @Test
  void withoutAddressesFollowEachOther() {
    var parts =
        Made.parts(
            HEAD.replaceAll(" r=\"[A-Z0-9]+\"", "")
                + "<row><c t=\"inlineStr\"><is><t>甲</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>党课</t></is></c><c><v>43895</v></c></row>");
    var read = read(Made.zip(folder.resolve("a.xlsx"), parts)).sheets().getFirst();
    assertThat(read.rows().getFirst().value("date")).hasValue(new Value.Day(DAY));
  }

  @Test
  void ofFormulasThatFailedOrWereNeverComputedAreFaults() {
    var row =
        first(
            "<c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"B2\" t=\"e\"><v>#REF!</v></c>"
                + "<c r=\"C2\"><f>TODAY()</f></c><c r=\"D2\" t=\"str\"><f>A9</f><v></v></c>");
    assertThat(row.faults())
        .extracting(Diagnostic::code)
        .containsExactly("sheet-cell-error", "sheet-cell-unvalued");
  }

  @Test
  void countFrom1904WhereTheWorkbookSaysSo() {
    var file =
        Made.book(
            folder.resolve("mac.xlsx"),
            book -> {
              book.getCTWorkbook().getWorkbookPr().setDate1904(true);
              Made.fill(
                  book,
                  "三会一课",
                  row("单位名称", "会议类型", "会议日期"),
                  row("甲", "党课", DAY),
                  row("乙", "党课", 42433));
            });
    assertThat(read(file).sheets().getFirst().rows())
        .allSatisfy(row -> assertThat(row.value("date")).hasValue(new Value.Day(DAY)));
  }

  @Test
  void ofChineseDayFormatsAreDays() {
    var file =
        Made.book(
            folder.resolve("cn.xlsx"),
            book -> {
              Made.fill(book, "三会一课", row("单位名称", "会议类型", "会议日期", "议题"));
              var row = book.getSheet("三会一课").createRow(1);
              row.createCell(0).setCellValue("甲");
              row.createCell(1).setCellValue("党课");
              for (int column : new int[] {2, 3}) {
                var style = book.createCellStyle();
                style.setDataFormat((short) (column == 2 ? 31 : 57));
                row.createCell(column).setCellValue(43895);
                row.getCell(column).setCellStyle(style);
              }
            });
    var row = read(file).sheets().getFirst().rows().getFirst();
    assertThat(row.raw()).containsExactly("甲", "党课", "2020-03-05", "2020-03-05");
  }

  @Test
  void withPercentAndTimeKeepWhatPeopleSee() {
    var file =
        Made.book(
            folder.resolve("a.xlsx"),
            book -> {
              Made.fill(
                  book,
                  "三会一课",
                  row("单位名称", "会议类型", "会议日期", "比例", "审核", "数"),
                  row(
                      "甲",
                      "党课",
                      LocalDateTime.of(2020, 3, 5, 9, 0),
                      0.15,
                      true,
                      86.60000000000001));
              var percent = book.createCellStyle();
              percent.setDataFormat((short) 9);
              book.getSheetAt(0).getRow(1).getCell(3).setCellStyle(percent);
            });
    var row = read(file).sheets().getFirst().rows().getFirst();
    assertThat(row.raw()).containsExactly("甲", "党课", "2020-03-05 09:00", "15%", "TRUE", "86.6");
    assertThat(row.value("date")).hasValue(new Value.Day(DAY));
  }
}
