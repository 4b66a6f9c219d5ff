package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.server.access.Scope;

/// Which obligations are seen: those of a scope, perhaps narrowed to units within it.
record Lens(Scope scope, List<Narrowing> narrowings) {

  /// One unit, or it and all below it.
  record Narrowing(String unit, boolean below) {}

  Lens {
    narrowings = List.copyOf(narrowings);
  }

  Lens within(String unit, boolean below) {
    var all = new ArrayList<>(narrowings);
    all.add(new Narrowing(unit, below));
    return new Lens(scope, all);
  }

  /// The unit looked at; empty for the whole house.
  String root() {
    return narrowings.isEmpty() ? scope.unit() : narrowings.getLast().unit();
  }

  boolean isEverything() {
    return scope.isWhole() && scope.othersToo() && narrowings.isEmpty();
  }

  /// The lens with its units by number, ready to be held against obligations.
  Eye eye(Places places) {
    var roots = new ArrayList<Eye.Root>();
    if (!scope.isWhole()) {
      roots.add(new Eye.Root(places.find(scope.unit()), scope.below()));
    }
    for (var one : narrowings) {
      roots.add(new Eye.Root(places.find(one.unit()), one.below()));
    }
    return new Eye(scope, List.copyOf(roots));
  }

  /// A lens at work.
  record Eye(Scope scope, List<Root> roots) {

    record Root(int unit, boolean below) {}

    boolean sees(Column column, int i) {
      for (var root : roots) {
        if (root.unit() == Places.NOBODY
            || (root.below()
                ? !column.grove[i].isWithin(column.unit[i], root.unit())
                : column.unit[i] != root.unit())) {
          return false;
        }
      }
      return scope.othersToo()
          || !(column.all[i].obligation().bearer() instanceof Bearer.OfHolder(var id, var _))
          || id.equals(scope.person());
    }
  }
}
