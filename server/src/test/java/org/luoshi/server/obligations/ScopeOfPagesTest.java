package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Scope;
import org.luoshi.server.shell.Refusals;
import org.luoshi.testkit.judging.World;
import org.luoshi.testkit.judging.Worlds;

/// What the pages of obligations keep from those it does not concern.
class ScopeOfPagesTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int WORLDS = Integer.getInteger("luoshi.random.cases", 1000) / 10;

  /// A unit alone, of those there are.
  private static Scope alone(World world, Random random) {
    var units = world.evidence().organisation().units().keySet().stream().toList();
    return new Scope(units.get(random.nextInt(units.size())), false, null, false);
  }

  @Test
  void nameNoUnitOutOfSight() {
    int hidden = 0;
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var world = Worlds.random(seed);
      if (world.evidence().organisation().units().isEmpty()) {
        continue;
      }
      var seen = Seen.of(world, alone(world, new Random(seed)));
      var page = Seen.page("/", Map.of(), Language.ZH);
      var unit = seen.scope().unit();
      var html =
          seen.overview(unit, page)
              + seen.charts(unit, page)
              + seen.coverage(unit, page)
              + seen.duties(page)
              + seen.list(Filter.ALL, page);
      for (var other : world.evidence().organisation().units().values()) {
        if (seen.sight().reached(other.id()).isEmpty()) {
          hidden++;
          assertThat(html)
              .as("seed %d, %s", seed, other.id())
              .doesNotContain("unit=" + other.id() + "\"", "unit=" + other.id() + "&");
        }
      }
    }
    assertThat(hidden).isGreaterThan(WORLDS);
  }

  @Test
  void refuseAUnitOutOfSightAsOneThatIsNot() {
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var world = Worlds.random(seed);
      if (world.evidence().organisation().units().isEmpty()) {
        continue;
      }
      var sight = Seen.of(world, alone(world, new Random(seed))).sight();
      for (var id : world.evidence().organisation().units().keySet()) {
        if (sight.reached(id).isEmpty()) {
          assertThatThrownBy(() -> Sights.unit(sight, Map.of("unit", id)))
              .isInstanceOf(Refusals.NotThere.class);
          assertThat(codes(sight, id)).isEqualTo(codes(sight, "no-such-unit"));
        }
      }
      assertThatThrownBy(() -> Sights.unit(sight, Map.of("unit", "no-such-unit")))
          .isInstanceOf(Refusals.NotThere.class);
    }
  }

  private static String codes(Sight sight, String unit) {
    try {
      Listing.filter(sight, Map.of("unit", unit));
      return "found";
    } catch (WrongInput wrong) {
      return wrong.found().getFirst().code().replace("-none", "");
    }
  }

  @Test
  void explainNothingThatIsNotSeen() {
    int refused = 0;
    int told = 0;
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var world = Worlds.random(seed);
      var random = new Random(seed);
      var seen = Seen.of(world, Seen.scope(world, random));
      var all = seen.board().judgements(world.asOf());
      for (int i = 0; i < 5 && !all.isEmpty(); i++) {
        var one = all.get(random.nextInt(all.size()));
        var page = Seen.page("/explanation", Map.of(), Language.EN);
        var values = Seen.values(Listing.explanation(one, page));
        boolean isSeen = seen.sight().sees(one);
        try {
          var explained = Explained.of(seen.sight(), values, page, _ -> java.util.List.of());
          var ids = explained.ones().stream().map(Explained.One::id).toList();
          if (isSeen) {
            assertThat(ids).as("seed %d", seed).contains(one.obligation().id());
            told++;
          } else {
            assertThat(ids).as("seed %d", seed).doesNotContain(one.obligation().id());
          }
        } catch (Refusals.NotThere notThere) {
          assertThat(isSeen).as("seed %d, %s", seed, one.obligation().id()).isFalse();
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
    assertThat(told).isPositive();
  }
}
