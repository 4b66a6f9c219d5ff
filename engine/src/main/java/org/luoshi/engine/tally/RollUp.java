package org.luoshi.engine.tally;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;

/// The tallies of every unit with all that lies below it.
///
/// Each judgement counts in the tree as it stood at the end of its term (on the trigger's day), so
/// a later move changes no past figure.
public record RollUp(Map<String, Tally> byUnit) {

  public RollUp {
    byUnit = Collections.unmodifiableMap(byUnit);
  }

  public static RollUp of(Organisation organisation, Collection<Judgement> judgements) {
    var trees = new HashMap<LocalDate, Tree>();
    var byUnit = new LinkedHashMap<String, Tally>();
    for (var judgement : judgements) {
      var obligation = judgement.obligation();
      var tree = trees.computeIfAbsent(obligation.rollsUpOn(), organisation::treeOn);
      var one = Tally.of(judgement.status());
      byUnit.merge(obligation.unit(), one, Tally::plus);
      for (var above : tree.above(obligation.unit())) {
        byUnit.merge(above, one, Tally::plus);
      }
    }
    return new RollUp(byUnit);
  }

  public Tally of(String unit) {
    return byUnit.getOrDefault(unit, Tally.NONE);
  }
}
