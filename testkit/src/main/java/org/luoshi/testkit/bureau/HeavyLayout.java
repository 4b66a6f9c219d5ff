package org.luoshi.testkit.bureau;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;

/// A sheet as bad as offices lay them out: columns anywhere, among them some nobody asked for, the
/// header as far down as row 8 and again in between, subtotals, rows of spaces.
final class HeavyLayout {

  private final Page page;
  private final Chance chance;
  private final Table table;
  private final int[] places;
  private final List<String> labels;

  HeavyLayout(Page page) {
    this.page = page;
    this.chance = page.chance;
    this.table = page.table;
    var extra = chance.shuffled(List.of("备注", "填表人", "联系电话", "审核意见"));
    int width = table.columns().size() + chance.between(0, 3);
    var free = IntStream.range(0, width).boxed().toList();
    var order = chance.of(75) ? chance.shuffled(free) : free;
    this.places = IntStream.range(0, table.columns().size()).map(order::get).toArray();
    this.labels = new ArrayList<>(java.util.Collections.nCopies(width, ""));
    for (int i = 0; i < width; i++) {
      boolean own = i < places.length;
      labels.set(order.get(i), own ? table.columns().get(i).label() : extra.get(i - places.length));
    }
  }

  List<BadRow> write(Workbook book) {
    int year = page.facts.asOf().getYear();
    var title =
        chance.pick(
            table.sheet(),
            table.sheet() + "（" + year + "年）",
            " " + table.sheet() + " ",
            table.sheet() + "(" + year + ")",
            table.sheet() + "　");
    var sheet = book.createSheet(title);
    banners(sheet, year);
    header(sheet);
    int first = page.height();
    int number = table.rows().size();
    for (var line : table.rows()) {
      if (page.height() > first) {
        interrupt(sheet, first, number);
      }
      remark(page.line(sheet, line, places));
    }
    if (number > 0 && chance.of(70)) {
      total(sheet, first, chance.pick("合计", "总计", "合 计", "合计：", "总　计"));
    }
    for (int i = chance.between(0, 4); i > 0; i--) {
      blank(sheet);
    }
    if (chance.of(40)) {
      sheet.setColumnHidden(chance.between(0, labels.size() - 1), true);
    }
    return page.bad();
  }

  private void banners(Sheet sheet, int year) {
    var bureau = page.facts.units().getFirst().name();
    var lines =
        List.of(
            bureau + year + "年度" + table.sheet() + "情况登记表",
            "填报单位：" + bureau,
            "填报时间：" + year + "年10月31日　　　　单位：人、天、分",
            "填表说明：1.日期请按实际发生日期填写。",
            "　　　　　2.如无内容请填“—”或“/”。",
            "审核人：　　　　　填表人：　　　　　联系电话：");
    int shown = chance.between(0, lines.size());
    for (int i = 0; i < shown; i++) {
      page.banner(sheet, lines.get(i), chance.of(60) ? labels.size() : 1);
    }
    if (chance.of(30)) {
      page.skipRow();
    }
  }

  private void header(Sheet sheet) {
    var row = page.nextRow(sheet);
    for (int i = 0; i < labels.size(); i++) {
      row.createCell(i).setCellValue(page.scrawl.label(labels.get(i)));
    }
  }

  /// Now and then puts something between two rows that is no record.
  private void interrupt(Sheet sheet, int first, int number) {
    int each = number < 200 ? 2 : 1;
    int fate = chance.between(0, 99);
    if (fate < each) {
      page.skipRow();
    } else if (fate < 2 * each) {
      blank(sheet);
    } else if (fate < 3 * each) {
      total(sheet, first, chance.pick("小计", "小 计", "小计："));
    } else if (fate < 4 * each) {
      header(sheet);
    }
  }

  /// Fills in some of the columns nobody asked for.
  private void remark(Row row) {
    for (int i = 0; i < labels.size(); i++) {
      int column = i;
      if (IntStream.of(places).noneMatch(place -> place == column) && chance.of(15)) {
        page.put(row, i, chance.pick("已核实", "见附件", "/", "张三", 13800000000.0, "2020年补录"));
      }
    }
  }

  private void blank(Sheet sheet) {
    var row = page.nextRow(sheet);
    for (int i = 0; i < labels.size(); i++) {
      if (chance.of(60)) {
        row.createCell(i).setCellValue(chance.pick("", " ", "　", "\u00a0"));
      }
    }
  }

  /// A row of sums, computed by formula with the result kept in the cell.
  private void total(Sheet sheet, int first, String word) {
    var row = page.nextRow(sheet);
    int last = page.height() - 1;
    row.createCell(0).setCellValue(word);
    for (int i = 0; i < places.length; i++) {
      boolean counted = table.columns().get(i).role() == Table.Role.COUNT && places[i] > 0;
      if (counted && chance.of(80)) {
        var column = CellReference.convertNumToColString(places[i]);
        var cell = row.createCell(places[i]);
        cell.setCellFormula("SUM(%s%d:%s%d)".formatted(column, first + 1, column, last));
        cell.setCellValue(chance.between(1, 9000));
      }
    }
  }
}
