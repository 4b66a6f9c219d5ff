package org.luoshi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.luoshi.engine.text.Language;

/// The governance loop from start to closure: directives and letters down the tree, findings closed
/// by another, measures decided and appealed, heads reviewed.
@Journey(writes = true)
class GovernanceIT {

  private static String branch(Bureau bureau) {
    return bureau
        .house()
        .live()
        .now()
        .board()
        .organisation()
        .unit(Person.BRANCH)
        .orElseThrow()
        .nameOn(Bureau.BEGINS);
  }

  private static boolean chinese(Look look) {
    return look.language() == Language.ZH;
  }

  @InTwoWays
  void passesADirectiveOnLevelByLevel(Look look, Bureau bureau, Desks desks) {
    var leader = desks.of(Person.LEADER, look);
    Loops.open(
        leader, "directives", "number", "民发〔2020〕99号", "title", "冬季救助", "received", "2020-11-02");
    Loops.move(
        leader,
        "directive",
        "relay",
        "relayed",
        "2020-11-02",
        "how",
        chinese(look) ? "党组会" : "Party group");
    leader.look("directive");

    var officer = desks.of(Person.BRANCH_OFFICER, look).open("/directives?show=mine&q=99");
    assertThat(officer.page().locator("tr[data-row]")).hasCount(0);
    var supervisor = desks.of(Person.SUPERVISOR, look);
    supervisor.open("/directives?show=mine&q=99");
    supervisor.press(supervisor.page().locator("tr[data-row] th a").first());
    Loops.move(supervisor, "directive", "relay", "relayed", "2020-11-02", "how", "党委会");

    officer.open("/directives?show=mine&q=99");
    officer.press(officer.page().locator("tr[data-row] th a").first());
    Loops.move(officer, "directive", "relay", "relayed", "2020-11-02", "how", "支委会");
    assertThat(officer.page().locator("main")).containsText(officer.say("directive.state.relayed"));
    officer.look("directive relayed");
  }

  @InTwoWays
  void signsALetterAndAsksAnewOnceItIsChanged(Look look, Bureau bureau, Desks desks) {
    var supervisor = desks.of(Person.SUPERVISOR, look);
    Loops.open(
        supervisor, "letters", "year", "2021", "units", "+" + branch(bureau), "by", "2021-03-31");
    supervisor.look("letter");
    var officer = desks.of(Person.BRANCH_OFFICER, look).open("/letters");
    officer.press(officer.page().locator("tr[data-row] th a").first());
    assertThat(Loops.of(officer, "letter", "sign")).hasCount(0);

    var head = desks.of(Person.UNIT_HEAD, look);
    Loops.first(head, "letters");
    Loops.move(head, "letter", "sign", "signed", "2020-11-02");
    head.look("letter signed");
    supervisor.open("/letters");
    supervisor.press(supervisor.page().locator("tr[data-row] th a").first());
    Loops.move(supervisor, "letter", "amend", "text", "# 新\n新的内容", "reason", "职责调整");
    assertThat(supervisor.page().locator("p.warning")).hasText(supervisor.say("matter.changed"));
    supervisor.look("letter changed");
    Loops.first(head, "letters");
    Loops.move(head, "letter", "sign", "signed", "2020-11-02");
    assertThat(head.page().locator("p.warning")).hasCount(0);
  }

  @InTwoWays
  void closesAFindingByAnotherAndLooksBack(Look look, Bureau bureau, Desks desks) {
    var supervisor = desks.of(Person.SUPERVISOR, look);
    Loops.open(
        supervisor,
        "findings",
        "unit",
        "=" + branch(bureau),
        "problem",
        "会议记录不全",
        "limit",
        "2020-11-30");
    supervisor.look("finding");
    var address = supervisor.path();
    var head = desks.of(Person.UNIT_HEAD, look).open(address);
    Loops.move(head, "finding", "plan", "cause", "无人负责", "actions", "指定专人", "leader", "张三");
    Loops.move(head, "finding", "rectify", "rectified", "2020-11-02", "evidence", "补齐记录");
    assertThat(Loops.of(head, "finding", "close")).hasCount(0);
    head.look("finding rectified");

    supervisor.open(address);
    Loops.move(supervisor, "finding", "return", "reason", "只补了一半");
    head.open(address);
    Loops.move(head, "finding", "rectify", "rectified", "2020-11-02", "evidence", "全部补齐");
    supervisor.open(address);
    Loops.move(supervisor, "finding", "close", "closed", "2020-11-02");
    Loops.move(supervisor, "finding", "look-back", "looked", "2020-11-02", "lasting", "没有反弹");
    Loops.move(supervisor, "finding", "reopen", "reason", "又缺记录");
    assertThat(supervisor.page().locator("p.lede"))
        .containsText(supervisor.say("finding.state.open"));
    supervisor.open("/findings").look("findings");
  }

  @InTwoWays
  void decidesAMeasureAndItsAppealByTwoPersons(Look look, Bureau bureau, Desks desks) {
    var leader = desks.of(Person.LEADER, look).open("/measures");
    leader.press(leader.button("measures.propose"));
    assertThat(leader.done()).hasText(leader.say("done.proposed"));
    leader.look("measures proposed");

    var supervisor = desks.of(Person.SUPERVISOR, look);
    Loops.open(
        supervisor,
        "measures",
        "unit",
        "=" + branch(bureau),
        "measure",
        "=" + (chinese(look) ? "约谈" : "Talk"),
        "grounds",
        "连续两个季度没有党课");
    var address = supervisor.path();
    leader.open(address);
    Loops.move(leader, "measure", "decide");
    leader.look("measure decided");
    var head = desks.of(Person.UNIT_HEAD, look).open(address);
    Loops.move(head, "measure", "appeal", "reason", "当季停电");
    leader.open(address);
    assertThat(Loops.of(leader, "measure", "lift")).hasCount(0);

    var other = desks.of(Person.LEADER, Person.COMMITTEE, look).open(address);
    Loops.move(other, "measure", "uphold", "reason", "他处可以开会");
    head.open(address);
    assertThat(head.page().locator("p.lede")).containsText(head.say("measure.state.upheld"));
    head.look("measure upheld");
  }

  @InTwoWays
  void reviewsAHeadOnceAYear(Look look, Bureau bureau, Desks desks) {
    var supervisor = desks.of(Person.SUPERVISOR, look).open("/reviews");
    supervisor.press(supervisor.link("reviews.open"));
    supervisor
        .page()
        .locator("label.pick")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(branch(bureau)))
        .locator("input")
        .check();
    supervisor.type(supervisor.page().locator("[name=by]"), "2021-01-31");
    supervisor.press(supervisor.button("reviews.open"));
    supervisor.look("review called");
    var address = supervisor.path();
    var head = desks.of(Person.UNIT_HEAD, look).open(address);
    Loops.move(head, "review", "show-rectification", "reason", "都改了");
    Loops.move(head, "review", "report", "reason", "一年来……");
    assertThat(Loops.of(head, "review", "rate")).hasCount(0);
    supervisor.open(address);
    Loops.move(
        supervisor,
        "review",
        "rate",
        "held",
        "2020-11-02",
        "results",
        "90",
        "rectification",
        "75",
        "assessment",
        "85");
    Loops.move(supervisor, "review", "list", "limit", "2020-12-31", "reason", "台账不细");
    Loops.move(supervisor, "review", "conclude");
    supervisor.look("review concluded");
  }
}
