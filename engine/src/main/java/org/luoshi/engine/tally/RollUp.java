package org.luoshi.engine.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;

/// The tallies of every unit with all that lies below it.
///
/// Each judgement counts in the tree as it stood at the end of its term (on the trigger's day), so
/// a later move changes no past figure; what a unit owes from before its founding counts where it
/// was founded.
public record RollUp(Map<String, Tally> byUnit) {

  public RollUp {
    byUnit = Collections.unmodifiableMap(byUnit);
  }

  /// One duty in one term: what is told apart below the unit, by the term's label.
  public record Cut(String duty, String term) {
    public static Cut of(Judgement judgement) {
      var obligation = judgement.obligation();
      return new Cut(obligation.duty().id(), obligation.occasion().countedIn().label());
    }
  }

  /// A roll-up for each duty and term, by trees that are drawn once for all of them.
  public static Map<Cut, RollUp> byCut(Forest forest, Collection<Judgement> judgements) {
    var byCut = new LinkedHashMap<Cut, List<Judgement>>();
    for (var judgement : judgements) {
      byCut.computeIfAbsent(Cut.of(judgement), _ -> new ArrayList<>()).add(judgement);
    }
    var rolled = new LinkedHashMap<Cut, RollUp>();
    byCut.forEach((cut, own) -> rolled.put(cut, of(forest, own)));
    return rolled;
  }

  public static RollUp of(Organisation organisation, Collection<Judgement> judgements) {
    return of(new Forest(organisation), judgements);
  }

  /// The same by trees that were drawn before, or will be wanted again.
  public static RollUp of(Forest forest, Collection<Judgement> judgements) {
    var byDay = new HashMap<LocalDate, Map<String, int[]>>();
    for (var judgement : judgements) {
      var obligation = judgement.obligation();
      byDay.computeIfAbsent(
              forest.organisation().counting(obligation.unit(), judgement.countedOn()),
              _ -> new HashMap<>())
          .computeIfAbsent(obligation.unit(), _ -> new int[Status.values().length])[
          judgement.status().ordinal()]++;
    }
    var byUnit = new LinkedHashMap<String, Tally>();
    byDay.forEach((day, own) -> addUp(forest.on(day), own, byUnit));
    return new RollUp(byUnit);
  }

  /// Each unit's own counts once for itself and once for every superior of that day.
  private static void addUp(Tree tree, Map<String, int[]> own, Map<String, Tally> byUnit) {
    own.forEach((unit, counts) -> {
      var tally = Tally.ofCounts(counts);
      byUnit.merge(unit, tally, Tally::plus);
      for (var above : tree.above(unit)) {
        byUnit.merge(above, tally, Tally::plus);
      }
    });
  }

  public Tally of(String unit) {
    return byUnit.getOrDefault(unit, Tally.NONE);
  }
}
