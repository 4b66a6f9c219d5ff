package org.luoshi.engine.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Judgement;

/// Where the same proof is asked for more than once: as rules ask for it, and as records were
/// credited.
public final class Overlaps {

  private Overlaps() {}

  /// Two duties of one bearer that ask for the same kind of record; `fields` are those on which
  /// both set a condition. `shared` where one record can serve both, so that it is entered once;
  /// else two are asked for.
  public record Asked(Duty one, Duty other, String kind, List<String> fields, boolean shared) {
    public Asked {
      fields = List.copyOf(fields);
    }
  }

  /// All of them, in the order of the programme.
  public static List<Asked> asked(Programme programme) {
    var duties = List.copyOf(programme.duties().values());
    var found = new ArrayList<Asked>();
    for (int i = 0; i < duties.size(); i++) {
      for (int j = i + 1; j < duties.size(); j++) {
        var one = duties.get(i);
        var other = duties.get(j);
        var needs = one.needs();
        var others = other.needs();
        if (needs != null
            && others != null
            && needs.record().equals(others.record())
            && haveBearersInCommon(one, other)) {
          found.add(
              new Asked(
                  one, other, needs.record(), fields(needs, others), canShare(needs, others)));
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean haveBearersInCommon(Duty one, Duty other) {
    return switch (one.binds()) {
      case Duty.BindsUnits(var kinds) ->
          other.binds() instanceof Duty.BindsUnits(var others)
              && !Collections.disjoint(kinds, others);
      case Duty.BindsPost(var post) ->
          other.binds() instanceof Duty.BindsPost(var others) && post.equals(others);
    };
  }

  private static List<String> fields(Needs one, Needs other) {
    var fields = new TreeSet<String>();
    one.where().forEach(condition -> fields.add(condition.field()));
    var theirs = new TreeSet<String>();
    other.where().forEach(condition -> theirs.add(condition.field()));
    fields.retainAll(theirs);
    return List.copyOf(fields);
  }

  /// Whether no field has to hold one thing for the one and another for the other.
  public static boolean canShare(Needs one, Needs other) {
    for (var mine : one.where()) {
      for (var theirs : other.where()) {
        if (mine instanceof Condition.OneOf(var field, var values)
            && theirs instanceof Condition.OneOf(var its, var others)
            && field.equals(its)
            && Collections.disjoint(values, others)) {
          return false;
        }
      }
    }
    return true;
  }

  /// What records were credited to: how many served how many duties, and the records that served
  /// each two duties, both by id in their order.
  public record Credited(SortedMap<Integer, List<String>> byDuties, Map<Pair, List<String>> pairs) {
    public Credited {
      byDuties = Collections.unmodifiableSortedMap(new TreeMap<>(byDuties));
      pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }
  }

  /// Two duties by id.
  public record Pair(String one, String other) {}

  /// From what was judged; `order` are the ids of duties as the programme lists them, unknown ones
  /// come last by id.
  public static Credited credited(Collection<Judgement> judgements, List<String> order) {
    var byRecord = new TreeMap<String, TreeSet<String>>();
    var place = new LinkedHashMap<String, Integer>();
    order.forEach(duty -> place.put(duty, place.size()));
    for (var judgement : judgements) {
      var duty = judgement.obligation().duty().id();
      for (var credit : judgement.credits()) {
        byRecord.computeIfAbsent(credit.record(), _ -> new TreeSet<>(inOrder(place))).add(duty);
      }
    }
    var byDuties = new TreeMap<Integer, List<String>>();
    var pairs = new TreeMap<Pair, List<String>>(inPairs(place));
    byRecord.forEach((record, duties) -> {
      byDuties.computeIfAbsent(duties.size(), _ -> new ArrayList<>()).add(record);
      for (var one : duties) {
        for (var other : duties.tailSet(one, false)) {
          pairs.computeIfAbsent(new Pair(one, other), _ -> new ArrayList<>()).add(record);
        }
      }
    });
    return new Credited(byDuties, pairs);
  }

  private static Comparator<String> inOrder(Map<String, Integer> place) {
    return Comparator.comparing((String duty) -> place.getOrDefault(duty, place.size()))
        .thenComparing(Comparator.naturalOrder());
  }

  private static Comparator<Pair> inPairs(Map<String, Integer> place) {
    return Comparator.comparing(Pair::one, inOrder(place))
        .thenComparing(Pair::other, inOrder(place));
  }
}
