package org.luoshi.testkit.bureau;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Workbook;

/// A sheet laid out as in examples/bureau: the header on row 1, 2 or 3, blank rows, sometimes a
/// total at the end.
record SampleLayout(Page page) {

  List<BadRow> write(Workbook book) {
    var table = page.table;
    var chance = page.chance;
    var sheet = book.createSheet(table.sheet());
    int width = table.columns().size();
    var places = IntStream.range(0, width).toArray();
    if (!table.file().equals(Tables.ORGANISATION)) {
      page.banner(sheet, table.sheet() + "（%d年）".formatted(page.facts.asOf().getYear()), width);
      if (chance.of(40)) {
        page.banner(sheet, "填报单位：" + page.facts.units().getFirst().name(), 1);
      }
    }
    var header = page.nextRow(sheet);
    for (int i : places) {
      header.createCell(i).setCellValue(table.columns().get(i).label());
    }
    for (var line : table.rows()) {
      if (chance.of(2)) {
        page.skipRow();
      }
      page.line(sheet, line, places);
    }
    if (table.columns().getFirst().role() == Table.Role.SERIAL && chance.of(30)) {
      var total = page.nextRow(sheet);
      total.createCell(0).setCellValue("合计");
      total.createCell(1).setCellValue(table.rows().size());
    }
    return page.bad();
  }
}
