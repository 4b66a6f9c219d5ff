package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.figure.Figures;
import org.luoshi.engine.figure.Reach;
import org.luoshi.engine.judgement.Touched;
import org.luoshi.server.access.Scope;

/// The figures of one day for the scopes that asked last, each told when first asked for.
///
/// What the shelf of a former image told is moved on by what was touched since, instead of being
/// counted anew. Whoever asks while another is counting the same waits for it.
final class FigureShelf {

  private static final int KEPT = 64;

  private final Map<Scope, Told> told = new LinkedHashMap<>(16, 0.75f, true);

  /// Figures, and what was touched since they were told; empty figures are still to be told.
  private static final class Told {
    private @Nullable Figures figures;
    private Touched since;

    Told(@Nullable Figures figures, Touched since) {
      this.figures = figures;
      this.since = since;
    }

    /// @param whole the figures of the whole house; they are asked for where nothing was told yet
    synchronized Figures on(Day day, Scope scope, Supplier<Figures> whole) {
      var known = figures;
      var judge = day.board().judge();
      if (known == null) {
        known =
            scope.equals(Scope.WHOLE)
                ? Figures.on(judge, day.asOf(), Reach.WHOLE)
                : whole.get().within(judge, day.reach(scope));
      } else if (!since.isNothing()) {
        known = known.next(judge, since);
      }
      figures = known;
      since = Touched.NOTHING;
      return known;
    }

    synchronized Told after(Touched touched) {
      return new Told(figures, since.plus(touched));
    }
  }

  FigureShelf() {}

  private FigureShelf(Map<Scope, Told> carried) {
    told.putAll(carried);
  }

  Figures of(Day day, Scope scope) {
    return told(scope).on(day, scope, () -> of(day, Scope.WHOLE));
  }

  /// Tells what is on the shelf for the day, the whole house first.
  void warm(Day day) {
    List<Scope> scopes;
    synchronized (this) {
      scopes = new ArrayList<>(told.keySet());
    }
    scopes.sort(java.util.Comparator.comparing(scope -> !scope.equals(Scope.WHOLE)));
    scopes.forEach(scope -> of(day, scope));
  }

  private synchronized Told told(Scope scope) {
    var found = told.computeIfAbsent(scope, _ -> new Told(null, Touched.NOTHING));
    shorten();
    return found;
  }

  private void shorten() {
    var eldest = told.keySet().iterator();
    while (told.size() > KEPT) {
      eldest.next();
      eldest.remove();
    }
  }

  /// The shelf of the day after changes that touched so much.
  FigureShelf after(Touched touched) {
    List<Map.Entry<Scope, Told>> all;
    synchronized (this) {
      all = new ArrayList<>(told.entrySet());
    }
    var carried = new LinkedHashMap<Scope, Told>();
    all.forEach(one -> carried.put(one.getKey(), one.getValue().after(touched)));
    return new FigureShelf(carried);
  }
}
