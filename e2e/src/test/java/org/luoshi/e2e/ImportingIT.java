package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.luoshi.engine.text.Language;

/// The information officer sends a workbook in, sees what it would bring and what is wrong with it,
/// and only then has it written.
@Journey(writes = true)
class ImportingIT {

  @InEveryWay
  void writesWhatIsRightAndTellsWhatIsNot(Look look, Bureau bureau, Desks desks)
      throws IOException {
    var desk = desks.of(Person.BRANCH_OFFICER, look).open("/import");
    desk.page().setInputFiles("#f-files", workbook(bureau.terms(Language.ZH)));
    desk.press(desk.button("import.read-in"));
    assertThat(desk.page().locator("h1")).hasText(desk.say("import.would", 4, 1, 3), patiently());
    var wrong = desk.page().locator("section[aria-labelledby=rows] tbody tr");
    assertThat(wrong).hasCount(3);
    desk.look("import preview");
    var rejects = desk.page().waitForDownload(() -> desk.press(desk.link("import.take-rejects")));
    try (var book = new XSSFWorkbook(Files.newInputStream(rejects.path()))) {
      assertThat(book.getNumberOfSheets()).isPositive();
    }
    desk.press(desk.button("import.write"));
    assertThat(desk.link("import.look")).isVisible(visiblePatiently());
    desk.press(desk.link("import.look"));
    desk.look("imported");
    desk.press(desk.link("page.mine"));
    assertThat(desk.page().locator("section[aria-labelledby=done]"))
        .containsText(bureau.terms(look.language()).duty("study"));
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
  }

  private static LocatorAssertions.IsVisibleOptions visiblePatiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
  }

  /// One lesson that is right and one to come, one without a day that is one, one of another
  /// branch.
  static Path workbook(Terms terms) throws IOException {
    var rows =
        List.of(
            List.of("MZ0101", "2020-11-02", "33", "28"),
            List.of("MZ0101", "2020-13-45", "33", "28"),
            List.of("MZ0102", "2020-11-02", "27", "20"),
            List.of("MZ0101", "2020-12-24", "33", "28"));
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet(terms.kind("meeting"));
      var head = sheet.createRow(0);
      var fields = List.of("unit", "date", "due", "present", "kind");
      for (int i = 0; i < fields.size(); i++) {
        head.createCell(i).setCellValue(terms.field("meeting", fields.get(i)));
      }
      for (int r = 0; r < rows.size(); r++) {
        var row = sheet.createRow(r + 1);
        for (int i = 0; i < 4; i++) {
          row.createCell(i).setCellValue(rows.get(r).get(i));
        }
        row.createCell(4).setCellValue(terms.choice("meeting", "kind", "lesson"));
      }
      var file = Files.createTempFile("lessons", ".xlsx");
      try (var out = Files.newOutputStream(file)) {
        book.write(out);
      }
      return file;
    }
  }
}
