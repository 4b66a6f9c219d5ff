package org.luoshi.engine.obligation;

import java.util.HashSet;
import java.util.Set;

/// Which obligations of one duty a change can reach: all of some bearers, and all for some covered
/// objects or triggers.
///
/// It may name more than the change reaches, never less.
public record Touch(boolean all, Set<String> bearers, Set<String> things) {

  public static final Touch ALL = new Touch(true, Set.of(), Set.of());
  public static final Touch NOTHING = new Touch(false, Set.of(), Set.of());

  public Touch {
    bearers = Set.copyOf(bearers);
    things = Set.copyOf(things);
  }

  public static Touch ofBearer(String bearer) {
    return new Touch(false, Set.of(bearer), Set.of());
  }

  public static Touch ofThing(String thing) {
    return new Touch(false, Set.of(), Set.of(thing));
  }

  public boolean isNothing() {
    return !all && bearers.isEmpty() && things.isEmpty();
  }

  public boolean reaches(Obligation obligation) {
    return all
        || bearers.contains(obligation.bearer().id())
        || switch (obligation.occasion()) {
          case Occasion.InTerm _ -> false;
          case Occasion.ForObject(var _, var object) -> things.contains(object);
          case Occasion.Upon(var trigger, var _) -> things.contains(trigger.id());
        };
  }

  public Touch plus(Touch other) {
    return new Touch(all || other.all, union(bearers, other.bearers), union(things, other.things));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
