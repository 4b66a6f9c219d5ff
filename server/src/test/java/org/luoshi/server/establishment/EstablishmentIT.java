package org.luoshi.server.establishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.OnOneServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.establishment.Change.Remains;
import org.luoshi.server.shell.Refusals;

/// Changes of the organisation, each from its preview to what became of it.
@OnOneServer
class EstablishmentIT {

  private static final LocalDate DAY = LocalDate.of(2020, 11, 1);
  private static final Remains ENDS = new Remains(false, "", false);

  private final TestServer server;
  @TempDir Path folder;
  private Bureau bureau;

  EstablishmentIT(TestDatabase database) {
    this.server = database.server();
    this.bureau = unset();
  }

  @SuppressWarnings("NullAway") // made anew before each test
  private static Bureau unset() {
    return null;
  }

  @BeforeEach
  void aBureau() {
    bureau = new Bureau(server, folder);
  }

  @AfterEach
  void closed() {
    bureau.close();
  }

  private Organisation organisation() {
    return bureau.house.live().now().board().organisation();
  }

  private Preview preview(Change change) {
    return bureau.establishment.preview(change, Bureau.ADMINISTRATOR.scope());
  }

  private List<String> wrong(Change change) {
    return preview(change).errors().stream().map(Diagnostic::code).toList();
  }

  @Test
  void movesAUnitFromADayOnAndNoFigureOfAnEndedTermChanges() {
    var before = bureau.house.live().now().board().figures(LocalDate.of(2020, 6, 30));
    var preview = bureau.change(new Change.Move("Z1", "C2", DAY));

    assertThat(preview.past()).isEmpty();
    assertThat(organisation().treeOn(DAY.minusDays(1)).above("Z1")).containsExactly("C1", "B");
    assertThat(organisation().treeOn(DAY).above("Z1")).containsExactly("C2", "B");
    var after = bureau.house.live().now().board().figures(LocalDate.of(2020, 6, 30));
    before.forEach((id, figure) -> assertThat(figure.equals(after.get(id))).as(id).isTrue());
    assertThat(preview.sights())
        .extracting(one -> one.superior() + one.gains())
        .containsExactlyInAnyOrder("C1false", "C2true");
  }

  @Test
  void showsWhichPastFiguresAMoveInThePastWouldChange() {
    var preview = preview(new Change.Move("Z1", "C2", LocalDate.of(2020, 6, 1)));

    assertThat(preview.past())
        .extracting(one -> one.unit() + " " + one.halfYear())
        .contains("C1 2020-H1", "C2 2020-H1")
        .doesNotContain("B 2020-H1");
    var lost = preview.past().stream().filter(one -> one.unit().equals("C1")).findFirst();
    assertThat(lost.orElseThrow().before().owed()).isGreaterThan(lost.orElseThrow().after().owed());
  }

  @Test
  void mergesTwoIntoANewUnitWithTheirPeopleAndOpenFindings() {
    var founds = new Change.Found("Z9", "联合支部", "党支部", "C1", null, null, DAY);
    var remains = new Remains(true, "", true);
    var preview = bureau.change(new Change.Merge(List.of("Z1", "Z2"), "Z9", founds, DAY, remains));

    assertThat(organisation().livingOn(DAY))
        .extracting(unit -> unit.id())
        .contains("Z9")
        .doesNotContain("Z1", "Z2");
    assertThat(organisation().appointments())
        .filteredOn(held -> held.unit().equals("Z9") && held.heldOn(DAY))
        .extracting(held -> held.person())
        .containsExactlyInAnyOrder("S1", "S2", "X1", "X2");
    assertThat(organisation().successions())
        .extracting(one -> one.from() + ">" + one.to())
        .contains("Z1>Z9", "Z2>Z9");
    assertThat(preview.left()).hasSize(1).allMatch(left -> left.takenOverBy().equals("Z9"));
    assertThat(bureau.versions.ofUnits(List.of("finding"), List.of("Z9"))).hasSize(1);
    assertThat(preview.past())
        .as("the open finding of September now counts with its new unit")
        .extracting(one -> one.unit())
        .contains("Z1");
  }

