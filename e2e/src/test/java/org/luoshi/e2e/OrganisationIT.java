package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
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
    var leader = desks.of(Person.LEADER, look);
    var overview = told(supervisor, "/?as-of=2020-06-30");
    var figures = figures(supervisor);
    var whole = told(leader, "/figures?as-of=2020-06-30");
    var today = told(supervisor, "/");

    var desk = desks.of(Person.ADMINISTRATOR, look).open("/organisation/" + MOVED);
    desk.press(desk.link("change.move"));
    desk.choose(desk.field("change.new-superior"), choice(desk, Person.BUREAU));
    desk.press(desk.button("change.preview"));
    assertThat(desk.page().locator("main")).containsText(desk.say("preview.past.none"));
    desk.look("move preview");
    desk.press(desk.button("preview.confirm"));
    assertThat(desk.done()).hasText(desk.say("done.changed"));
    desk.look("moved");

    assertThat(told(supervisor, "/?as-of=2020-06-30")).isEqualTo(overview);
    assertThat(figures(supervisor)).isEqualTo(figures).hasSizeGreaterThan(50);
    assertThat(told(leader, "/figures?as-of=2020-06-30")).isEqualTo(whole);
    assertThat(told(supervisor, "/")).isNotEqualTo(today);
  }

  /// The committee's figures as they stood at the end of the last half-year, those of the year that
  /// still ran included.
  private static Map<String, String> figures(Desk desk) {
    desk.open("/figures?as-of=2020-06-30");
    var found = new TreeMap<String, String>();
    for (var row : desk.page().locator("main tbody tr").all()) {
      found.put(row.locator("td.id").innerText(), row.locator("td.n").innerText());
    }
    return found;
  }

  /// What a page says.
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
    desk.look("found preview");
    desk.press(desk.button("preview.confirm"));
    assertThat(desk.done()).hasText(desk.say("done.changed"));
    assertThat(desk.page().locator("h1")).hasText(name);

    var supervisor =
        desks
            .of(Person.SUPERVISOR, look)
            .open("/obligations?unit=MZ0128&duty=committee-meeting&as-of=2020-12-05");
    var owed = supervisor.page().locator("tr[data-row]");
    assertThat(owed).hasCount(1);
    assertThat(owed).containsText(bureau.terms(look.language()).duty("committee-meeting"));
    assertThat(owed).containsText(supervisor.say("status.open"));
    assertThat(owed.locator("a[href*='term=2020-12&']")).hasCount(1);
  }
}
