package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/// Two people change the same thing; the later one sees both versions and loses nothing typed.
@Journey(writes = true)
class StaleFormIT {

  @InEveryWay
  void showsBothVersionsOfARecord(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var officer = desks.of(Person.BRANCH_OFFICER, look);
    Work.lesson(officer, terms, "28");
    var record = officer.page().url().replaceFirst("[?].*", "").replaceFirst("^https?://[^/]+", "");
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
    head.picture("stale record");
    head.press(head.button("record.save-correction"));
    assertThat(head.done()).hasText(head.say("done.corrected"));
  }

  @InBothLanguages
  void showsBothVersionsOfAPartOfAReport(
      org.luoshi.engine.text.Language language, Bureau bureau, Desks desks) {
    var leader = desks.of(Person.LEADER, Look.of(language)).open("/reports/new");
    leader.field("report.as-of").fill("2020-10-31");
    leader.choose(
        leader.field("report.language"), leader.say("report.language." + language.code()));
    leader.button("report.begin").click();
    leader.page().waitForURL(url -> url.matches(".*/reports/D\\d+.*"));
    var draft = leader.page().url().replaceFirst("[?].*", "").replaceFirst("^https?://[^/]+", "");
    leader.open(draft + "/parts/1");
    var other = desks.of(Person.LEADER, Look.of(language)).open(draft + "/parts/1");
    other.complaints().expect(409);
    leader.field("report.words").fill("A");
    leader.button("report.save").click();
    assertThat(leader.done()).isVisible();
    other.field("report.words").fill("B");
    other.button("report.save").click();
    assertThat(other.heading("report.their-text")).isVisible();
    assertThat(other.page().locator("main .lines").first()).hasText("A");
    assertThat(other.field("report.words")).hasValue("B");
    other.picture("stale part");
    other.button("report.save-over").click();
    assertThat(other.done()).isVisible();
  }
}