  @Test
  void splitsAUnitIntoOneThatIsNewAndItself() {
    var part = new Change.Found("Z8", "新分支部", "党支部", "C1", Amount.whole(5), null, DAY);
    bureau.change(new Change.Split("Z3", List.of(part), List.of(), true, DAY, ENDS));

    assertThat(organisation().unit("Z3").orElseThrow().livesOn(DAY)).isTrue();
    assertThat(organisation().unit("Z8").orElseThrow().sizesOn(DAY))
        .containsEntry("staff", Amount.whole(5));
    assertThat(organisation().successions())
        .extracting(one -> one.from() + ">" + one.to())
        .containsExactly("Z3>Z8");
  }

  @Test
  void countsAnewFromADayOnAndKeepsTheNumbersBefore() {
    bureau.change(new Change.Count("Z3", Amount.whole(40), null, DAY));

    var unit = organisation().unit("Z3").orElseThrow();
    assertThat(unit.sizesOn(DAY.minusDays(1))).containsEntry("staff", Amount.whole(13));
    assertThat(unit.sizesOn(DAY)).containsEntry("staff", Amount.whole(40));
  }

  @Test
  void closesAUnitAndTheObligationsOfTermsItDoesNotLiveThroughGo() {
    var preview = bureau.change(new Change.Close("Z4", "Z5", DAY, ENDS));

    assertThat(preview.past()).isEmpty();
    assertThat(preview.shifts())
        .filteredOn(one -> one.duty().equals("committee-meeting"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.what()).isEqualTo(Preview.What.GOES);
          assertThat(one.first()).isEqualTo("2020-11");
          assertThat(one.bearer()).isEqualTo("Z4");
        });
    assertThat(preview.left()).extracting(left -> left.takenOverBy()).containsExactly("");
    assertThat(organisation().appointments())
        .filteredOn(held -> held.unit().equals("Z4"))
        .noneMatch(held -> held.heldOn(DAY));
  }

  @Test
  void refusesWhatWouldLeaveTheTreeBroken() {
    assertThat(wrong(new Change.Close("C1", "", DAY, ENDS))).containsExactly("org-sub-unit-left");
    assertThat(wrong(new Change.Move("C1", "Z1", DAY))).contains("org-own-ancestor");
    assertThat(wrong(new Change.Move("Z1", "C1", DAY))).containsExactly("org-same-superior");
    assertThat(wrong(new Change.Rename("Z1", "甲", LocalDate.of(2000, 1, 1))))
        .containsExactly("org-not-living");
    assertThat(wrong(new Change.Found("Z2", "甲", "党支部", "C1", null, null, DAY)))
        .containsExactly("org-code-taken");
    assertThat(wrong(new Change.Merge(List.of("Z1"), "Z1", null, DAY, ENDS)))
        .contains("org-nothing-to-merge");
    assertThat(wrong(new Change.Close("Z1", "", DAY, new Remains(true, "", false))))
        .containsExactly("org-no-heir");
  }

  @Test
  void refusesAChangeConfirmedOnAnOlderStateAndWritesNothing() {
    var preview = preview(new Change.Move("Z1", "C2", DAY));
    bureau.change(new Change.Rename("Z2", "新名支部", DAY));

    assertThatThrownBy(() ->
            bureau.establishment.carryOut(
                new Change.Move("Z1", "C2", DAY), preview.basis(), Bureau.ADMINISTRATOR))
        .isInstanceOf(WrongInput.class)
        .extracting(wrong -> ((WrongInput) wrong).found().getFirst().code())
        .isEqualTo("org-stale");
    assertThat(organisation().treeOn(DAY).above("Z1")).contains("C1");
  }

  @Test
  void takesBackAMergerWithAllThatWasWrittenWithIt() {
    var before = organisation();
    bureau.change(
        new Change.Merge(List.of("Z1", "Z2"), "Z3", null, DAY, new Remains(true, "", true)));
    assertThat(organisation()).isNotEqualTo(before);
    var mistake = bureau.versions.current("unit-change/Z1·merged·" + DAY).orElseThrow();

    bureau.change(new Change.TakeBack(mistake.record().id(), mistake.number(), "写错", DAY));

    assertThat(organisation()).isEqualTo(before);
    assertThat(bureau.versions.ofUnits(List.of("finding"), List.of("Z1"))).hasSize(2);
  }

  @Test
  void entersTheSameChangeAgainAfterItWasTakenBack() {
    bureau.change(new Change.Move("Z1", "C2", DAY));
    bureau.change(new Change.TakeBack("unit-change/Z1·moved·" + DAY, 1, "写错", DAY));
    bureau.change(new Change.Move("Z1", "B", DAY));

    assertThat(organisation().treeOn(DAY).above("Z1")).containsExactly("B");
    assertThat(bureau.versions.of("unit-change/Z1·moved·" + DAY)).hasSize(3);
  }

  @Test
  void appointsStandsInTransfersAndHandsOver() {
    bureau.change(new Change.Appoint("P1", "张三", "Z1", "支部书记", "", DAY, DAY.plusMonths(1), "S1"));
    bureau.change(new Change.HandOver("appointment/X2·Z2·信息员·2016-01-01", "P2", "李四", DAY));
    bureau.change(new Change.Transfer("appointment/X3·Z3·信息员·2016-01-01", "Z4", "联络员", "", DAY));
    var preview = bureau.change(new Change.Dismiss("appointment/X6·Z6·信息员·2020-05-01", DAY));

    assertThat(organisation().appointments())
        .filteredOn(held -> held.heldOn(DAY))
        .extracting(held -> held.person() + " " + held.unit() + " " + held.traits().get("post"))
        .contains("P1 Z1 支部书记", "S1 Z1 支部书记", "P2 Z2 信息员", "X3 Z4 联络员")
        .doesNotContain("X2 Z2 信息员", "X3 Z3 信息员", "X6 Z6 信息员");
    assertThat(preview.shifts()).as("a standing post left empty is no obligation less").isEmpty();
    assertThat(wrong(new Change.Appoint("P3", "", "Z1", "支部书记", "", DAY, null, "X1")))
        .containsExactly("post-nobody-to-stand-in-for");
    assertThat(
            wrong(
                new Change.Dismiss("appointment/S1·Z1·支部书记·2016-01-01", LocalDate.of(2015, 1, 1))))
        .containsExactly("post-not-held");
  }

  @Test
  void isNotThereForWhoeverMayNotReachIt() {
    var ofC2 = Bureau.actor(Role.ADMINISTRATOR, "C2");
    assertThatThrownBy(
            () -> bureau.establishment.preview(new Change.Rename("Z1", "甲", DAY), ofC2.scope()))
        .isInstanceOf(Refusals.NotThere.class);
    assertThat(
            bureau.establishment.preview(new Change.Rename("Z5", "甲", DAY), ofC2.scope()).isWrong())
        .isFalse();
  }

  @Test
  void tellsTheWholeHistoryOfAUnit() {
    bureau.change(new Change.Rename("Z1", "新名支部", DAY));
    bureau.change(new Change.Merge(List.of("Z2"), "Z1", null, DAY, ENDS));

    var lines =
        new Chronicle(bureau.versions, who -> who).ofUnit("Z1", java.util.Set.of("Z1", "第1支部"));

    assertThat(lines)
        .extracting(Chronicle.Line::what)
        .containsExactly("merged", "renamed", "founded");
    assertThat(lines.getFirst().actor()).isEqualTo("tester administrator");
    assertThat(lines.getLast().importId()).isEqualTo("import/000001");
  }
}
