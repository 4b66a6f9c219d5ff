package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.office.sheet.KindOf.choices;
import static org.luoshi.office.sheet.KindOf.needed;
import static org.luoshi.office.sheet.KindOf.optional;
import static org.luoshi.office.sheet.Made.row;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luoshi.engine.duty.Field.Count;
import org.luoshi.engine.duty.Field.DayOf;
import org.luoshi.engine.duty.Field.UnitRef;
import org.luoshi.engine.duty.Field.Words;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

class SheetReaderTest {

  static final RecordKind MEETING =
      KindOf.rows(
          "meeting",
          "三会一课",
          needed("unit", "单位名称", new UnitRef(), "支部"),
          needed("kind", "会议类型", choices("committee=支委会", "lesson=党课")),
          needed("date", "会议日期", new DayOf()),
          optional("due", "应到人数", new Count()),
          optional("present", "实到人数", new Count()),
          optional("topic", "议题", new Words()));

  static final RecordKind NEWS =
      KindOf.rows(
          "news",
          "信息报送",
          needed("unit", "单位名称", new UnitRef()),
          needed("date", "报送日期", new DayOf()),
          needed("title", "标题", new Words()));

  static final List<@Nullable Object> HEADER =
      row("序号", "单位名称", "会议类型", "会议日期", "应到人数", "实到人数", "议题");
  static final LocalDate DAY = LocalDate.of(2020, 3, 5);

  @TempDir Path folder;

  private ReadWorkbook read(Path file) {
    return Workbooks.read(file, List.of(MEETING, NEWS));
  }

  @SafeVarargs
  private ReadSheet sheet(String title, List<@Nullable Object>... rows) {
    return read(Made.book(folder, title, rows)).sheets().getFirst();
  }

  private static List<@Nullable Object> meeting(Object number) {
    return row(number, "机关一支部", "支委会", DAY, 5, 4, "月度工作");
  }

  private static RecordKind kind(ReadSheet sheet) {
    return sheet.matched().orElseThrow();
  }

