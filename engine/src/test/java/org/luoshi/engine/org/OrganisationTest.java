package org.luoshi.engine.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Diagnostic;

class OrganisationTest {

  @Test
  void holdsTheNewStateOnTheDayOfAChange() {
    var names = Timeline.from(day("2015-01-01"), "old").with(day("2020-06-01"), "new");
    assertThat(names.on(day("2014-12-31"))).isEmpty();
    assertThat(names.on(day("2020-05-31"))).contains("old");
    assertThat(names.on(day("2020-06-01"))).contains("new");
    assertThat(names.latest()).isEqualTo("new");
    var unit = unit("A", "", "2020-03-01", "2020-06-01");
    assertThat(unit.livesOn(day("2020-02-29"))).isFalse();
    assertThat(unit.livesOn(day("2020-03-01"))).isTrue();
    assertThat(unit.livesOn(day("2020-05-31"))).isTrue();
    assertThat(unit.livesOn(day("2020-06-01"))).isFalse();
    assertThat(unit.livesThrough(day("2020-03-01"), day("2020-05-31"))).isTrue();
    assertThat(unit.livesThrough(day("2020-02-29"), day("2020-05-31"))).isFalse();
    assertThat(unit.livesThrough(day("2020-03-01"), day("2020-06-01"))).isFalse();
    assertThat(unit.nameOn(day("2010-01-01"))).isEqualTo("Unit A");
    assertThat(unit.superiorOn(day("2020-03-01"))).isEmpty();
  }

  @Test
  void holdsAPostUpToButNotOnTheDayItEnded() {
    var held = secretary("p", "A", "2020-03-01", "2020-06-01");
    assertThat(held.heldOn(day("2020-02-29"))).isFalse();
    assertThat(held.heldOn(day("2020-03-01"))).isTrue();
    assertThat(held.heldOn(day("2020-05-31"))).isTrue();
    assertThat(held.heldOn(day("2020-06-01"))).isFalse();
    assertThat(secretary("p", "A", "2020-03-01", null).heldOn(day("2030-01-01"))).isTrue();
  }

  @Test
  void refusesAUnitClosedBeforeItWasFounded() {
    assertThatThrownBy(() -> unit("A", "", "2020-03-01", "2020-03-01"))
        .hasMessage(
            """
            The unit (A) cannot be closed on (2020-03-01), being founded on (2020-03-01).
            Maybe the two dates were exchanged.\
            """);
  }

  @Test
  void findsEveryFaultAtOnce() {
    var faulty =
        organisation(
            List.of(secretary("p", "Z", "2020-01-01", null)),
            unit("R", ""),
            unit("A", "X"),
            unit("B", "L", "2018-01-01", null),
            unit("L", "R", "2019-01-01", null),
            unit("C", "D"),
            unit("D", "C"));
    assertThat(faulty.faults())
        .extracting(Diagnostic::code, Diagnostic::values)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("org-unknown-superior", List.of("Unit A", "X")),
            org.assertj.core.groups.Tuple.tuple(
                "org-superior-not-living", List.of("Unit B", "Unit L", "2018-01-01")),
            org.assertj.core.groups.Tuple.tuple(
                "org-own-ancestor", List.of("Unit C", "2015-01-01")),
            org.assertj.core.groups.Tuple.tuple(
                "org-own-ancestor", List.of("Unit D", "2015-01-01")),
            org.assertj.core.groups.Tuple.tuple("org-unknown-unit", List.of("Z")));
    assertThat(faulty.faults()).allMatch(Diagnostic::isError);
  }

  @Test
  void findsNoFaultInASoundTreeNorEndsUnderACycleAbove() {
    assertThat(organisation(unit("R", ""), unit("A", "R")).faults()).isEmpty();
    assertThat(organisation(unit("C", "D"), unit("D", "C"), unit("E", "C")).faults()).hasSize(2);
    assertThat(Organisation.empty().livingOn(day("2020-01-01"))).isEmpty();
  }

  @Test
  void findsAUnitThatBecomesItsOwnAncestorByALaterMove() {
    var moved = unit("A", "R");
    var changes = new TreeMap<>(moved.superiors().changes());
    changes.put(day("2020-06-01"), "B");
    var a =
        new Unit(
            "A", "branch", moved.founded(), null, moved.names(), new Timeline<>(changes), Map.of());
    assertThat(organisation(unit("R", ""), a, unit("B", "A")).faults())
        .extracting(Diagnostic::values)
        .containsExactlyInAnyOrder(
            List.of("Unit A", "2020-06-01"), List.of("Unit B", "2020-06-01"));
  }

  @Test
  void standsAsATreeInPreorder() {
    var tree =
        organisation(
                unit("R", ""),
                unit("A", "R"),
                unit("A1", "A"),
                unit("B", "R"),
                unit("Gone", "R", "2016-01-01", "2017-01-01"),
                unit("Orphan", "Gone"))
            .treeOn(day("2020-01-01"));
    assertThat(tree.preorder()).containsExactly("R", "A", "A1", "B", "Orphan");
    assertThat(tree.subtree("A")).containsExactly("A", "A1");
    assertThat(tree.subtree("R")).containsExactly("R", "A", "A1", "B");
    assertThat(tree.subtree("Gone")).isEmpty();
    assertThat(tree.above("A1")).containsExactly("A", "R");
    assertThat(tree.above("Orphan")).isEmpty();
    assertThat(tree.above("Gone")).isEmpty();
    assertThat(tree.isWithin("A1", "R")).isTrue();
    assertThat(tree.isWithin("A", "A")).isTrue();
    assertThat(tree.isWithin("R", "A")).isFalse();
    assertThat(tree.isWithin("B", "A")).isFalse();
    assertThat(tree.isWithin("Gone", "R")).isFalse();
    assertThat(tree.isWithin("A", "Gone")).isFalse();
    assertThat(tree.node("A1")).contains(new Tree.Node("A", 2, 2, 3));
    assertThat(tree.node("R")).contains(new Tree.Node("", 0, 0, 4));
  }

  @Test
  void countsWhatLiesBeforeOrAfterAUnitsLifeOnItsNearestDay() {
    var born = java.time.LocalDate.of(2020, 5, 20);
    var closed = java.time.LocalDate.of(2020, 9, 1);
    var unit =
        new Unit(
            "U",
            "branch",
            born,
            closed,
            Timeline.from(born, "U"),
            Timeline.from(born, ""),
            java.util.Map.of());
    assertThat(unit.nearest(born.minusDays(60))).isEqualTo(born);
    assertThat(unit.nearest(born)).isEqualTo(born);
    assertThat(unit.nearest(closed.minusDays(1))).isEqualTo(closed.minusDays(1));
    assertThat(unit.nearest(closed)).isEqualTo(closed.minusDays(1));
    var organisation =
        new Organisation(java.util.Map.of("U", unit), java.util.List.of(), java.util.List.of());
    assertThat(organisation.counting("U", closed.plusDays(9))).isEqualTo(closed.minusDays(1));
    assertThat(organisation.counting("nobody", closed)).isEqualTo(closed);
  }
}
