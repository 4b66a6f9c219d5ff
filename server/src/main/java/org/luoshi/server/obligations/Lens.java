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
    int count = narrowings.size() + (scope.isWhole() ? 0 : 1);
    var eye = new Eye(scope, new int[count], new boolean[count]);
    int n = 0;
    if (!scope.isWhole()) {
      eye.root[n] = places.find(scope.unit());
      eye.below[n++] = scope.below();
    }
    for (var one : narrowings) {
      eye.root[n] = places.find(one.unit());
      eye.below[n++] = one.below();
    }
    return eye;
  }

  /// A lens at work, asked about hundreds of thousands of obligations.
  static final class Eye {
    private final Scope scope;
    private final int[] root;
    private final boolean[] below;

    private Eye(Scope scope, int[] root, boolean[] below) {
      this.scope = scope;
      this.root = root;
      this.below = below;
    }

    boolean sees(Column column, int i) {
      for (int n = 0; n < root.length; n++) {
        if (root[n] == Places.NOBODY
            || (below[n]
                ? !column.grove[i].isWithin(column.unit[i], root[n])
                : column.unit[i] != root[n])) {
          return false;
        }
      }
      return scope.othersToo()
          || !(column.all[i].obligation().bearer() instanceof Bearer.OfHolder(var id, var _))
          || id.equals(scope.person());
    }
  }
}
