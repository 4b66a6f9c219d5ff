package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.List;

/// The records somebody may see: those whose path begins with one of these, and those of the unit
/// itself wherever it stood; everything, where neither is named.
public record Within(List<String> paths, String unit) {

  public static final Within ALL = new Within(List.of(), "");

  public Within {
    paths = List.copyOf(paths);
  }

  public boolean isAll() {
    return paths.isEmpty() && unit.isEmpty();
  }

  public boolean holds(Catalogue.Kept kept) {
    return isAll()
        || (!unit.isEmpty() && unit.equals(kept.record().unit()))
        || paths.stream().anyMatch(kept.path()::startsWith);
  }

  /// The condition on a version called `v`, whose values are put into the list.
  String condition(List<Object> values) {
    if (isAll()) {
      return "true";
    }
    var any = new ArrayList<String>();
    if (!unit.isEmpty()) {
      any.add("v.unit = ?");
      values.add(unit);
    }
    for (var path : paths) {
      any.add("(v.path >= ? and v.path < ?)");
      values.add(path);
      values.add(path.substring(0, path.length() - 1) + (char) ('/' + 1));
    }
    return "(" + String.join(" or ", any) + ")";
  }
}
