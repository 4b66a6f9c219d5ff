package org.luoshi.server.access;

import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Tree;

/// Where somebody's rights reach: one unit, or it and all below it, as the tree stands on a day.
///
/// An empty unit is the whole house. Of duties that bind a person's post, one sees one's own, and
/// others' only where `othersToo`.
public record Scope(String unit, boolean below, @Nullable String person, boolean othersToo) {

  /// Everything: for the house itself, never for a signed-in person by default.
  public static final Scope WHOLE = new Scope("", true, null, true);

  public boolean isWhole() {
    return unit.isEmpty() && below;
  }

  /// Whether the unit lies in it in this tree.
  public boolean reaches(Tree tree, String other) {
    return isWhole() || unit.equals(other) || (below && tree.isWithin(other, unit));
  }
}
