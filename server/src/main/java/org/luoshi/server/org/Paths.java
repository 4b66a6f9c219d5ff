package org.luoshi.server.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;

/// Where units stand in the tree on their days, as `/root/…/unit/`: all of a subtree begins alike.
public final class Paths {

  /// Where things stand that belong to no unit, or to one that was not there on the day.
  public static final String ROOT = "/";

  private final Organisation organisation;

  public Paths(Organisation organisation) {
    this.organisation = organisation;
  }

  /// The unit's path on the day; of a unit not living on it, its path on the last day it lived, or
  /// the first.
  public String of(@Nullable String unit, LocalDate day) {
    if (unit == null || organisation.unit(unit).isEmpty()) {
      return ROOT;
    }
    var known = organisation.unit(unit).get();
    var on = known.nearest(day);
    var path = new StringBuilder(ROOT);
    for (var above : above(known, on).reversed()) {
      path.append(segment(above)).append('/');
    }
    return path.append(segment(unit)).append('/').toString();
  }

  /// Every path the unit ever had: its own moves and those of all above it change it.
  public List<String> ever(String unit) {
    var days = new TreeSet<LocalDate>();
    gather(unit, days, new HashSet<>());
    return days.stream()
        .map(day -> of(unit, day))
        .filter(path -> !path.equals(ROOT))
        .distinct()
        .toList();
  }

  private void gather(String unit, Set<LocalDate> days, Set<String> seen) {
    var known = organisation.unit(unit);
    if (known.isEmpty() || !seen.add(unit)) {
      return;
    }
    days.add(known.get().founded());
    if (known.get().closed() != null) {
      days.add(known.get().closed());
    }
    days.addAll(known.get().superiors().changes().keySet());
    known.get().superiors().changes().values().forEach(above -> gather(above, days, seen));
  }

  /// The unit's living superiors on the day from the nearest up, as the tree of that day has them;
  /// none where it stands above itself.
  private List<String> above(Unit unit, LocalDate day) {
    var above = new ArrayList<String>();
    for (var next = superior(unit, day); next.isPresent(); next = superior(next.get(), day)) {
      if (next.get().equals(unit) || above.contains(next.get().id())) {
        return List.of();
      }
      above.add(next.get().id());
    }
    return above;
  }

  private Optional<Unit> superior(Unit unit, LocalDate day) {
    return unit.superiorOn(day).flatMap(organisation::unit).filter(one -> one.livesOn(day));
  }

  /// A unit as a step of a path.
  public static String segment(String unit) {
    return unit.replace("%", "%25").replace("/", "%2F");
  }
}
