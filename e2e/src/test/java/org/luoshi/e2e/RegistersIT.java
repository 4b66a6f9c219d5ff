package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.server.records.Entries;

/// A household that nobody looks after is found, an official named, the visit recorded; and it is
/// covered. A unit that is not there is refused.
@Journey(writes = true)
class RegistersIT {

  private static final String HOUSEHOLD = "JD-900";

  @InBothLanguages
  void isCoveredByWhomTheLeaderNames(Language language, Bureau bureau, Desks desks) {
    var look = language == Language.ZH ? Look.of(language) : Look.of(language).withoutScripts();
    lonely(bureau);
    var official = official(bureau);
    var desk = desks.of(Person.LEADER, look).open("/registers");
    assertThat(desk.heading("page.registers")).isVisible();
    desk.look("registers");
    refusesAWrongUnit(desk);
    desk.open("/registers/household?state=nobody");
    assertThat(desk.page().locator("table[data-total='1'] tbody tr")).hasCount(1);
    desk.look("register");
    desk.press(desk.page().locator("tbody th a"));
    desk.type(desk.field("register.assign.person"), "NOBODY");
    desk.type(desk.field("register.assign.reason"), "新结对");
    desk.complaints().expect(422);
    desk.press(desk.button("register.assign.do"));
    assertThat(desk.page().locator("#e-person")).containsText("NOBODY");
    desk.look("register-refused");
    desk.type(desk.field("register.assign.person"), official);
    desk.press(desk.button("register.assign.do"));
    assertThat(desk.done()).hasText(desk.say("done.object-assigned"));
    desk.look("register-object");
    visits(desks.of(Person.UNIT_HEAD, look), bureau.terms(look.language()));
  }

  private static void refusesAWrongUnit(Desk desk) {
    desk.open("/registers/site");
    desk.press(desk.page().locator("tbody tr").first().locator("th a"));
    desk.type(desk.field("register.assign.unit"), "没有这个单位");
    desk.type(desk.field("register.assign.reason"), "移交");
    desk.complaints().expect(422);
    desk.press(desk.button("register.assign.do"));
    assertThat(desk.page().locator("#e-unit")).containsText("没有这个单位");
  }

  private static void visits(Desk desk, Terms terms) {
    desk.open("/registers/household?state=uncovered&q=" + HOUSEHOLD);
    desk.press(desk.linkFor(desk.say("register.cover"), HOUSEHOLD));
    new Sheet(desk, terms, "visit").type("date", "2020-11-02");
    desk.press(desk.button("record.save"));
    assertThat(desk.done()).hasText(desk.say("done.recorded"));
    desk.open("/registers/household?state=covered&q=" + HOUSEHOLD);
    assertThat(desk.page().locator("table[data-total='1'] tbody tr"))
        .containsText(desk.say("status.met"));
    desk.press(desk.page().locator("tbody th a"));
    assertThat(
            desk.page()
                .locator("section[aria-labelledby=past] tr")
                .filter(new Locator.FilterOptions().setHasText("2020-11-02")))
        .hasCount(1);
    assertThat(desk.button("register.assign.do")).hasCount(0);
    desk.look("register-covered");
  }

  /// A household entered without an official.
  private static void lonely(Bureau bureau) {
    var board = bureau.house().live().now().board();
    var now = bureau.house().clock().instant();
    bureau
        .house()
        .entries()
        .enter(
            board.programme(),
            new WorkRecord(
                "household/new",
                "household",
                null,
                null,
                null,
                now,
                WorkRecord.State.ACTIVE,
                Map.of("number", new Value.Words(HOUSEHOLD))),
            new Entries.By(now, "e2e", board.organisation(), null));
  }

  /// Somebody who holds a post in the branch today.
  private static String official(Bureau bureau) {
    var today =
        LocalDate.ofInstant(bureau.house().clock().instant(), java.time.ZoneId.of("Asia/Shanghai"));
    var all = bureau.house().live().now().board().organisation().appointments();
    return List.copyOf(all).stream()
        .filter(post -> post.unit().equals(Person.BRANCH) && post.heldOn(today))
        .findFirst()
        .orElseThrow()
        .person();
  }
}
