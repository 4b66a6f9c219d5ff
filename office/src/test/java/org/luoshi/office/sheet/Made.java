package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// Workbooks made for tests.
final class Made {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private Made() {}

  /// One row of cells: words, numbers, days, truths, or null for no cell.
  static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  /// A workbook of one sheet, written by POI.
  @SafeVarargs
  static Path book(Path folder, String sheet, List<@Nullable Object>... rows) {
    return book(folder.resolve("台账.xlsx"), book -> fill(book, sheet, rows));
  }

  static Path book(Path file, Consumer<XSSFWorkbook> filling) {
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      filling.accept(book);
      book.write(out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SafeVarargs
  static void fill(XSSFWorkbook book, String title, List<@Nullable Object>... rows) {
    var sheet = book.createSheet(title);
    var day = book.createCellStyle();
    day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
    for (int i = 0; i < rows.length; i++) {
      var row = sheet.createRow(i);
      for (int column = 0; column < rows[i].size(); column++) {
        var value = rows[i].get(column);
        if (value != null) {
          put(row.createCell(column), value);
          if (value instanceof LocalDate || value instanceof LocalDateTime) {
            row.getCell(column).setCellStyle(day);
          }
        }
      }
    }
  }

  private static void put(Cell cell, Object value) {
    switch (value) {
      case LocalDate day -> cell.setCellValue(day);
      case LocalDateTime moment -> cell.setCellValue(moment);
      case Number number -> cell.setCellValue(number.doubleValue());
      case Boolean truth -> cell.setCellValue(truth);
      default -> cell.setCellValue(value.toString());
    }
  }

  /// The parts of a workbook of one sheet named 三会一课, its rows given as XML.
  static Map<String, String> parts(String sheetData) {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
            + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
            + "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd."
            + "openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
    parts.put("_rels/.rels", relation(RELATIONS + "/officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        HEAD
            + "<workbook "
            + MAIN
            + " xmlns:r=\""
            + RELATIONS
            + "\"><sheets>"
            + "<sheet name=\"三会一课\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels", relation(RELATIONS + "/worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        HEAD + "<worksheet " + MAIN + "><sheetData>" + sheetData + "</sheetData></worksheet>");
    return parts;
  }

  static Path zip(Path file, Map<String, String> parts) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relation(String type, String target) {
    return HEAD
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\""
        + type
        + "\" Target=\""
        + target
        + "\"/>"
        + "</Relationships>";
  }
}
