package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// The trees of an organisation on all days, each drawn once: days between two changes share one.
///
/// May be asked by several threads at once.
public final class Forest {

  private final Organisation organisation;
  private final TreeSet<LocalDate> changes = new TreeSet<>();
  private final Map<LocalDate, Tree> trees = new HashMap<>();

  public Forest(Organisation organisation) {
    this.organisation = organisation;
    for (var unit : organisation.units().values()) {
      changes.add(unit.founded());
      changes.addAll(unit.superiors().changes().keySet());
      if (unit.closed() != null) {
        changes.add(unit.closed());
      }
    }
  }

  public Organisation organisation() {
    return organisation;
  }

  /// The tree of the units living on the day; its own day is the last on which anything changed.
  public synchronized Tree on(LocalDate day) {
    return trees.computeIfAbsent(since(day), organisation::treeOn);
  }

  /// The day of the last change up to the day: days with the same one have the same tree.
  public LocalDate since(LocalDate day) {
    var changed = changes.floor(day);
    return changed == null ? LocalDate.MIN : changed;
  }
}
