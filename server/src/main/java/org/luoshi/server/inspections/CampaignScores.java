package org.luoshi.server.inspections;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.luoshi.engine.assess.Mean;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.record.Amount;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;

/// The assessments of a campaign that somebody may see, in the order of the tree, and what their
/// scores come to for each superior they reach and each level. Units, never persons.
record CampaignScores(
    List<Matter> lines, Map<String, Mean> subtrees, SortedMap<Integer, Mean> levels) {

  CampaignScores {
    lines = List.copyOf(lines);
  }

  static CampaignScores of(Matter campaign, Matters matters, Handling handling) {
    var seeing = new Assessments(matters);
    var tree = handling.desk().tree(handling.today());
    var lines =
        matters.of(campaign.id()).stream()
            .filter(one -> seeing.sees(one, handling))
            .sorted(java.util.Comparator.comparing((Matter one) -> place(tree, one.unit())))
            .toList();
    var scores = new HashMap<String, Amount>();
    for (var one : lines) {
      if (!one.says("score").isEmpty() && !one.state().equals("withdrawn")) {
        scores.put(one.unit(), Amount.of(new BigDecimal(one.says("score"))));
      }
    }
    var sums = new LinkedHashMap<>(Mean.bySubtree(tree, scores));
    sums.keySet().removeIf(unit -> !handling.isOwn(unit) && !handling.isBelow(unit));
    return new CampaignScores(lines, sums, Mean.byLevel(tree, scores));
  }

  private static int place(Tree tree, String unit) {
    return tree.node(unit).map(Tree.Node::position).orElse(Integer.MAX_VALUE);
  }
}