  @Nested
  class TheKind {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "三会一课", "三会一课（2020年）", "三会一课-一季度", "三 会 一 课", "三会一课(2)", "三会一课2020年", "2020年三会一课",
          "附件1三会一课", "1.三会一课", "三会一课台账", "三会一课登记表（上半年）", "meeting", "Meeting 2020", "三会一课_3月",
          "2020年度三会一课情况表"
        })
    void isFoundByTheTitle(String title) {
      var read = sheet(title, HEADER, meeting(1));
      assertThat(kind(read).id()).isEqualTo("meeting");
      assertThat(read.count().accepted()).isEqualTo(1);
    }

    @Test
    void isFoundByTheHeaderWhereTheTitleSaysNothing() {
      assertThat(kind(sheet("Sheet1", HEADER, meeting(1))).id()).isEqualTo("meeting");
      var news = sheet("Sheet1", row("标题", "报送日期", "单位名称"), row("动态", DAY, "机关一支部"));
      assertThat(kind(news).id()).isEqualTo("news");
    }

    @Test
    void isUnknownWhereNothingFitsAndEveryRowIsRejected() {
      var read = sheet("通讯录", row("姓名", "电话"), row("张三", "123"), row(), row("李四", "456"));
      assertThat(read.matched()).isEmpty();
      assertThat(read.count()).isEqualTo(new RowCount(4, 0, 3, 1, 0, 0, 0));
      assertThat(read.found())
          .containsExactly(
              Diagnostic.error(
                  "sheet-kind-unknown",
                  new Place.Cell("台账.xlsx", "通讯录", 1, null),
                  "通讯录",
                  "三会一课 / 信息报送"));
    }

    @Test
    void namedByTheTitleWithoutItsHeaderIsSaidSo() {
      var read = sheet("三会一课", row("一", "二"), row("三", "四"));
      assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-header-missing");
      assertThat(read.count().rejected()).isEqualTo(2);
    }

    @Test
    void ofAChildIsPreferredToItsParentOnOneSheet() {
      var parent = KindOf.rows("directive", "来文", needed("number", "文号", new Words()));
      var child =
          KindOf.rows(
              "relay",
              "来文传达",
              needed("directive", "文号", new Words()),
              needed("unit", "单位名称", new UnitRef()));
      var withBoth =
          new RecordKind(
              "directive",
              parent.title(),
              List.of("来文", "来文传达"),
              0,
              parent.roles(),
              List.of("number"),
              null,
              parent.fields(),
              parent.by());
      var file = Made.book(folder, "来文传达", row("文号", "单位名称"), row("市发[2020]3号", "机关一支部"));
      var read = Workbooks.read(file, List.of(withBoth, child)).sheets().getFirst();
      assertThat(kind(read).id()).isEqualTo("relay");
    }
  }

  @Nested
  class TheHeader {

    @Test
    void isFoundUnderBannersWithColumnsInAnyOrder() {
      var read =
          sheet(
              "三会一课",
              row("三会一课（2020年）"),
              row("填报单位：市民政局", null, "2020年10月"),
              row("会议日期（年月日）", "备注", "*单位\n名称", "Kind", "议 题"),
              row("2020.3.5", "补录", "机关一支部", "党课", "学习"));
      var header = Objects.requireNonNull(read.header());
      assertThat(header.row()).isEqualTo(3);
      assertThat(header.fields())
          .isEqualTo(
              new java.util.TreeMap<>(
                  java.util.Map.of(0, "date", 2, "unit", 3, "kind", 4, "topic")));
      assertThat(read.banner()).isEqualTo("三会一课（2020年）\n填报单位：市民政局 2020年10月");
      var only = read.rows().getFirst();
      assertThat(only.row()).isEqualTo(4);
      assertThat(only.raw()).containsExactly("2020.3.5", "补录", "机关一支部", "党课", "学习");
      assertThat(only.values())
          .containsEntry("date", new Value.Day(DAY))
          .containsEntry("kind", new Value.Choice("lesson"))
          .doesNotContainKey("备注");
      assertThat(read.found())
          .extracting(Diagnostic::code, found -> found.place().shown())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("sheet-column-unknown", "台账.xlsx · 三会一课!B3"));
    }

    @Test
    void ofTwoLinesIsReadTogether() {
      var file =
          Made.book(
              folder.resolve("台账.xlsx"),
              book -> {
                Made.fill(
                    book,
                    "三会一课",
                    row("单位名称", "会议类型", "会议日期", "人数", null, "议题"),
                    row(null, null, null, "应到", "实到", null),
                    row("机关一支部", "党课", DAY, 5, 4, "学习"));
                var sheet = book.getSheet("三会一课");
                for (int column : new int[] {0, 1, 2, 5}) {
                  sheet.addMergedRegion(new CellRangeAddress(0, 1, column, column));
                }
                sheet.addMergedRegion(new CellRangeAddress(0, 0, 3, 4));
              });
      var read = read(file).sheets().getFirst();
      var header = Objects.requireNonNull(read.header());
      assertThat(header.lastRow()).isEqualTo(2);
      assertThat(header.columns()).containsEntry("due", 3).containsEntry("present", 4);
      assertThat(read.count()).isEqualTo(new RowCount(1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void withoutARequiredColumnIsOneDiagnosticAndNoRowIsTaken() {
      var read = sheet("三会一课", row("单位名称", "会议类型"), row("甲", "党课"), row("乙", "党课"));
      assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-column-missing");
      assertThat(read.found().getFirst().values().getFirst()).isEqualTo("会议日期");
      assertThat(read.count().rejected()).isEqualTo(2);
      assertThat(read.rows()).allSatisfy(row -> assertThat(row.faults()).isEmpty());
    }

    @Test
    void withAColumnTwiceUsesTheFirst() {
      var read = sheet("三会一课", row("单位名称", "会议类型", "会议日期", "支部"), row("甲", "党课", DAY, "乙"));
      assertThat(read.rows().getFirst().value("unit")).hasValue(new Value.Reference("甲"));
      assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-column-twice");
    }

    @Test
    void suggestsTheNearestKnownLabel() {
      var read = sheet("三会一课", row("单位名称", "会议类型", "会议日期", "应到人次"), row("甲", "党课", DAY, 3));
      assertThat(read.found().getFirst().values()).containsExactly("应到人次", "应到人数");
    }
  }

  @Nested
  class Rows {

    @Test
    void areAllCountedAsSomething() {
      var read =
          sheet(
              "三会一课",
              row("三会一课（2020年）"),
              HEADER,
              meeting(1),
              row(),
              row("—", " ", "－"),
              row(2),
              meeting(3),
              row(4, "机关二支部", "支委会", "2020-02-30", 5, 6),
              row("小计", null, null, null, 15, 14),
              row("三会一课（2020年）"),
              HEADER,
              meeting(5),
              row("合 计", null, null, null, 20, 18),
              row("填表人：张三", null, null, "审核人：李四"));
      assertThat(read.count()).isEqualTo(new RowCount(12, 3, 1, 3, 2, 2, 1));
      assertThat(read.rows())
          .extracting(ReadRow::sort)
          .containsExactly(
              ReadRow.Sort.ACCEPTED,
              ReadRow.Sort.ACCEPTED,
              ReadRow.Sort.REJECTED,
              ReadRow.Sort.TOTALS,
              ReadRow.Sort.REPEATED,
              ReadRow.Sort.REPEATED,
              ReadRow.Sort.ACCEPTED,
              ReadRow.Sort.TOTALS,
              ReadRow.Sort.NOTE);
    }

    @Test
    void leftOutOfTheFileBetweenOthersAreBlank() {
      var data =
          text(1, "单位名称", "会议类型", "会议日期")
              + text(3, "甲", "党课", "2020-3-5")
              + text(9, "乙", "党课", "2020-3-6")
              + "<row r=\"11\"/>";
      var read = read(Made.zip(folder.resolve("a.xlsx"), Made.parts(data))).sheets().getFirst();
      assertThat(read.count()).isEqualTo(new RowCount(10, 2, 0, 8, 0, 0, 0));
    }

    @Test
    void underAHeaderInAnotherOrderAreReadByIt() {
      var read =
          sheet(
              "三会一课",
              HEADER,
              meeting(1),
              row("序号", "会议日期", "会议类型", "单位名称", "实到人数", "应到人数"),
              row(2, DAY, "党课", "机关二支部", 3, 9),
              row(3, "2020-02-30", "党课", "机关二支部", 3, 9));
      assertThat(read.count()).isEqualTo(new RowCount(4, 2, 1, 0, 0, 1, 0));
      assertThat(read.rows().get(2).values())
          .containsEntry("unit", new Value.Reference("机关二支部"))
          .containsEntry("present", new Value.Quantity(Amount.whole(3)))
          .containsEntry("due", new Value.Quantity(Amount.whole(9)));
      assertThat(read.found()).extracting(Diagnostic::code).containsExactly("sheet-header-changed");
      assertThat(read.rows().get(3).faults().getFirst().place().shown())
          .isEqualTo("台账.xlsx · 三会一课!B5");
    }

    @Test
    void shareACellMergedDownwardsUnlessItIsANumber() {
      var file =
          Made.book(
              folder.resolve("台账.xlsx"),
              book -> {
                Made.fill(
                    book,
                    "三会一课",
                    row("单位名称", "会议类型", "会议日期", "应到人数"),
                    row("甲", "党课", DAY, 5),
                    row(null, "支委会", DAY, null),
                    row("乙", "支委会", DAY, 3));
                var sheet = book.getSheet("三会一课");
                sheet.addMergedRegion(new CellRangeAddress(1, 2, 0, 0));
                sheet.addMergedRegion(new CellRangeAddress(1, 2, 3, 3));
              });
      var rows = read(file).sheets().getFirst().rows();
      assertThat(rows.get(1).value("unit")).hasValue(new Value.Reference("甲"));
      assertThat(rows.get(1).value("due")).isEmpty();
      assertThat(rows.get(1).faults())
          .containsExactly(
              Diagnostic.warning(
                  "sheet-number-merged", new Place.Cell("台账.xlsx", "三会一课", 3, "D"), "5"));
      assertThat(rows.get(2).value("unit")).hasValue(new Value.Reference("乙"));
    }

    @Test
    void tellEveryFaultWithItsCell() {
      var read = sheet("三会一课", HEADER, row(1, null, "支部会", "2020年3月", -1, "5人", "x"));
      assertThat(read.rows().getFirst().faults())
          .containsExactly(
              Diagnostic.error("sheet-required-empty", at("B2"), "单位名称"),
              Diagnostic.error("sheet-choice-unknown", at("C2"), "支部会", "支委会"),
              Diagnostic.error("sheet-day-incomplete", at("D2"), "2020年3月"),
              Diagnostic.error("sheet-count-negative", at("E2"), "-1"));
      assertThat(read.rows().getFirst().value("present"))
          .hasValue(new Value.Quantity(Amount.whole(5)));
    }

    @Test
    void withNovelsInTheirCellsAreRejectedAndQuotedShort() {
      var novel = "很".repeat(30_000);
      var read = sheet("三会一课", HEADER, row(1, "甲", novel, novel, novel, 3, novel));
      assertThat(read.rows().getFirst().faults())
          .extracting(Diagnostic::code, fault -> fault.values().getFirst().length())
          .containsOnly(org.assertj.core.groups.Tuple.tuple("sheet-cell-long", 81))
          .hasSize(3);
      assertThat(read.rows().getFirst().value("topic")).hasValue(new Value.Words(novel));
    }

    private static Place at(String cell) {
      return new Place.Cell("台账.xlsx", "三会一课", 2, cell.substring(0, 1));
    }
  }

  @Test
  void readsHiddenSheetsAndSaysSo() {
    var file =
        Made.book(
            folder.resolve("台账.xlsx"),
            book -> {
              Made.fill(book, "信息报送", row("单位名称", "报送日期", "标题"), row("甲", DAY, "动态"));
              Made.fill(book, "三会一课", HEADER, meeting(1));
              Made.fill(book, "Sheet3");
              book.setSheetHidden(1, true);
            });
    var read = read(file);
    assertThat(read.count().accepted()).isEqualTo(2);
    assertThat(read.diagnostics())
        .containsExactly(
            Diagnostic.warning("sheet-hidden", new Place.Cell("台账.xlsx", "三会一课", 1, null), "三会一课"));
  }

  @Test
  void handsRowsOnWithoutKeepingThem() {
    var rows = new java.util.ArrayList<ReadRow>();
    var file = Made.book(folder, "三会一课", HEADER, meeting(1), meeting(2));
    var read = Workbooks.open(file, "上传.xlsx", List.of(MEETING), Limits.STANDARD, rows::add);
    assertThat(rows).extracting(ReadRow::file).containsExactly("上传.xlsx", "上传.xlsx");
    assertThat(read.sheets().getFirst().rows()).isEmpty();
    assertThat(read.count().accepted()).isEqualTo(2);
  }

  static String text(int row, String... cells) {
    var xml = new StringBuilder("<row r=\"" + row + "\">");
    for (int i = 0; i < cells.length; i++) {
      xml.append(
          "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
              .formatted((char) ('A' + i), row, cells[i]));
    }
    return xml.append("</row>").toString();
  }
}
