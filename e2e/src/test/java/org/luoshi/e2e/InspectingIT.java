package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;
import org.luoshi.server.access.By;

/// A campaign from its plan to its closing: refused twice in the same weeks, refused to inspectors
/// of the unit itself, filled in on a phone without a connection, objected, decided by another.
@Journey(writes = true)
class InspectingIT {

  private static final Look DESK = Look.of(Language.ZH);
  private static final String UNIT = Person.BRANCH;

  @Test
  void goesFromThePlanToTheClosing(Bureau bureau, Desks desks) {
    var supervisor = desks.of(Person.SUPERVISOR, DESK);
    var leader = desks.of(Person.LEADER, DESK);
    var phone = desks.of(Person.INSPECTOR, DESK.wide(Look.NARROW));
    var head = desks.of(Person.UNIT_HEAD, DESK);
    var own = being(bureau, "unit-head");
    var mate = link(bureau, "supervisor", 0);
    var inspector = link(bureau, "inspector", 1);
    refusesWhoWouldInspectTheOwnUnit(supervisor, leader, own);
    var campaign = plan(supervisor, mate + " " + inspector, "2");
    supervisor.look("inspections plan");
    approve(leader, campaign);
    supervisor.open(campaign);
    move(supervisor, "draw");
    move(supervisor, "start");
    var again = plan(supervisor, mate + " " + inspector, "2");
    approve(leader, again);
    refusesASecondInWeeks(supervisor, again);

    fillWithoutConnection(phone);
    object(head);
    var assessment = head.path();
    supervisor.open(assessment);
    move(supervisor, "uphold", "维持");
    assertThat(supervisor.page().locator("#wrongs")).containsText("检查组成员不能裁定");
    leader.open(assessment);
    move(leader, "uphold", "情况属实");
    assertThat(leader.page().locator(".lede .status").first()).hasText("●已定分");
    leader.look("inspections assessment");
    supervisor.open(campaign);
    move(supervisor, "close");
    supervisor.look("inspections campaign");
    assertThat(supervisor.page().locator(".lede .status").first()).hasText("●已结束");
    inspectOnceMore(supervisor, again);
    var plain = desks.of(Person.INSPECTOR, DESK.wide(Look.NARROW).withoutScripts());
    fillWithoutScript(plain);
    deduct(supervisor, leader, plain.path());
  }

  private static void refusesASecondInWeeks(Desk supervisor, String again) {
    supervisor.open(again);
    move(supervisor, "draw");
    assertThat(supervisor.page().locator("#wrongs")).isVisible();
    assertThat(supervisor.page().locator(".error").first()).containsText("同一周内已有别的检查");
    supervisor.look("inspections twice");
  }

  /// In the same weeks again, with the reason.
  private static void inspectOnceMore(Desk supervisor, String again) {
    supervisor.open(again);
    unfold(supervisor, "draw").locator("[name=again]").fill("上级要求复查");
    move(supervisor, "draw");
    move(supervisor, "start");
  }

  /// Points decided as a measure are taken off, with a link for those who may see the measure.
  private static void deduct(Desk supervisor, Desk leader, String assessment) {
    supervisor.open("/measures/new");
    supervisor.page().locator("[name=unit]").selectOption(UNIT);
    supervisor.page().locator("[name=measure]").selectOption("deduction");
    supervisor.page().locator("[name=grounds]").fill("整改不力");
    supervisor.button("measures.open").click();
    assertThat(supervisor.done()).hasText(supervisor.say("done.opened"));
    var measure = supervisor.path();
    leader.open(measure);
    unfold(leader, "decide").locator("[name=points]").fill("3");
    move(leader, "decide");
    leader.open(assessment);
    assertThat(leader.page().locator("main")).containsText("按决定的措施扣分：−3");
    assertThat(leader.page().locator("main a[href='" + measure + "']")).isVisible();
    leader.look("inspections deducted");
  }

  /// The same checklist where the browser runs no script: what is wrong is told at its line with
  /// all that was typed, what was sent arrives, and is corrected with a reason before an objection.
  private static void fillWithoutScript(Desk phone) {
    phone.complaints().expect(422);
    phone.open("/assessments");
    phone.page().locator("tbody th a").first().click();
    phone.link("assessment.move.score").click();
    var minutes = line(phone, "minutes");
    minutes.locator("summary").click();
    minutes.locator("[name=d-minutes]").fill("4");
    minutes.locator("[name=e-minutes]").fill("会议记录本");
    phone.button("checklist.send").click();
    assertThat(phone.page().locator("#e-r-minutes")).containsText(phone.say("assessment-reason"));
    assertThat(phone.page().locator("[name=d-minutes]")).hasValue("4");
    assertThat(phone.page().locator("[name=e-minutes]")).hasValue("会议记录本");
    phone.picture("inspections checklist wrong");
    phone.page().locator("[name=r-minutes]").fill("缺两次记录");
    phone.button("checklist.send").click();
    assertThat(phone.page().locator(".lede .status").first()).hasText("◐已评分");
    phone.link("assessment.move.correct").click();
    assertThat(phone.page().locator("[name=r-minutes]")).hasValue("缺两次记录");
    phone.page().locator("[name=d-minutes]").fill("2");
    phone.page().locator("[name=r-minutes]").fill("缺一次记录");
    phone.page().locator("[name=reason]").fill("看漏了一本");
    phone.picture("inspections correction");
    phone.button("checklist.send").click();
    assertThat(phone.page().locator(".versions > li")).hasCount(3);
    assertThat(phone.page().locator(".versions"))
        .containsText("−4 (缺两次记录；佐证：会议记录本) → −2 (缺一次记录；佐证：会议记录本)");
    phone.picture("inspections corrected");
  }

