package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// The engine's terms, working calendar and tree agree with loops that look at every day and unit.
class EngineValuesTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int CASES = Integer.getInteger("luoshi.random.cases", 1000);
  private static final LocalDate FIRST = LocalDate.of(2017, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  @Test
  void termsAreThoseFoundByStepping() {
    var dice = new Dice(SEED);
    for (int i = 0; i < CASES; i++) {
      var length = length(dice);
      var day = dice.day(FIRST, LAST);
      var term = Term.around(length, day);
      var naive = NaiveTerm.around(length, day);
      var next = NaiveTerm.around(length, naive.last().plusDays(1));
      var as = "%s around %s, seed %d".formatted(length, day, SEED);
      assertThat(new NaiveTerm(term.first(), term.last(), term.label())).as(as).isEqualTo(naive);
      assertThat(term.days()).as(as).isEqualTo(naive.days().size());
      assertThat(term.next().first()).as(as).isEqualTo(next.first());
      assertThat(term.next().last()).as(as).isEqualTo(next.last());
      if (length instanceof Length.Calendar) {
        assertThat(Term.labelled(naive.label())).as(as).contains(term);
      }
    }
  }

  private static Length length(Dice dice) {
    return dice.chance(20)
        ? new Length.Years(dice.between(2, 7), dice.between(1990, 2030))
        : dice.pick(List.of(Length.Calendar.values()));
  }

  @Test
  void workingDaysAreThoseFoundByStepping() {
    for (int i = 0; i < CASES; i++) {
      var dice = new Dice(SEED + i);
      var calendar = Worlds.calendar(dice);
      var naive = new NaiveCalendar(calendar);
      var day = dice.day(LocalDate.of(2017, 12, 1), LAST);
      int workingDays = dice.between(0, 40);
      boolean forwards = dice.chance(50);
      var as = "%d working days from %s, seed %d".formatted(workingDays, day, SEED + i);
      var plus = calendar.plus(day, workingDays);
      var nearest = calendar.nearest(day, forwards);
      assertThat(calendar.isWorked(day)).as(as).isEqualTo(naive.isWorked(day));
      assertThat(new NaiveCalendar.Arrived(plus.day(), plus.provisional()))
          .as(as)
          .isEqualTo(naive.plus(day, workingDays));
      assertThat(new NaiveCalendar.Arrived(nearest.day(), nearest.provisional()))
          .as(as)
          .isEqualTo(naive.nearest(day, forwards ? 1 : -1));
    }
  }

  @Test
  void treesAreThoseFoundByWalkingUp() {
    for (int i = 0; i < CASES; i++) {
      var dice = new Dice(SEED + i);
      var organisation = WorldOrganisations.random(dice);
      for (int days = 0; days < 5; days++) {
        var day = dice.day(WorldOrganisations.EARLIEST.minusDays(10), WorldOrganisations.LATEST);
        assertTree(organisation, day, "on %s, seed %d".formatted(day, SEED + i));
      }
    }
  }

  private static void assertTree(Organisation organisation, LocalDate day, String as) {
    var tree = organisation.treeOn(day);
    var naive = new NaiveOrganisation(organisation);
    var living =
        organisation.units().values().stream()
            .filter(unit -> NaiveOrganisation.lives(unit, day))
            .map(unit -> unit.id())
            .toList();
    assertThat(tree.preorder()).as(as).containsExactlyInAnyOrderElementsOf(living);
    assertThat(tree.nodes().keySet()).as(as).containsExactlyInAnyOrderElementsOf(living);
    for (var unit : organisation.units().keySet()) {
      boolean lives = living.contains(unit);
      var above = lives ? naive.above(unit, day) : List.<String>of();
      assertThat(tree.above(unit)).as("above %s %s", unit, as).isEqualTo(above);
      assertThat(tree.node(unit).map(node -> node.depth()).orElse(-1))
          .as("depth of %s %s", unit, as)
          .isEqualTo(lives ? above.size() : -1);
      var below =
          living.stream()
              .filter(
                  other -> lives && (other.equals(unit) || naive.above(other, day).contains(unit)))
              .toList();
      assertThat(tree.subtree(unit))
          .as("subtree of %s %s", unit, as)
          .containsExactlyInAnyOrderElementsOf(below);
      for (var other : organisation.units().keySet()) {
        assertThat(tree.isWithin(other, unit))
            .as("%s within %s %s", other, unit, as)
            .isEqualTo(below.contains(other));
      }
    }
  }
}
