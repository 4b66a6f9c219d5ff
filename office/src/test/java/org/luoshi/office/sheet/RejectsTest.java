package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.office.sheet.Made.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;

class RejectsTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 5);
  private static final List<RecordKind> KINDS =
      List.of(SheetReaderTest.MEETING, SheetReaderTest.NEWS);

  @TempDir Path folder;

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.getLastCellNum())
        .mapToObj(column -> row.getCell(column).getStringCellValue())
        .toList();
  }

  private ReadWorkbook faulty() {
    return Workbooks.read(
        Made.book(
            folder,
            "三会一课（2020年）",
            row("三会一课（2020年）"),
            row("序号", "单位名称", "会议类型", "会议日期", "应到人数", "备注"),
            row(1, "甲", "党课", DAY, 5, "a"),
            row(2, "乙", "党课", "2020-02-30", 5, "b"),
            row(3, null, "党课", DAY, 2.5, 7),
            row("合计", null, null, null, 12)),
        KINDS);
  }

  private Path rejects(ReadWorkbook read, Language language, int expected) throws IOException {
    var file = folder.resolve("退回.xlsx");
    try (var out = Files.newOutputStream(file)) {
      assertThat(Rejects.write(out, List.of(read), language)).isEqualTo(expected);
    }
    return file;
  }

  @Test
  void holdTheirLabelsTheirPlaceAndWhatIsWrong() throws IOException {
    var file = rejects(faulty(), Language.ZH, 2);
    try (var book = new XSSFWorkbook(Files.newInputStream(file))) {
      var sheet = book.getSheet("三会一课（2020年）");
      assertThat(texts(sheet.getRow(0)))
          .containsExactly("序号", "单位名称", "会议类型", "会议日期", "应到人数", "备注", "来源", "原因", "建议");
      var second = sheet.getRow(2);
      assertThat(second.getCell(3).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(DAY);
      assertThat(second.getCell(6).getStringCellValue()).isEqualTo("台账.xlsx · 三会一课（2020年）!5");
      assertThat(second.getCell(7).getStringCellValue())
          .isEqualTo("单位名称：（单位名称）不能为空。\n应到人数：数量必须是整数（2.5）。");
      assertThat(second.getCell(8).getStringCellValue()).hasLineCount(2);
      assertThat(second.getCell(1).getCellStyle().getFillPattern())
          .isEqualTo(FillPatternType.SOLID_FOREGROUND);
      assertThat(second.getCell(2).getCellStyle().getFillPattern())
          .isEqualTo(FillPatternType.NO_FILL);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void areReadAgainAsTheyWereWithTheirOrigin(Language language) throws IOException {
    var first = faulty();
    var again = Workbooks.read(rejects(first, language, 2), KINDS);
    var before = first.sheets().getFirst().rejected().toList();
    var after = again.sheets().getFirst().rejected().toList();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).origin())
          .isEqualTo(new Origin("台账.xlsx", "三会一课（2020年）", before.get(i).row()));
      assertThat(after.get(i).values()).isEqualTo(before.get(i).values());
      assertThat(after.get(i).cells().subList(0, 6)).isEqualTo(before.get(i).cells());
    }
    assertThat(again.sheets().getFirst().found())
        .extracting(Diagnostic::code, found -> found.values().getFirst())
        .containsExactly(Tuple.tuple("sheet-column-unknown", "备注"));
  }

  @Test
  void correctedAreAcceptedUnderTheirOrigin() throws IOException {
    var file = rejects(faulty(), Language.ZH, 2);
    try (var book = new XSSFWorkbook(Files.newInputStream(file))) {
      book.getSheetAt(0).getRow(1).createCell(3).setCellValue("2020-02-29");
      try (var out = Files.newOutputStream(folder.resolve("改.xlsx"))) {
        book.write(out);
      }
    }
    var read = Workbooks.read(folder.resolve("改.xlsx"), KINDS).sheets().getFirst();
    var corrected = read.accepted().findFirst().orElseThrow();
    assertThat(corrected.origin()).isEqualTo(new Origin("台账.xlsx", "三会一课（2020年）", 4));
    assertThat(corrected.value("date")).hasValue(new Value.Day(LocalDate.of(2020, 2, 29)));
    assertThat(read.count().rejected()).isEqualTo(1);
  }

  @Test
  void writtenASecondTimeKeepTheFirstOriginAndOneSetOfColumns() throws IOException {
    var again = Workbooks.read(rejects(faulty(), Language.ZH, 2), KINDS);
    var third = Workbooks.read(rejects(again, Language.EN, 2), KINDS).sheets().getFirst();
    assertThat(Objects.requireNonNull(third.header()).labels()).hasSize(9).contains("Origin");
    assertThat(third.rejected().map(row -> row.origin().row())).containsExactly(4, 5);
  }

  @Test
  void haveAPlaceForTheColumnThatWasMissing() throws IOException {
    var read =
        Workbooks.read(Made.book(folder, "三会一课", row("单位名称", "会议类型"), row("甲", "党课")), KINDS);
    var again = Workbooks.read(rejects(read, Language.ZH, 1), KINDS).sheets().getFirst();
    assertThat(Objects.requireNonNull(again.header()).labels())
        .containsExactly("单位名称", "会议类型", "会议日期", "来源", "原因", "建议");
  }

  @Test
  void ofASheetNobodyKnowsStandAsTheyWere() throws IOException {
    var read = Workbooks.read(Made.book(folder, "通讯录", row("姓名", "电话"), row("张三", 123)), KINDS);
    try (var book = new XSSFWorkbook(Files.newInputStream(rejects(read, Language.ZH, 2)))) {
      var sheet = book.getSheet("通讯录");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).startsWith("整表未采用：");
      assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(123);
    }
  }

  @Test
  void useOtherHeadingsWhereTheSheetHasOursItself() throws IOException {
    var kind =
        KindOf.rows(
            "enquiry",
            "诉求",
            KindOf.needed("date", "日期", new org.luoshi.engine.duty.Field.DayOf()),
            KindOf.optional("source", "来源", new org.luoshi.engine.duty.Field.Words()));
    var read =
        Workbooks.read(
            Made.book(folder, "诉求", row("日期", "来源", "原因"), row("某日", "窗口", "丢失")), List.of(kind));
    var file = rejects(read, Language.ZH, 1);
    var again = Workbooks.read(file, List.of(kind)).sheets().getFirst();
    assertThat(Objects.requireNonNull(again.header()).labels())
        .containsExactly("日期", "来源", "原因", "原表位置", "退回原因", "建议");
    assertThat(again.rows().getFirst().origin()).isEqualTo(new Origin("台账.xlsx", "诉求", 2));
    assertThat(again.rows().getFirst().value("source")).hasValue(new Value.Words("窗口"));
  }

  @Test
  void ofNothingAreNotWritten() throws IOException {
    var out = new ByteArrayOutputStream();
    var fine =
        Workbooks.read(
            Made.book(folder, "信息报送", row("单位名称", "报送日期", "标题"), row("甲", DAY, "动态")), KINDS);
    assertThat(Rejects.write(out, List.of(fine), Language.ZH)).isZero();
    assertThat(out.size()).isZero();
  }
}
