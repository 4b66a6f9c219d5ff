package org.luoshi.testkit.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.org.Forest;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.rollup.Counted;
import org.luoshi.engine.rollup.Cube;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.Tally;

/// What is counted bit by bit, checked against going through all judgements.
record Counts(Counted counted, Organisation organisation) {

  static Counts of(Forest forest, Collection<Judgement> judgements) {
    return new Counts(Counted.of(forest, judgements), forest.organisation());
  }

  Counts with(Collection<Judgement> gone, Collection<Judgement> come) {
    return new Counts(counted.with(gone, come), organisation);
  }

  /// Every unit's tally is that of the slow roll-up, and in each cell the list of a status is as
  /// long as its count.
  void check(String told, Map<String, Judgement> known) {
    var rolled = RollUp.of(organisation, known.values());
    for (var unit : organisation.units().keySet()) {
      assertThat(counted.tally(unit)).as("%s: %s", told, unit).isEqualTo(rolled.of(unit));
    }
    var byKey = new TreeMap<Cube.Key, List<Judgement>>();
    known
        .values()
        .forEach(one -> byKey.computeIfAbsent(counted.key(one), _ -> new ArrayList<>()).add(one));
    byKey.forEach((key, all) -> {
      assertThat(counted.cube().tally(-1, key)).as("%s: %s", told, key).isEqualTo(Tally.of(all));
      for (var status : Status.values()) {
        assertThat(listed(key, status))
            .as("%s: %s %s", told, key, status)
            .containsExactlyInAnyOrderElementsOf(
                all.stream()
                    .filter(one -> one.is(status))
                    .map(one -> one.obligation().unit())
                    .distinct()
                    .toList());
      }
    });
  }

  /// Page by page, three at a time.
  private List<String> listed(Cube.Key key, Status status) {
    var units = new ArrayList<String>();
    int after = -1;
    while (true) {
      var page = counted.cube().list(-1, key, status, after, 3);
      for (int position : page) {
        units.add(counted.unit(position));
      }
      if (page.length < 3) {
        return units;
      }
      after = page[2];
    }
  }
}
