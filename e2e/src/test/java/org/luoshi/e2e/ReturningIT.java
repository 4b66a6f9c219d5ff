package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.luoshi.engine.text.Language;

/// The supervisor returns a record with a reason; the information officer reads it among the own
/// duties and corrects it, and it counts again.
@Journey(writes = true)
class ReturningIT {

  @InEveryWay
  void isReadAndCorrected(Look look, Bureau bureau, Desks desks) {
    var terms = bureau.terms(look.language());
    var officer = desks.of(Person.BRANCH_OFFICER, look);
    Work.lesson(officer, terms, "3");
    var reason = look.language() == Language.ZH ? "到会人数有误" : "The numbers cannot be right.";

    var supervisor = desks.of(Person.SUPERVISOR, look).open("/records");
    supervisor.press(
        supervisor
            .page()
            .locator("tr[data-row]")
            .filter(new Locator.FilterOptions().setHasText("2020-11-02"))
            .getByRole(com.microsoft.playwright.options.AriaRole.LINK));
    supervisor.type(supervisor.field("record.return-reason"), reason);
    supervisor.press(supervisor.button("record.return"));
    assertThat(supervisor.done()).hasText(supervisor.say("done.returned"));
    supervisor.look("returned");

    officer.open("/mine");
    var returned = officer.page().locator("section[aria-labelledby=returned]");
    assertThat(returned).containsText(reason);
    officer.look("mine returned");
    officer.press(officer.linkFor(officer.say("mine.correct"), terms.kind("meeting")));
    new Sheet(officer, terms, "meeting").type("present", "30");
    officer.press(officer.button("record.save-correction"));
    assertThat(officer.done()).hasText(officer.say("done.corrected"));
    assertThat(officer.page().locator("ol.versions")).containsText(reason);
    officer.look("corrected");
    officer.press(officer.link("page.mine"));
    assertThat(returned).hasCount(0);
    assertThat(officer.page().locator("section[aria-labelledby=done]"))
        .containsText(terms.duty("study"));
  }
}
