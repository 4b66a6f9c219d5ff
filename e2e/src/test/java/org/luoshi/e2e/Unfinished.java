package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.luoshi.engine.text.Language;

/// What lies on the desks of an office at any moment: a record half written, a file at another, a
/// workbook read in and not yet written, a report begun and one frozen, a pack being drafted.
///
/// The bureau for those who only look has all of it, so that every page has something to show.
final class Unfinished {

  private static final Look LOOK = Look.of(Language.ZH);

  private Unfinished() {}

  static Bureau in(Bureau bureau, Browser browser) {
    try (var desks = new Desks(browser, bureau)) {
      record(desks, bureau);
      workbook(desks, bureau);
      reports(desks);
      pack(desks, bureau);
      matters(desks, bureau);
      return bureau;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void record(Desks desks, Bureau bureau) {
    var officer = desks.of(Person.BRANCH_OFFICER, LOOK).open("/record/meeting");
    Work.lessonTyped(officer, bureau.terms(LOOK.language()), "28");
    officer.press(officer.button("record.draft"));
    assertThat(officer.done()).isVisible();
    officer.open("/records?kind=meeting&unit=" + Person.BRANCH);
    officer.press(officer.page().locator("tr[data-row] th a").first());
    officer
        .page()
        .setInputFiles(
            "#f-file",
            new FilePayload(
                "会议签到表.csv", "text/csv", "姓名,签到\n甲,是\n".getBytes(StandardCharsets.UTF_8)));
    officer.press(officer.button("files.attach"));
    assertThat(officer.done()).isVisible(patiently());
  }

  private static void workbook(Desks desks, Bureau bureau) throws IOException {
    var officer = desks.of(Person.BRANCH_OFFICER, LOOK).open("/import");
    officer.page().setInputFiles("#f-files", ImportingIT.workbook(bureau.terms(Language.ZH)));
    officer.press(officer.button("import.read-in"));
    assertThat(officer.button("import.write")).isVisible(patiently());
  }

  private static void reports(Desks desks) {
    var leader = desks.of(Person.LEADER, LOOK).open("/reports/new");
    leader.press(leader.button("report.begin"));
    leader.press(leader.button("report.freeze-button"));
    assertThat(leader.link("report.docx")).isVisible(patiently());
    leader.open("/reports/new");
    leader.press(leader.button("report.begin"));
    assertThat(leader.button("report.freeze-button")).isVisible();
  }

  private static void pack(Desks desks, Bureau bureau) {
    var author = desks.of(Person.PROGRAMME_AUTHOR, LOOK).open("/packs/drafts/new");
    var files = bureau.house().programmes().adoptedPack("civil-affairs").files();
    author.type(
        author.field("pack.text"),
        files.text(files.main()).orElseThrow().replace("2020.3", "2021.1"));
    author.press(author.button("draft.save"));
    assertThat(author.page().locator("h1")).hasText(author.say("draft.head.draft"));
  }

  /// One of each book under way.
  private static void matters(Desks desks, Bureau bureau) {
    var branch =
        bureau
            .house()
            .live()
            .now()
            .board()
            .organisation()
            .unit(Person.BRANCH)
            .orElseThrow()
            .nameOn(Bureau.BEGINS);
    var leader = desks.of(Person.LEADER, LOOK);
    Loops.open(
        leader, "directives", "number", "民发〔2020〕88号", "title", "冬季救助", "received", "2020-11-02");
    Loops.move(leader, "directive", "relay", "relayed", "2020-11-02", "how", "党组会");
    leader.open("/measures");
    leader.press(leader.button("measures.propose"));
    fromTheCommittee(desks.of(Person.SUPERVISOR, LOOK), branch);
  }

  private static void fromTheCommittee(Desk supervisor, String branch) {
    Loops.open(supervisor, "letters", "year", "2021", "units", "+" + branch, "by", "2021-03-31");
    Loops.open(
        supervisor, "findings", "unit", "=" + branch, "problem", "会议记录不全", "limit", "2020-11-30");
    supervisor.open("/reviews/new");
    supervisor.page().locator("label.pick input").first().check();
    supervisor.type(supervisor.page().locator("[name=by]"), "2021-01-31");
    supervisor.press(supervisor.button("reviews.open"));
    assertThat(supervisor.done()).isVisible();
  }

  private static LocatorAssertions.IsVisibleOptions patiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
  }
}
