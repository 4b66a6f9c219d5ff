package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.luoshi.engine.text.Language;

/// The administrator changes the organisation from a day on, after seeing what that brings about;
/// what was before that day stays as it was.
@Journey(writes = true)
class OrganisationIT {

  /// The psychiatric hospital's branch.
  private static final String MOVED = "MZ0102";

  @InEveryWay
  void movesABranchAndLeavesTheLastHalfYearAsItWas(Look look, Bureau bureau, Desks desks) {
    var supervisor = desks.of(Person.SUPERVISOR, look);
    var overview = told(supervisor, "/?as-of=2020-06-30");
    var figures = told(supervisor, "/figures?as-of=2020-06-30");
    var today = told(supervisor, "/");

    var desk = desks.of(Person.ADMINISTRATOR, look).open("/organisation/" + MOVED);
    desk.press(desk.link("change.move"));
    desk.choose(desk.field("change.new-superior"), choice(desk, Person.BUREAU));
    desk.press(desk.button("change.preview"));
    assertThat(desk.page().locator("main")).containsText(desk.say("preview.past.none"));
    desk.picture("move preview");
    desk.press(desk.button("preview.confirm"));
    assertThat(desk.done()).hasText(desk.say("done.changed"));
    desk.picture("moved");

    assertThat(told(supervisor, "/?as-of=2020-06-30")).isEqualTo(overview);
    assertThat(told(supervisor, "/figures?as-of=2020-06-30")).isEqualTo(figures);
    assertThat(told(supervisor, "/")).isNotEqualTo(today);
  }

  /// What a page says, but for the links to other languages and days.
  private static String told(Desk desk, String path) {
    desk.open(path);
    return desk.page().locator("main").innerText();
  }

  /// The words of the choice with this value; names are set in by their depth.
  private static String choice(Desk desk, String value) {
    return (String)
        desk.page().locator("option[value='" + value + "']").first().evaluate("e => e.text");
  }

  @InEveryWay
  void foundsAUnitThatOwesFromItsDayOn(Look look, Bureau bureau, Desks desks) {
    var name = look.language() == Language.ZH ? "殡仪服务中心党支部" : "Crematorium Branch";
    var desk = desks.of(Person.ADMINISTRATOR, look).open("/organisation");
    desk.complaints().expect(422);
    desk.press(desk.link("change.found"));
    desk.type(desk.field("org.code"), "MZ0101");
    desk.type(desk.field("col.unit"), name);
    desk.choose(desk.field("org.kind"), choice(desk, "branch"));
    desk.choose(desk.field("org.superior"), choice(desk, Person.COMMITTEE));
    desk.press(desk.button("change.preview"));
    assertThat(desk.field("org.code")).hasAttribute("aria-invalid", "true");
    assertThat(desk.field("col.unit")).hasValue(name);
    desk.type(desk.field("org.code"), "MZ0128");
    desk.press(desk.button("change.preview"));
    desk.picture("found preview");
    desk.press(desk.button("preview.confirm"));
    assertThat(desk.done()).hasText(desk.say("done.changed"));
    assertThat(desk.page().locator("h1")).hasText(name);

    var supervisor = desks.of(Person.SUPERVISOR, look).open("/obligations?unit=MZ0128");
    assertThat(supervisor.page().locator("tr[data-row]").first())
        .containsText(supervisor.say("status.open"));
    assertThat(
            supervisor
                .page()
                .locator("tr[data-row]")
                .filter(new Locator.FilterOptions().setHasText("2020-10")))
        .hasCount(0);
  }
}
