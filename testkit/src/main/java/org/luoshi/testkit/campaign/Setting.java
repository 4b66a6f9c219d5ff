package org.luoshi.testkit.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The bureau of a campaign: so many committees below it with so many branches each, four people
/// who inspect them, and a checklist of so many clauses of 2.5 points, the first filled in by a
/// duty that nobody has met.
public record Setting(int committees, int branches, int clauses) {

  static final List<String> INSPECTORS = List.of("I0", "I1", "I2", "I3");

  public Setting {
    if (committees < 1 || committees > 100 || branches < 1 || branches > 100 || clauses < 2) {
      throw new IllegalArgumentException(
          "No such bureau: %d × %d, %d clauses".formatted(committees, branches, clauses));
    }
  }

  /// The units that are inspected.
  public int units() {
    return committees * branches;
  }

  /// The shipped pack of civil affairs with this checklist instead of its own, as a file.
  public Path pack(String shipped, Path folder) {
    var list = new StringBuilder();
    list.append(
        """
        checklists:
          half-year:
            zh: 检查考核表
            en: Checklist
            units: branch
            objection: 5wd
            sections:
              all:
                zh: 全部
                en: All
                items:
                  c000: {clause: 一, zh: 支委会, en: Committee, points: 2.5, from: {duty: committee-meeting}}
        """);
    for (int i = 1; i < clauses; i++) {
      list.append(
          "          %s: {clause: 一, zh: 条款, en: Clause, points: 2.5}\n".formatted(item(i)));
    }
    int from = shipped.indexOf("checklists:\n");
    int until = shipped.indexOf("# The figures of the report.");
    var text = shipped.substring(0, from) + list + shipped.substring(until);
    try {
      return Files.writeString(folder.resolve("pack.yaml"), text.replace("report: report", ""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String item(int clause) {
    return "c%03d".formatted(clause);
  }

  /// The workbook of the organisation.
  public Path organisation(Path folder) {
    var units = new ArrayList<List<String>>();
    units.add(List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期", "撤销日期"));
    units.add(List.of("B", "市局党组", "", "党组", "2001-01-01", ""));
    for (int c = 0; c < committees; c++) {
      var committee = "C%02d".formatted(c);
      units.add(List.of(committee, "机关党委" + committee, "B", "机关党委", "2001-01-01", ""));
      for (int b = 0; b < branches; b++) {
        var branch = "%s%02d".formatted(committee, b);
        units.add(List.of(branch, "支部" + branch, committee, "党支部", "2001-01-01", ""));
      }
    }
    var posts = new ArrayList<List<String>>();
    posts.add(List.of("人员编号", "单位名称", "岗位", "职级", "任职日期", "免职日期"));
    for (var person : INSPECTORS) {
      posts.add(List.of(person, "市局党组", "干部", "", "2018-01-01", ""));
    }
    var file = folder.resolve("组织机构.xlsx");
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      sheet(book, "组织", units);
      sheet(book, "任职", posts);
      book.write(out);
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void sheet(XSSFWorkbook book, String title, List<List<String>> rows) {
    var sheet = book.createSheet(title);
    for (int r = 0; r < rows.size(); r++) {
      var row = sheet.createRow(r);
      for (int c = 0; c < rows.get(r).size(); c++) {
        row.createCell(c).setCellValue(rows.get(r).get(c));
      }
    }
  }
}
