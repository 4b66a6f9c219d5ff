package org.luoshi.engine.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Trees as ranges of positions, against following every unit's superiors to the top.
class LayoutTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031);
  private static final int CASES = Integer.getInteger("luoshi.random.cases", 1000) / 5;

  static int[] randomTree(SplittableRandom random, int size) {
    var superiors = new int[size];
    for (int i = 0; i < size; i++) {
      superiors[i] = i == 0 || random.nextInt(9) == 0 ? Preorder.NOBODY : random.nextInt(i);
    }
    return superiors;
  }

  private static BitSet below(int[] superiors, int root) {
    var found = new BitSet();
    for (int unit = 0; unit < superiors.length; unit++) {
      int at = unit;
      while (at != Preorder.NOBODY && at != root) {
        at = superiors[at];
      }
      found.set(unit, at == root);
    }
    return found;
  }

  private static BitSet held(Ranges ranges) {
    var held = new BitSet();
    for (int i = 0; i < ranges.count(); i++) {
      assertThat(ranges.from(i)).isLessThan(ranges.end(i));
      assertThat(i == 0 || ranges.end(i - 1) < ranges.from(i)).isTrue();
      held.set(ranges.from(i), ranges.end(i));
    }
    assertThat(ranges.size()).isEqualTo(held.cardinality());
    for (int i = 0; i <= held.length(); i++) {
      assertThat(ranges.has(i)).isEqualTo(held.get(i));
    }
    return held;
  }

  @Test
  void numbersUnitsSoThatEverySubtreeIsOneRange() {
    System.out.printf("LayoutTest: %d trees from -Dluoshi.random.seed=%d%n", CASES, SEED);
    for (int i = 0; i < CASES; i++) {
      var random = new SplittableRandom(SEED + i);
      var superiors = randomTree(random, 1 + random.nextInt(60));
      var shuffled = shuffled(superiors, random);
      var numbered = Preorder.of(shuffled);
      var preorder = numbered.preorder();
      var positions = numbered.position();
      for (int unit = 0; unit < shuffled.length; unit++) {
        int at = positions[unit];
        int above = shuffled[unit];
        assertThat(preorder.superior(at)).isEqualTo(above < 0 ? above : positions[above]);
        var below = below(shuffled, unit);
        for (int other = 0; other < shuffled.length; other++) {
          assertThat(preorder.isWithin(positions[other], at)).isEqualTo(below.get(other));
        }
      }
    }
  }

  /// The same tree with its units given in another order.
  private static int[] shuffled(int[] superiors, SplittableRandom random) {
    int size = superiors.length;
    var place = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      place[i] = place[other];
      place[other] = i;
    }
    var shuffled = new int[size];
    for (int i = 0; i < size; i++) {
      shuffled[place[i]] = superiors[i] < 0 ? superiors[i] : place[superiors[i]];
    }
    return shuffled;
  }

  @Test
  void keepsTheOrderInWhichUnitsWereGiven() {
    var numbered = Preorder.of(new int[] {-1, 0, 0, 1, -1});
    assertThat(numbered.position()).containsExactly(0, 1, 3, 2, 4);
    assertThat(numbered.preorder().end(-1)).isEqualTo(5);
    assertThat(numbered.preorder().size()).isEqualTo(5);
  }

  @Test
  void refusesUnitsThatAreTheirOwnAncestors() {
    assertThatThrownBy(() -> Preorder.of(new int[] {-1, 2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(2) of (3)");
  }

  @Test
  void findsEverySubtreeAfterAnyMoves() {
    for (int i = 0; i < CASES; i++) {
      var random = new SplittableRandom(SEED + i);
      var numbered = Preorder.of(randomTree(random, 1 + random.nextInt(60)));
      var preorder = numbered.preorder();
      int size = preorder.size();
      var superiors = new int[size];
      for (int unit = 0; unit < size; unit++) {
        superiors[unit] = preorder.superior(unit);
      }
      var layout = Layout.of(preorder);
      for (int step = 0; step < 12; step++) {
        int unit = random.nextInt(size);
        int to = random.nextInt(size + 1) - 1;
        if (to >= 0 && below(superiors, unit).get(to)) {
          var known = layout;
          assertThatThrownBy(() -> known.with(unit, to))
              .isInstanceOf(IllegalArgumentException.class);
          continue;
        }
        superiors[unit] = to;
        layout = layout.with(unit, to);
        check(layout, superiors, "seed %d step %d".formatted(SEED + i, step));
        assertThat(layout.heads()).isEqualTo(Layout.of(preorder, at -> superiors[at]).heads());
        assertThat(layout.hangs()).isEqualTo(Layout.of(preorder, at -> superiors[at]).hangs());
      }
      assertThat(layout.moves()).isLessThanOrEqualTo(12);
    }
  }

  private static void check(Layout layout, int[] superiors, String told) {
    for (int unit = 0; unit < superiors.length; unit++) {
      assertThat(layout.superior(unit)).as(told).isEqualTo(superiors[unit]);
      var below = below(superiors, unit);
      assertThat(held(layout.within(unit))).as(told).isEqualTo(below);
      for (int other = 0; other < superiors.length; other++) {
        assertThat(layout.isWithin(other, unit)).as(told).isEqualTo(below.get(other));
      }
    }
    assertThat(layout.within(-1)).isEqualTo(Ranges.of(0, superiors.length));
    assertThat(layout.isWithin(0, -1)).isTrue();
  }

  @Test
  void leavesUnitsThatDoNotLiveWhereTheyWere() {
    var preorder = Preorder.of(new int[] {-1, 0, 1}).preorder();
    var layout = Layout.of(preorder, unit -> unit == 1 ? Layout.ABSENT : unit == 2 ? 0 : -1);
    assertThat(layout.superior(1)).isZero();
    assertThat(layout.superior(2)).isZero();
    assertThat(layout.moves()).isEqualTo(1);
    assertThat(layout.preorder()).isSameAs(preorder);
  }
}
