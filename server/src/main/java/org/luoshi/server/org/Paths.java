package org.luoshi.server.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;

/// Where units stand in the tree on their days, as `/root/…/unit/`: all of a subtree begins alike.
public final class Paths {

  /// Where things stand that belong to no unit, or to one that was not there on the day.
  public static final String ROOT = "/";

  private final Organisation organisation;
  private final Map<LocalDate, Tree> trees = new HashMap<>();

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
    var closed = known.closed();
    var on =
        day.isBefore(known.founded())
            ? known.founded()
            : closed != null && !day.isBefore(closed) ? closed.minusDays(1) : day;
    var tree = trees.computeIfAbsent(on, organisation::treeOn);
    var path = new StringBuilder(ROOT);
    for (var above : tree.above(unit).reversed()) {
      path.append(segment(above)).append('/');
    }
    return path.append(segment(unit)).append('/').toString();
  }

  /// A unit as a step of a path.
  public static String segment(String unit) {
    return unit.replace("%", "%25").replace("/", "%2F");
  }
}
