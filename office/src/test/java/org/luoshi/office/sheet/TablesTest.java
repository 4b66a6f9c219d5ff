package org.luoshi.office.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;

class TablesTest {

  private static XSSFWorkbook written(Table... tables) throws IOException {
    var out = new ByteArrayOutputStream();
    Tables.write(out, List.of(tables));
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }

  @Test
  void holdDaysAsDaysAndNumbersAsNumbers() throws IOException {
    var table =
        new Table(
            "台账",
            "2020年台账",
            List.of("单位", "日期", "得分", "类型", "备注"),
            List.of(
                List.of(
                    new Value.Reference("机关一支部"),
                    new Value.Day(LocalDate.of(2020, 3, 5)),
                    new Value.Quantity(Amount.of(new BigDecimal("86.6"))),
                    new Value.Choice("lesson"),
                    new Value.Words("=1+1")),
                List.of(new Value.Words(""))));
    try (var book = written(table)) {
      var sheet = book.getSheet("台账");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("2020年台账");
      var row = sheet.getRow(2);
      assertThat(DateUtil.isCellDateFormatted(row.getCell(1))).isTrue();
      assertThat(row.getCell(1).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2020, 3, 5));
      assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(86.6);
      assertThat(row.getCell(4).getCellType()).isEqualTo(CellType.STRING);
      assertThat(sheet.getRow(3).getCell(0).getCellType()).isEqualTo(CellType.BLANK);
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
      assertThat(sheet.getColumnWidth(0)).isEqualTo(12 * 256);
    }
  }

  @Test
  void haveDifferentTitlesThatExcelAllows() throws IOException {
    var long31 = "一二三四五六七八九十".repeat(4);
    var rows = List.<List<Value>>of();
    try (var book =
        written(
            new Table("a/b:c", "", List.of("x"), rows),
            new Table("a b c", "", List.of("x"), rows),
            new Table(long31, "", List.of("x"), rows),
            new Table(long31, "", List.of("x"), rows))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(4);
      assertThat(book.getSheetName(0)).isEqualTo("a b c");
      assertThat(book.getSheetName(1)).isEqualTo("a b c (2)");
      assertThat(book.getSheetName(3)).hasSize(31).endsWith(" (2)");
    }
  }

  @Test
  void mustBeAtLeastOne() {
    assertThatThrownBy(() -> Tables.write(new ByteArrayOutputStream(), List.of()))
        .hasMessage(
            """
            A workbook needs at least one table, but got (0).
            Maybe write a table without rows.\
            """);
  }
}
