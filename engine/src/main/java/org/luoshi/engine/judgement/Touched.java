package org.luoshi.engine.judgement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.record.WorkRecord;

/// Which obligations changed records and exemptions can reach, duty by duty; it may name more than
/// they reach, never less.
///
/// A record reaches, as it was and as it is: the obligations of its unit and of its person wherever
/// a duty asks for its kind, those for the object it serves, and those that it sets off or that are
/// for it. Standing duties and who owes what depend on the organisation alone: where its units
/// change, everything is judged anew.
public record Touched(Map<String, Touch> byDuty) {

  public static final Touched NOTHING = new Touched(Map.of());

  public Touched {
    byDuty = Map.copyOf(byDuty);
  }

  /// What the changes of records reach under the rules.
  public static Touched by(Rules rules, Collection<Change> changes) {
    var byKind = new HashMap<String, List<WorkRecord>>();
    for (var change : changes) {
      put(byKind, change.before());
      put(byKind, change.after());
    }
    var touched = new HashMap<String, Gathered>();
    for (var version : rules.versions()) {
      for (var duty : version.duties().values()) {
        for (var kind : kinds(duty)) {
          for (var one : byKind.getOrDefault(kind, List.of())) {
            touched.computeIfAbsent(duty.id(), _ -> new Gathered()).add(duty, one);
          }
        }
      }
    }
    var byDuty = new HashMap<String, Touch>();
    touched.forEach((duty, gathered) -> byDuty.put(duty, gathered.touch()));
    return new Touched(byDuty);
  }

  /// What exemptions reach that were given or taken back: all that the bearer owes of the duty.
  public static Touched by(Collection<Exemption> before, Collection<Exemption> after) {
    var changed = new ArrayList<>(before);
    var come = new ArrayList<Exemption>();
    for (var one : after) {
      if (!changed.remove(one)) {
        come.add(one);
      }
    }
    changed.addAll(come);
    var byDuty = new HashMap<String, Touch>();
    changed.forEach(one -> byDuty.merge(one.duty(), Touch.ofBearer(one.bearer()), Touch::plus));
    return new Touched(byDuty);
  }

  /// What is reached by the coming and going of holders of posts, while the units stay as they are:
  /// what these persons owe, and whether posts at these units are filled.
  public static Touched byHolders(Rules rules, Set<String> persons, Set<String> units) {
    var byDuty = new HashMap<String, Touch>();
    for (var version : rules.versions()) {
      for (var duty : version.duties().values()) {
        if (duty.binds() instanceof Duty.BindsPost) {
          byDuty.merge(duty.id(), new Touch(false, persons, Set.of()), Touch::plus);
        }
        if (duty.rhythm() instanceof Duty.Standing) {
          byDuty.merge(duty.id(), new Touch(false, units, Set.of()), Touch::plus);
        }
      }
    }
    return new Touched(byDuty);
  }

  private static void put(Map<String, List<WorkRecord>> byKind, @Nullable WorkRecord one) {
    if (one != null) {
      byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one);
    }
  }

  /// The kinds of record the duty has to do with.
  private static Set<String> kinds(Duty duty) {
    var kinds = new java.util.HashSet<String>();
    if (duty.needs() != null) {
      kinds.add(duty.needs().record());
    }
    switch (duty.rhythm()) {
      case Duty.ForEach(var kind) -> kinds.add(kind);
      case Duty.Covers(var _, Duty.ObjectsOf(var kind)) -> kinds.add(kind);
      case Duty.Covers _, Duty.Every _, Duty.Standing _ -> {}
    }
    return kinds;
  }

  /// What is touched of one duty, while it is gathered.
  private static final class Gathered {
    private final Set<String> bearers = new java.util.HashSet<>();
    private final Set<String> things = new java.util.HashSet<>();

    void add(Duty duty, WorkRecord one) {
      switch (duty.rhythm()) {
        case Duty.ForEach(var kind) when kind.equals(one.kind()) -> things.add(one.id());
        case Duty.Covers(var _, Duty.ObjectsOf(var kind)) when kind.equals(one.kind()) ->
            things.add(one.id());
        default -> {}
      }
      var needs = duty.needs();
      if (needs == null || !needs.record().equals(one.kind())) {
        return;
      }
      if (duty.rhythm() instanceof Duty.Covers) {
        var served =
            needs.object() == null
                ? one.unit()
                : one.value(needs.object()).map(Object::toString).orElse(null);
        add(things, served);
      } else {
        add(bearers, duty.binds() instanceof Duty.BindsPost ? one.person() : one.unit());
      }
    }

    private static void add(Set<String> to, @Nullable String id) {
      if (id != null) {
        to.add(id);
      }
    }

    Touch touch() {
      return new Touch(false, bearers, things);
    }
  }

  public boolean isNothing() {
    return byDuty.isEmpty();
  }

  public Touch of(Duty duty) {
    return byDuty.getOrDefault(duty.id(), Touch.NOTHING);
  }

  public boolean reaches(Obligation obligation) {
    return of(obligation.duty()).reaches(obligation);
  }

  public Touched plus(Touched other) {
    var both = new HashMap<>(byDuty);
    other.byDuty.forEach((duty, touch) -> both.merge(duty, touch, Touch::plus));
    return new Touched(both);
  }
}
