package org.luoshi.engine.remind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luoshi.engine.Made.MEETING;
import static org.luoshi.engine.Made.MONTHLY;
import static org.luoshi.engine.Made.day;
import static org.luoshi.engine.Made.duty;
import static org.luoshi.engine.Made.organisation;
import static org.luoshi.engine.Made.secretary;
import static org.luoshi.engine.Made.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.Made;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.org.Organisation;

/// `R > C > A`: nobody heads C, P heads A, and Q heads R.
class LineTest {

  private static final Organisation ORG =
      organisation(
          List.of(secretary("p", "A", "2018-01-01", null)),
          unit("R", ""),
          unit("C", "R"),
          unit("A", "C"),
          unit("Z", "R"));

  private static final Holders HOLDERS =
      new Holders() {
        private final Map<String, List<String>> heads =
            Map.of("A", List.of("P"), "R", List.of("Q"), "Z", List.of("P", "X"));

        @Override
        public List<String> ofUnit(String unit) {
          return unit.equals("A") ? List.of("O", "P") : headsOf(unit);
        }

        @Override
        public List<String> headsOf(String unit) {
          return heads.getOrDefault(unit, List.of());
        }

        @Override
        public List<String> being(String person) {
          return person.equals("p") ? List.of("P") : List.of();
        }

        @Override
        public List<String> holding(String unit, String post) {
          return unit.equals("C") && post.equals("clerk") ? List.of("K") : List.of();
        }
      };

  private static final Duty UNITS = duty(MONTHLY, MEETING);
  private static final Duty PERSONS =
      Made.binding(UNITS, new Duty.BindsPost("secretary"), Duty.Partial.FULL);

  @Test
  void remindsThoseWhoDoTheWorkOfTheUnit() {
    assertThat(of(UNITS, Party.BEARER)).containsExactly("O", "P");
  }

  @Test
  void passesOverAUnitWithoutHead() {
    assertThat(of(UNITS, new Party.Superior(1))).containsExactly("Q");
    assertThat(of(UNITS, new Party.Superior(2))).isEmpty();
  }

  @Test
  void makesNobodyTheirOwnSuperior() {
    assertThat(of(PERSONS, Party.BEARER)).containsExactly("P");
    assertThat(of(PERSONS, new Party.Superior(1))).containsExactly("Q");
  }

  @Test
  void findsTheNearestKindOrPostUpTheLine() {
    assertThat(of(UNITS, new Party.Named("bureau"))).containsExactly("Q");
    assertThat(of(UNITS, new Party.Named("branch"))).containsExactly("P");
    assertThat(of(UNITS, new Party.Named("clerk"))).containsExactly("K");
    assertThat(of(UNITS, new Party.Named("nobody"))).isEmpty();
  }

  @Test
  void asksTheCheckerThatTheDutyNames() {
    assertThat(of(UNITS, Party.CHECKER)).containsExactly("Q");
  }

  @Test
  void namesEachOnce() {
    assertThat(of(UNITS, Party.BEARER, new Party.Superior(1), Party.CHECKER))
        .containsExactlyInAnyOrder("O", "P", "Q");
  }

  private static Set<String> of(Duty duty, Party... parties) {
    var one = obligation(duty);
    return Line.of(one, ORG, ORG.treeOn(day("2020-03-03")), HOLDERS).recipients(Set.of(parties));
  }

  private static Obligation obligation(Duty duty) {
    return Made.judge(ORG, duty)
        .judge(day("2020-03-01"), day("2020-03-31"), day("2020-03-03"), _ -> true)
        .stream()
        .map(one -> one.obligation())
        .filter(one -> one.unit().equals("A"))
        .findFirst()
        .orElseThrow();
  }
}
