package org.luoshi.testkit.bureau;

import static org.luoshi.testkit.bureau.Expectation.count;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.BureauYear.Relay;

/// What lives through several dates: findings, enquiries, documents to be relayed.
record CaseCounts(BureauYear facts, Expectation at) {

  Map<String, Object> findings() {
    var start = LocalDate.of(facts.asOf().getYear(), 1, 1);
    var all =
        facts.findings().stream()
            .filter(one -> at.known(one.found()))
            .filter(one -> one.rectified() == null || !one.rectified().isBefore(start))
            .toList();
    var rectified = all.stream().filter(one -> at.known(one.rectified())).toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("total", all.size());
    tree.put("rectified", rectified.size());
    tree.put("closed", count(all.stream(), one -> at.known(one.closed())));
    tree.put(
        "overdue", count(all.stream(), one -> !at.known(one.rectified()) && at.known(one.limit())));
    tree.put(
        "rectified_late",
        count(
            rectified.stream(),
            one -> one.rectified() != null && one.rectified().isAfter(one.limit())));
    return tree;
  }

  Map<String, Object> enquiries() {
    var all = facts.enquiries().stream().filter(one -> at.inPeriod(one.received())).toList();
    var answered = all.stream().filter(one -> at.known(one.answered())).toList();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("received", all.size());
    tree.put("answered", answered.size());
    tree.put(
        "answered_in_5_working_days",
        count(
            answered.stream(),
            one -> one.answered() != null && Workdays.within(5, one.received(), one.answered())));
    tree.put("rated", count(answered.stream(), one -> !one.rating().isEmpty()));
    tree.put(
        "satisfied_or_basically",
        count(answered.stream(), one -> one.rating().equals("满意") || one.rating().equals("基本满意")));
    return tree;
  }

  Map<String, @Nullable Object> directives() {
    var documents = new TreeMap<String, List<Relay>>();
    for (var relay : facts.relays()) {
      if (at.inPeriod(relay.received())) {
        documents.computeIfAbsent(relay.document(), _ -> new ArrayList<>()).add(relay);
      }
    }
    int owed = 0;
    int relayed = 0;
    int inTime = 0;
    var lags = new ArrayList<Long>();
    for (var relays : documents.values()) {
      var received = relays.getFirst().received();
      for (var unit : facts.units()) {
        boolean bound = unit.isBranch() || unit.kind().equals(BureauYear.BUREAU);
        if (bound && unit.livesOn(received)) {
          owed++;
          var day = relayedBy(unit.name(), relays);
          if (day != null) {
            long lag = ChronoUnit.DAYS.between(received, day);
            relayed++;
            inTime += lag <= 7 ? 1 : 0;
            if (unit.isBranch()) {
              lags.add(lag);
            }
          }
        }
      }
    }
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("documents", documents.size());
    tree.put("relays_owed", owed);
    tree.put("relayed", relayed);
    tree.put("relayed_within_7_days", inTime);
    tree.put("branch_median_lag_days", median(lags));
    return tree;
  }

  private @Nullable LocalDate relayedBy(String unit, List<Relay> relays) {
    return relays.stream()
        .filter(relay -> relay.unit().equals(unit) && at.known(relay.relayed()))
        .map(Relay::relayed)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Number median(List<Long> lags) {
    if (lags.isEmpty()) {
      return null;
    }
    Collections.sort(lags);
    long twice = lags.get((lags.size() - 1) / 2) + lags.get(lags.size() / 2);
    return twice % 2 == 0 ? (Number) (twice / 2) : BigDecimal.valueOf(twice * 5).movePointLeft(1);
  }
}
