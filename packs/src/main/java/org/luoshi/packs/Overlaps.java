package org.luoshi.packs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.text.Place.Span;

/// Finds duties that ask the same bearers for the same proof in the same rhythm, so that one record
/// always settles both.
final class Overlaps {

  private Overlaps() {}

  static void report(Declared declared, Map<String, Span> places) {
    var duties = new ArrayList<>(declared.duties().values());
    for (int i = 0; i < duties.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (same(duties.get(i), duties.get(j))) {
          var later = duties.get(i).id();
          var at = Objects.requireNonNull(places.get(later));
          declared.findings().warning("pack-overlap", at, later, duties.get(j).id());
        }
      }
    }
  }

  private static boolean same(Duty one, Duty other) {
    return one.rhythm().equals(other.rhythm())
        && shareBearers(one.binds(), other.binds())
        && sameProof(one, other);
  }

  private static boolean sameProof(Duty one, Duty other) {
    var first = one.needs();
    var second = other.needs();
    if (first == null || second == null) {
      return first == null && second == null;
    }
    return first.record().equals(second.record())
        && Objects.equals(first.sum(), second.sum())
        && (implies(first, second) || implies(second, first));
  }

  /// Whether every record that counts for the first counts for the second.
  private static boolean implies(Needs first, Needs second) {
    return new HashSet<>(first.where()).containsAll(second.where());
  }

  private static boolean shareBearers(Duty.Binds one, Duty.Binds other) {
    if (one instanceof Duty.BindsUnits(var first) && other instanceof Duty.BindsUnits(var second)) {
      return !Collections.disjoint(first, second);
    }
    return one.equals(other);
  }
}
