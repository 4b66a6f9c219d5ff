package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.luoshi.engine.record.Value;

/// A workbook being written, with the few styles all our sheets share; rows leave memory as they
/// are written.
final class SheetInk implements AutoCloseable {

  private static final int CELL_LETTERS = 32_767;
  private static final int TITLE_LETTERS = 31;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(200);
  private final Set<String> titles = new HashSet<>();
  private final CellStyle banner;
  private final CellStyle header;
  private final Styles plain;
  private final Styles faulty;

  /// The styles of data cells, shaded or not.
  private record Styles(CellStyle text, CellStyle day, CellStyle time) {}

  SheetInk() {
    var bold = font();
    bold.setBold(true);
    bold.setFontHeightInPoints((short) 14);
    banner = workbook.createCellStyle();
    banner.setFont(bold);
    var strong = font();
    strong.setBold(true);
    header = framed(strong);
    header.setAlignment(HorizontalAlignment.CENTER);
    shade(header, IndexedColors.GREY_25_PERCENT);
    plain = new Styles(framed(font()), day("yyyy-mm-dd"), day("yyyy-mm-dd hh:mm"));
    faulty = new Styles(framed(font()), day("yyyy-mm-dd"), day("yyyy-mm-dd hh:mm"));
    shade(faulty.text(), IndexedColors.LIGHT_YELLOW);
    shade(faulty.day(), IndexedColors.LIGHT_YELLOW);
    shade(faulty.time(), IndexedColors.LIGHT_YELLOW);
  }

  /// A new sheet; a title that Excel forbids or that is taken is changed as little as needed.
  Sheet sheet(String wanted) {
    var safe = WorkbookUtil.createSafeSheetName(wanted);
    var title = safe;
    for (int number = 2; !titles.add(title.toLowerCase(Locale.ROOT)); number++) {
      var suffix = " (" + number + ")";
      int room = Math.min(safe.length(), TITLE_LETTERS - suffix.length());
      title = safe.substring(0, room) + suffix;
    }
    var sheet = workbook.createSheet(title);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(true);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitHeight((short) 0);
    return sheet;
  }

  void banner(Row row, String text) {
    words(row.createCell(0), text, banner);
  }

  void header(Row row, int column, String text) {
    words(row.createCell(column), text, header);
  }

  void text(Row row, int column, String text) {
    words(row.createCell(column), text, plain.text());
  }

  void value(Row row, int column, Value value) {
    var cell = row.createCell(column);
    switch (value) {
      case Value.Quantity(var amount) -> {
        cell.setCellValue(amount.decimal().doubleValue());
        cell.setCellStyle(plain.text());
      }
      case Value.Day(var day) -> {
        cell.setCellValue(day);
        cell.setCellStyle(plain.day());
      }
      case Value.Choice(var id) -> words(cell, id, plain.text());
      case Value.Words(var text) -> words(cell, text, plain.text());
      case Value.Reference(var id) -> words(cell, id, plain.text());
    }
  }

  /// A cell as it was read.
  void copy(Row row, int column, SheetCell read, boolean shaded) {
    var cell = row.createCell(column);
    var styles = shaded ? faulty : plain;
    cell.setCellStyle(styles.text());
    switch (read.form()) {
      case EMPTY, UNVALUED -> {}
      case TEXT -> words(cell, read.text(), styles.text());
      case BOOLEAN -> cell.setCellValue(read.text().equals("TRUE"));
      case NUMBER -> number(cell, read.text(), styles);
      case ERROR -> error(cell, read.text());
      case DAY -> day(cell, read.text(), styles);
    }
  }

  void write(OutputStream out) throws IOException {
    workbook.write(out);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }

  private static void number(Cell cell, String text, Styles styles) {
    if (text.endsWith("%") || text.length() > 300) {
      words(cell, text, styles.text());
    } else {
      cell.setCellValue(Double.parseDouble(text));
    }
  }

  private static void error(Cell cell, String text) {
    try {
      cell.setCellErrorValue(FormulaError.forString(text).getCode());
    } catch (IllegalArgumentException unknownToPoi) {
      cell.setCellErrorValue(FormulaError.VALUE.getCode());
    }
  }

  private static void day(Cell cell, String text, Styles styles) {
    var day = LocalDate.parse(text.substring(0, 10));
    if (text.length() > 10) {
      cell.setCellValue(day.atTime(java.time.LocalTime.parse(text.substring(11))));
      cell.setCellStyle(styles.time());
    } else {
      cell.setCellValue(day);
      cell.setCellStyle(styles.day());
    }
  }

  private static void words(Cell cell, String text, CellStyle style) {
    cell.setCellStyle(style);
    if (!text.isEmpty()) {
      cell.setCellValue(text.length() > CELL_LETTERS ? text.substring(0, CELL_LETTERS) : text);
    }
  }

  private Font font() {
    var font = workbook.createFont();
    font.setFontName("宋体");
    font.setFontHeightInPoints((short) 11);
    return font;
  }

  private CellStyle framed(Font font) {
    var style = workbook.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    return style;
  }

  private CellStyle day(String format) {
    var style = framed(font());
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  private static void shade(CellStyle style, IndexedColors color) {
    style.setFillForegroundColor(color.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }
}
