package org.luoshi.engine.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.Amount;

/// Sums of scores by subtree and level, against sums over lists of superiors.
class MeanTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);

  /// A random tree: each unit stands under one drawn before it.
  private static Tree tree(Map<String, String> superiors) {
    var preorder = new java.util.ArrayList<String>();
    var nodes = new HashMap<String, Tree.Node>();
    visit("", 0, superiors, preorder, nodes);
    return new Tree(LocalDate.of(2020, 10, 31), preorder, nodes);
  }

  private static void visit(
      String superior,
      int depth,
      Map<String, String> superiors,
      List<String> preorder,
      Map<String, Tree.Node> nodes) {
    superiors.forEach((unit, above) -> {
      if (above.equals(superior)) {
        int at = preorder.size();
        preorder.add(unit);
        visit(unit, depth + 1, superiors, preorder, nodes);
        nodes.put(unit, new Tree.Node(superior, depth, at, preorder.size()));
      }
    });
  }

  @Test
  void rollsUpToWhatASecondSumSays() {
    for (int i = 0; i < 200; i++) {
      var random = new Random(SEED + i);
      var superiors = new LinkedHashMap<String, String>();
      int size = 1 + random.nextInt(40);
      for (int n = 0; n < size; n++) {
        superiors.put("u" + n, n == 0 || random.nextInt(9) == 0 ? "" : "u" + random.nextInt(n));
      }
      var scores = new HashMap<String, Amount>();
      for (int n = 0; n < size; n++) {
        if (random.nextInt(3) > 0) {
          scores.put("u" + n, new Amount(random.nextInt(100_001)));
        }
      }
      scores.put("gone", Amount.whole(7));
      var tree = tree(superiors);
      var as = "seed %d".formatted(SEED + i);
      var sums = Mean.bySubtree(tree, scores);
      for (var unit : superiors.keySet()) {
        assertThat(sums.getOrDefault(unit, Mean.NONE))
            .as(as)
            .isEqualTo(sum(unit, superiors, scores));
      }
      assertThat(sums).as(as).doesNotContainKey("gone");
      var all = Mean.byLevel(tree, scores).values().stream().reduce(Mean.NONE, Mean::plus);
      assertThat(all.count()).as(as).isEqualTo(scores.size() - 1);
    }
  }

  private static Mean sum(String root, Map<String, String> superiors, Map<String, Amount> scores) {
    int count = 0;
    var total = BigDecimal.ZERO;
    for (var one : scores.entrySet()) {
      var at = one.getKey();
      while (!at.isEmpty() && !at.equals(root)) {
        at = superiors.getOrDefault(at, "");
      }
      if (at.equals(root)) {
        count++;
        total = total.add(one.getValue().decimal());
      }
    }
    return new Mean(count, Amount.of(total));
  }

  @Test
  void isRoundedHalfUpOnlyWhenAsked() {
    var mean = Mean.of(Amount.whole(90)).plus(Mean.of(Amount.of(new BigDecimal("90.005"))));
    assertThat(mean.value(2)).contains(new BigDecimal("90.00"));
    assertThat(mean.value(3)).contains(new BigDecimal("90.003").setScale(3, RoundingMode.HALF_UP));
    assertThat(Mean.NONE.value(2)).isEmpty();
  }
}
