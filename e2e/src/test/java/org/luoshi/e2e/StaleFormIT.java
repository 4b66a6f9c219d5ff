package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.luoshi.engine.text.Language;

/// Two people change the same thing; the later one sees both versions and loses nothing typed.
@Journey(writes = true)
class StaleFormIT {

  @InEveryWay
  void showsBothVersionsOfARecord(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var officer = desks.of(Person.BRANCH_OFFICER, look);
    Work.lesson(officer, terms, "28");
    var record = officer.path();
    var head = desks.of(Person.UNIT_HEAD, look).open(record + "/correct");
    head.complaints().expect(409);
    new Sheet(head, terms, "meeting").type("present", "31");

    officer.press(officer.link("record.correct"));
    new Sheet(officer, terms, "meeting").type("present", "29");
    officer.press(officer.button("record.save-correction"));
    assertThat(officer.done()).hasText(officer.say("done.corrected"));

    head.press(head.button("record.save-correction"));
    var stale = head.page().locator("#stale");
    assertThat(stale).containsText(terms.field("meeting", "present"));
    assertThat(stale.locator("td").nth(0)).hasText("31");
    assertThat(stale.locator("td").nth(1)).hasText("29");
    assertThat(new Sheet(head, terms, "meeting").field("present")).hasValue("31");
    head.look("stale record");
    head.press(head.button("record.save-correction"));
    assertThat(head.done()).hasText(head.say("done.corrected"));
  }

  @InBothLanguages
  void showsBothVersionsOfAPartOfAReport(Language language, Desks desks) {
    var leader = desks.of(Person.LEADER, Look.of(language));
    var draft = draft(leader);
    leader.open(draft + "/parts/2");
    var other = desks.of(Person.LEADER, Look.of(language)).open(draft + "/parts/2");
    other.complaints().expect(409);
    leader.field("report.words").fill("A");
    leader.button("report.save").click();
    assertThat(leader.done()).hasText(leader.say("done.report-edited"));
    other.field("report.words").fill("B");
    other.button("report.save").click();
    assertThat(other.heading("report.their-text")).isVisible();
    assertThat(other.page().locator("main .lines").first()).hasText("A");
    assertThat(other.field("report.words")).hasValue("B");
    other.look("stale part");
    other.button("report.save-over").click();
    assertThat(other.done()).hasText(other.say("done.report-edited"));
  }

  /// The path of a new draft.
  private static String draft(Desk leader) {
    leader.open("/reports/new");
    leader.field("report.as-of").fill("2020-10-31");
    leader.choose(
        leader.field("report.language"),
        leader.say("report.language." + leader.look().language().code()));
    leader.button("report.begin").click();
    leader.page().waitForURL(url -> url.matches(".*/reports/D\\d+.*"));
    return leader.path();
  }

  /// A part may not be left without what the whole needs: nobody could open the draft again.
  @InBothLanguages
  void refusesAReportWithoutItsTitle(Language language, Desks desks) {
    var leader = desks.of(Person.LEADER, Look.of(language));
    leader.complaints().expect(422);
    leader.open(draft(leader) + "/parts/1");
    leader.field("report.words").fill("A");
    leader.button("report.save").click();
    assertThat(leader.field("report.words")).hasAttribute("aria-invalid", "true");
    assertThat(leader.field("report.words")).hasValue("A");
  }
}
