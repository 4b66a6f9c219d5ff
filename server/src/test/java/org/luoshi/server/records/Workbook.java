package org.luoshi.server.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A small workbook written by hand: sheet by sheet, row by row, every cell a text.
public final class Workbook {

  private final XSSFWorkbook book = new XSSFWorkbook();

  public Workbook sheet(String title, List<List<String>> rows) {
    var sheet = book.createSheet(title);
    for (int r = 0; r < rows.size(); r++) {
      var row = sheet.createRow(r);
      for (int c = 0; c < rows.get(r).size(); c++) {
        row.createCell(c).setCellValue(rows.get(r).get(c));
      }
    }
    return this;
  }

  public Path write(Path file) {
    try (var out = Files.newOutputStream(file)) {
      book.write(out);
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
