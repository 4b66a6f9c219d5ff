package org.luoshi.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The draw that anyone can repeat with `sha256sum`.
class DrawTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);

  @Test
  void ordersByTheDigestThatTheShellPrints() {
    // printf '%s' "seed:MZ0101" | sha256sum
    assertThat(Draw.digest("seed:MZ0101"))
        .isEqualTo("3c2284290da3b546cef6cd361585a734573d71e77c347030444d1abb78d9040c");
    assertThat(Draw.order("seed", List.of("MZ0101", "MZ0102", "MZ0103", "MZ0104", "MZ0102")))
        .containsExactly("MZ0103", "MZ0102", "MZ0104", "MZ0101");
  }

  @Test
  void drawsTheFirstOfEachGroup() {
    var groups = List.of(List.of("a1", "a2", "a3", "a4"), List.of("b1"), List.of("c1", "c2", "c3"));
    var drawn = Draw.units("s", groups, 2);
    assertThat(drawn).hasSize(5).contains("b1");
    assertThat(drawn.stream().filter(one -> one.startsWith("a")).toList())
        .isEqualTo(Draw.order("s", groups.getFirst()).subList(0, 2));
    assertThat(drawn).isEqualTo(Draw.order("s", drawn));
  }

  @Test
  void neverSendsAnInspectorToTheirOwnUnit() {
    for (int i = 0; i < 300; i++) {
      var random = new Random(SEED + i);
      var as = "seed %d".formatted(SEED + i);
      var units = IntStream.range(0, 1 + random.nextInt(30)).mapToObj(n -> "u" + n).toList();
      var people = IntStream.range(0, 1 + random.nextInt(9)).mapToObj(n -> "p" + n).toList();
      var home = new HashMap<String, String>();
      people.forEach(one -> home.put(one, units.get(random.nextInt(units.size()))));
      int team = 1 + random.nextInt(3);
      var seed = "seed " + random.nextInt();
      var teams = Draw.teams(seed, units, people, team, (one, unit) -> unit.equals(home.get(one)));
      assertThat(teams.keySet()).as(as).containsExactlyElementsOf(units);
      teams.forEach((unit, chosen) -> {
        long could = people.stream().filter(one -> !unit.equals(home.get(one))).count();
        assertThat(chosen).as(as).hasSize((int) Math.min(team, could)).doesNotHaveDuplicates();
        assertThat(chosen).as(as).noneMatch(one -> unit.equals(home.get(one)));
      });
      assertThat(teams).as(as).isEqualTo(slow(seed, units, people, team, home));
      assertThat(Draw.teams(seed, units, people.reversed(), team, (p, u) -> u.equals(home.get(p))))
          .as(as)
          .isEqualTo(teams);
    }
  }

  /// The queue played with cards: look through it from the front, take who may, put them last.
  private static Map<String, List<String>> slow(
      String seed, List<String> units, List<String> people, int team, Map<String, String> home) {
    var cards = new ArrayList<>(people);
    cards.sort(
        (one, other) -> Draw.digest(seed + ":" + one).compareTo(Draw.digest(seed + ":" + other)));
    var teams = new HashMap<String, List<String>>();
    for (var unit : units) {
      var taken = new ArrayList<String>();
      var left = new ArrayList<String>();
      for (var card : cards) {
        boolean may = taken.size() < team && !unit.equals(home.get(card));
        (may ? taken : left).add(card);
      }
      left.addAll(taken);
      cards = left;
      teams.put(unit, taken);
    }
    return teams;
  }

  @Test
  void givesEachUnitTheSameChance() {
    var units = IntStream.range(0, 20).mapToObj(n -> "MZ" + n).toList();
    var often = new HashMap<String, Integer>();
    for (int i = 0; i < 4_000; i++) {
      Draw.units("s" + (SEED + i), List.of(units), 5)
          .forEach(unit -> often.merge(unit, 1, Integer::sum));
    }
    assertThat(new HashSet<>(units)).isEqualTo(often.keySet());
    assertThat(often.values())
        .as("seed %d", SEED)
        .allSatisfy(times -> assertThat(times).isBetween(850, 1150));
  }
}