  private static Locator line(Desk phone, String item) {
    return phone
        .page()
        .locator("details.line")
        .filter(new Locator.FilterOptions().setHas(phone.page().locator("[name=d-" + item + "]")));
  }

  private static void refusesWhoWouldInspectTheOwnUnit(Desk supervisor, Desk leader, String own) {
    supervisor.complaints().expect(422);
    var alone = plan(supervisor, own);
    approve(leader, alone);
    supervisor.open(alone);
    move(supervisor, "draw");
    assertThat(supervisor.page().locator("#wrongs")).containsText("凑不齐");
  }

  /// The checklist on a phone of 320 pixels: what is typed without a connection is kept over a
  /// reload, sent when the line is back, and once.
  private static void fillWithoutConnection(Desk phone) {
    phone.open("/assessments");
    phone.page().locator("tbody th a").first().click();
    phone.press(phone.link("assessment.move.score"));
    var minutes = line(phone, "minutes");
    minutes.locator("summary").click();
    minutes.locator("[name=d-minutes]").fill("2");
    minutes.locator("[name=r-minutes]").fill("缺一次记录");
    phone.page().reload();
    assertThat(phone.page().locator("[name=r-minutes]")).hasValue("缺一次记录");
    assertThat(said(phone)).hasText(phone.say("checklist.restored"));
    phone.look("inspections checklist");
    var path = phone.path();
    phone.context().setOffline(true);
    phone.button("checklist.send").click();
    assertThat(said(phone)).hasText(phone.say("checklist.waiting"));
    phone.button("checklist.send").click();
    phone.picture("inspections offline");
    phone.context().setOffline(false);
    phone.page().waitForURL(url -> !url.contains("checklist"));
    assertThat(phone.page().locator(".lede .status").first()).hasText("◐已评分");
    assertThat(phone.page().locator(".versions > li")).hasCount(2);
    assertThat(phone.page().evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    phone.look("inspections scored");
    phone.open(path);
    assertThat(phone.page().locator("[name=r-minutes]")).hasValue("缺一次记录");
    assertThat(phone.page().locator("[name=reason]")).isVisible();
    var failed = phone.complaints().taken();
    assertThat(failed).allMatch(one -> one.contains("ERR_INTERNET_DISCONNECTED"));
  }

  private static Locator said(Desk phone) {
    return phone.page().locator("[data-said]");
  }

  private static void object(Desk head) {
    head.open("/assessments");
    head.page().locator("tbody th a").first().click();
    move(head, "object", "记录在另一本上");
    assertThat(head.page().locator(".lede .status").first()).hasText("◐申诉中");
  }

  private static String plan(Desk desk, String inspectors) {
    return plan(desk, inspectors, "1");
  }

  /// Plans a campaign for the one branch and gives its path.
  private static String plan(Desk desk, String inspectors, String team) {
    desk.open("/campaigns/new");
    desk.field("campaign.ask.title").fill("下半年检查");
    desk.page().locator("[name=checklist]").selectOption("half-year");
    desk.page().locator("[name=term]").selectOption("2020-H2");
    desk.page().locator("[name=scope]").fill(UNIT);
    desk.page().locator("[name=from]").fill("2020-11-02");
    desk.page().locator("[name=until]").fill("2020-11-13");
    desk.page().locator("[name=team]").fill(team);
    desk.page().locator("[name=inspectors]").fill(inspectors);
    desk.button("campaigns.open").click();
    assertThat(desk.done()).hasText(desk.say("done.opened"));
    return desk.path();
  }

  private static void approve(Desk leader, String campaign) {
    leader.open(campaign);
    move(leader, "approve");
  }

  private static void move(Desk desk, String move, String... reason) {
    var form = unfold(desk, move);
    if (reason.length > 0) {
      form.locator("[name=reason]").fill(reason[0]);
    }
    form.locator("button").click();
    desk.page().waitForLoadState();
  }

  /// The form of the move, opened.
  private static Locator unfold(Desk desk, String move) {
    var form = desk.page().locator("form[action$='/" + move + "']");
    var details =
        desk.page()
            .locator("details.move")
            .filter(
                new Locator.FilterOptions()
                    .setHas(desk.page().locator("form[action$='/" + move + "']")));
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    return form;
  }

  /// The person whom the account is.
  private static String being(Bureau bureau, String name) {
    return String.valueOf(bureau.house().access().accounts().byName(name).orElseThrow().person());
  }

  /// Says that the account is one of the people who hold no post at the branch.
  private static String link(Bureau bureau, String name, int which) {
    var all = bureau.house().live().now().board().organisation().appointments();
    var away =
        all.stream()
            .map(post -> post.person())
            .distinct()
            .filter(person ->
                all.stream()
                    .noneMatch(post -> post.person().equals(person) && post.unit().equals(UNIT)))
            .skip(which)
            .findFirst()
            .orElseThrow();
    var account = bureau.house().access().accounts().byName(name).orElseThrow().id();
    bureau.house().access().accounts().link(account, away, By.terminal(bureau.clock().instant()));
    return away;
  }
}
