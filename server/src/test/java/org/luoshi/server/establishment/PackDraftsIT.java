package org.luoshi.server.establishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.obligation.Obligations;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Impact;
import org.luoshi.server.programmes.Programmes;

/// A new version of a pack, from its draft to its being in force.
@OnOneServer
class PackDraftsIT {

  private static final Instant AT = Instant.parse("2020-10-15T08:00:00Z");
  private static final Actor AUTHOR = somebody("author");
  private static final Actor APPROVER = somebody("approver");

  private final TestServer server;
  @TempDir Path folder;
  private Bureau bureau;
  private PackDrafts drafts;

  PackDraftsIT(TestDatabase database) {
    this.server = database.server();
    this.bureau = unset();
    this.drafts = unset();
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // made anew before each test
  private static <T> T unset() {
    return null;
  }

  private static Actor somebody(String account) {
    var held =
        new Held(
            account, Role.PROGRAMME_AUTHOR, "author", "", LocalDate.of(2000, 1, 1), null, null);
    return new Actor(account, account, null, held, List.of(held));
  }

  @BeforeEach
  void aBureau() {
    bureau = new Bureau(server, folder);
    drafts =
        new PackDrafts(bureau.house.database(), bureau.house.ledger(), bureau.house.programmes());
  }

  @AfterEach
  void closed() {
    bureau.close();
  }

  private Board board() {
    return bureau.house.live().now().board();
  }

  /// The pack adopted with another version and day, and a weekly lesson for every branch.
  private static String yaml(String version, String effective) {
    var adopted = Programmes.texts(Programmes.find(Programmes.DEFAULT)).get("pack.yaml");
    return String.valueOf(adopted)
        .replaceFirst("version: .*", "version: " + version)
        .replaceFirst("effective: .*", "effective: " + effective)
        .replaceFirst(
            "\nduties:\n",
            """

            duties:
              weekly-lesson:
                clause: 三(九)
                title: {zh: 每周学习, en: A lesson each week}
                binds: {unit: branch}
                every: week
                needs: {record: meeting, where: {kind: lesson}, at-least: 1}
                due: term-end
                checked-by: superior

            """);
  }

  private Impact impact(String yaml) {
    var draft = drafts.begin("civil-affairs", yaml, AUTHOR, AT);
    var reading = drafts.read(draft);
    assertThat(reading.errors()).isEmpty();
    return Impact.of(board(), reading.programme().orElseThrow(), Bureau.TODAY);
  }

  @Test
  void showsTheObligationsAndMinutesThatANewDutyBringsUnitByUnit() {
    var impact = impact(yaml("2021.1", "2021-01-01"));

    var weekly =
        impact.duties().stream().filter(one -> one.duty().equals("weekly-lesson")).findFirst();
    assertThat(weekly.orElseThrow().fate()).isEqualTo(Impact.Fate.NEW);
    assertThat(weekly.orElseThrow().comes()).isEqualTo(6 * 52);
    assertThat(impact.goes()).isZero();
    assertThat(impact.rejudged()).isZero();
    assertThat(impact.units())
        .filteredOn(one -> one.unit().startsWith("Z"))
        .hasSize(6)
        .allMatch(one -> one.minutesAfter() - one.minutesBefore() == 52 * 15);
    assertThat(impact.units())
        .filteredOn(one -> one.unit().equals("C1"))
        .allMatch(one -> one.comes() == 0);
    assertThat(impact.overlaps())
        .filteredOn(Impact.Overlap::isNew)
        .singleElement()
        .satisfies(one -> assertThat(one.duties()).contains("weekly-lesson", "lesson"));
  }

  @Test
  void countsWhatHasEndedAndWouldBeJudgedAnew() {
    assertThat(impact(yaml("2020.9", "2020-06-01")).rejudged()).isGreaterThan(100);
  }

  @Test
  void bringsAfterApprovalExactlyWhatWasShownBefore() {
    var draft = drafts.begin("civil-affairs", yaml("2021.1", "2021-01-01"), AUTHOR, AT);
    var before =
        Obligations.of(
            board().rules(),
            board().organisation(),
            board().evidence().records(),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2020, 12, 31),
            _ -> true);
    var impact = Impact.of(board(), drafts.read(draft).programme().orElseThrow(), Bureau.TODAY);
    drafts.propose(draft.id(), 1, AUTHOR, AT);
    var approved = drafts.approve(draft.id(), 1, APPROVER, "", AT);

    assertThat(approved.state()).isEqualTo(PackDrafts.State.APPROVED);
    assertThat(approved.version()).isEqualTo("2021.1");
    var after =
        Obligations.of(
            board().rules(),
            board().organisation(),
            board().evidence().records(),
            impact.from(),
            impact.until(),
            duty -> duty.id().equals("weekly-lesson"));
    assertThat(after.stream().filter(one -> !one.occasion().starts().isBefore(impact.from())))
        .hasSize(impact.comes());
    assertThat(
            Obligations.of(
                    board().rules(),
                    board().organisation(),
                    board().evidence().records(),
                    LocalDate.of(2020, 1, 1),
                    LocalDate.of(2020, 12, 31),
                    _ -> true)
                .equals(before))
        .as("terms begun before the new version keep the old one")
        .isTrue();
  }

  @Test
  void isNotApprovedByItsDrafterNorTwiceNorOnAnotherRevision() {
    var draft = drafts.begin("civil-affairs", yaml("2021.1", "2021-01-01"), AUTHOR, AT);
    var saved = drafts.save(draft.id(), 1, yaml("2021.2", "2021-01-01"), AUTHOR, AT);
    assertThat(saved.revision()).isEqualTo(2);
    refused("pack-draft-stale", () -> drafts.propose(draft.id(), 1, AUTHOR, AT));
    drafts.propose(draft.id(), 2, AUTHOR, AT);
    refused("pack-own-approval", () -> drafts.approve(draft.id(), 2, AUTHOR, "", AT));
    refused("pack-draft-stale", () -> drafts.save(draft.id(), 2, "programme: x", AUTHOR, AT));
    drafts.approve(draft.id(), 2, APPROVER, "", AT);
    refused("pack-draft-stale", () -> drafts.approve(draft.id(), 2, APPROVER, "", AT));
  }

  @Test
  void isNotApprovedForADayNoLaterThanAVersionAdopted() {
    var draft = drafts.begin("civil-affairs", yaml("2014.1", "2014-01-01"), AUTHOR, AT);
    drafts.propose(draft.id(), 1, AUTHOR, AT);
    refused("pack-not-later", () -> drafts.approve(draft.id(), 1, APPROVER, "", AT));
    var back = drafts.giveBack(draft.id(), 1, "日期不对", APPROVER, AT);
    assertThat(back.state()).isEqualTo(PackDrafts.State.DRAFT);
    assertThat(back.note()).isEqualTo("日期不对");
  }

  @Test
  void isNotProposedWithErrors() {
    var draft = drafts.begin("civil-affairs", "programme: civil-affairs\n", AUTHOR, AT);
    assertThatThrownBy(() -> drafts.propose(draft.id(), 1, AUTHOR, AT))
        .isInstanceOf(WrongInput.class);
  }

  private static void refused(String code, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            WrongInput.class, wrong -> assertThat(wrong.found().getFirst().code()).isEqualTo(code));
  }
}
