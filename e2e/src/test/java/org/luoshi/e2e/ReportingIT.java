package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// The leader drafts the report, freezes it and takes it away; then a branch records what it had
/// forgotten, and the report shows which figures are stale.
@Journey(writes = true)
class ReportingIT {

  @InEveryWay
  void showsWhenItIsStale(Look look, Bureau bureau, Desks desks) throws IOException {
    var leader = desks.of(Person.LEADER, look).open("/reports");
    leader.press(leader.link("report.new"));
    leader.type(leader.field("report.as-of"), "2020-10-31");
    leader.choose(
        leader.field("report.language"), leader.say("report.language." + look.language().code()));
    leader.press(leader.button("report.begin"));
    leader.look("report draft");
    leader.press(leader.button("report.freeze-button"));
    assertThat(leader.page().locator("main")).containsText(leader.say("report.fresh"), patiently());
    leader.look("report frozen");
    var report = leader.path();
    var met = leader.page().locator("tr#f-committee-meeting-monthly-quorum-half-met");
    var before = met.locator("td.n").innerText();
    var title = (String) met.locator("th").evaluate("e => e.firstChild.textContent.trim()");
    assertThat(docx(taken(leader, "report.docx"))).contains(before);
    assertThat(pdf(taken(leader, "report.pdf"))).contains(before);

    var officer = desks.of(Person.BRANCH_OFFICER, look).open("/record/meeting");
    new Sheet(officer, bureau.terms(look.language()), "meeting")
        .type("date", "2020-07-15")
        .choose("kind", "committee")
        .type("due", "5")
        .type("present", "5");
    officer.press(officer.button("record.save"));
    assertThat(officer.done()).hasText(officer.say("done.recorded"));

    leader.open("/reports");
    leader.press(leader.page().locator("a.late[data-count]"));
    assertThat(leader.page()).hasURL(Pattern.compile(report + "#changed$"));
    var line =
        leader
            .page()
            .locator("#changed tr[data-row]")
            .filter(new Locator.FilterOptions().setHas(leader.named(AriaRole.ROWHEADER, title)));
    assertThat(line.locator("td").nth(0)).hasText(before);
    assertThat(line.locator("td").nth(1)).hasText(String.valueOf(Integer.parseInt(before) + 1));
    leader.look("report stale");
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private static Path taken(Desk desk, String key) {
    Download download = desk.page().waitForDownload(() -> desk.press(desk.link(key)));
    return download.path();
  }

  private static String docx(Path file) throws IOException {
    try (var zip = FileSystems.newFileSystem(file)) {
      return Files.readString(zip.getPath("/word/document.xml"), StandardCharsets.UTF_8);
    }
  }

  private static String pdf(Path file) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
