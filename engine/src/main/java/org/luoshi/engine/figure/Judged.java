package org.luoshi.engine.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.engine.obligation.Touch;

/// The judgements that figures are told from, duty by duty as they are asked for: of the whole year
/// of a date, or of all time.
///
/// Its successor keeps the list of every duty that was not touched; in the others what was touched
/// is judged again, in its place.
final class Judged {

  private final Judge judge;
  private final Period period;
  private final Reach reach;
  private final @Nullable Judged wider;
  private final Map<Key, List<Judgement>> lists = new HashMap<>();

  private record Key(String duty, boolean ever) {}

  Judged(Judge judge, Period period, Reach reach) {
    this(judge, period, reach, null);
  }

  private Judged(Judge judge, Period period, Reach reach, @Nullable Judged wider) {
    this.judge = judge;
    this.period = period;
    this.reach = reach;
    this.wider = wider;
  }

  /// The same judgements, as far as they lie in a part.
  Judged within(Reach part) {
    return new Judged(judge, period, part, this);
  }

  Period period() {
    return period;
  }

  /// The judgements of the duty that lie in reach.
  synchronized List<Judgement> of(String duty, boolean ever) {
    return lists.computeIfAbsent(
        new Key(duty, ever),
        key ->
            wider == null
                ? judged(judge, key, Touch.ALL)
                : wider.of(duty, ever).stream().filter(reach::holds).toList());
  }

  private List<Judgement> judged(Judge by, Key key, Touch touch) {
    return by
        .judgeReached(
            from(by, key),
            until(key),
            period.last(),
            duty -> duty.id().equals(key.duty()) ? touch : Touch.NOTHING)
        .stream()
        .filter(reach::holds)
        .toList();
  }

  private LocalDate from(Judge by, Key key) {
    return key.ever() ? by.rules().versions().getFirst().effective() : period.first();
  }

  private LocalDate until(Key key) {
    return key.ever() ? period.last() : period.lastOfYear();
  }

  synchronized Judged next(Judge by, Touched touched) {
    var next = new Judged(by, period, reach);
    lists.forEach((key, list) -> {
      var touch = touched.byDuty().getOrDefault(key.duty(), Touch.NOTHING);
      if (touch.isNothing()) {
        next.lists.put(key, list);
      } else {
        inPlace(list, touch, judged(by, key, touch))
            .ifPresent(replaced -> next.lists.put(key, replaced));
      }
    });
    return next;
  }

  /// The list with what was touched as it is judged now; nothing where obligations came or went, so
  /// that the places are others.
  private static Optional<List<Judgement>> inPlace(
      List<Judgement> list, Touch touch, List<Judgement> anew) {
    var byId = new HashMap<String, Judgement>();
    anew.forEach(one -> byId.put(one.obligation().id(), one));
    var all = new ArrayList<Judgement>(list.size());
    for (var one : list) {
      if (!touch.reaches(one.obligation())) {
        all.add(one);
        continue;
      }
      var now = byId.remove(one.obligation().id());
      if (now == null) {
        return Optional.empty();
      }
      all.add(now);
    }
    return byId.isEmpty() ? Optional.of(List.copyOf(all)) : Optional.empty();
  }
}
