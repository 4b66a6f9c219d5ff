package org.luoshi.engine.assess;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.Amount;

/// How many scores there are and what they come to: adds up exactly, and gives the mean when asked.
public record Mean(int count, Amount total) {

  /// No score at all.
  public static final Mean NONE = new Mean(0, Amount.ZERO);

  public static Mean of(Amount one) {
    return new Mean(1, one);
  }

  public Mean plus(Mean other) {
    return new Mean(count + other.count, total.plus(other.total));
  }

  /// The mean, rounded half up; empty where there is no score.
  public Optional<BigDecimal> value(int decimals) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            total.decimal().divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_UP));
  }

  /// What the scores of units come to for each unit with all below it, in the order of the tree;
  /// units without any are left out. Scores of units that are not in the tree count nowhere.
  public static Map<String, Mean> bySubtree(Tree tree, Map<String, Amount> scores) {
    var sums = new LinkedHashMap<String, Mean>();
    for (var unit : tree.preorder()) {
      var score = scores.get(unit);
      if (score != null) {
        sums.merge(unit, of(score), Mean::plus);
        tree.above(unit).forEach(above -> sums.merge(above, of(score), Mean::plus));
      }
    }
    var inOrder = new LinkedHashMap<String, Mean>();
    tree.preorder().stream().filter(sums::containsKey).forEach(u -> inOrder.put(u, sums.get(u)));
    return inOrder;
  }

  /// What they come to for each level of the tree, from 0.
  public static SortedMap<Integer, Mean> byLevel(Tree tree, Map<String, Amount> scores) {
    var sums = new TreeMap<Integer, Mean>();
    scores.forEach((unit, score) ->
        tree.node(unit).ifPresent(node -> sums.merge(node.depth(), of(score), Mean::plus)));
    return sums;
  }
}
