package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;

/// A unit of the organisation with its whole history.
///
/// It lives from the day it was founded up to, but not including, the day it was closed: on the day
/// of a change the new state holds. The id never changes; names, superiors and sizes do, on dates.
/// A root has no superior, written as an empty id.
public record Unit(
    String id,
    String kind,
    LocalDate founded,
    @Nullable LocalDate closed,
    Timeline<String> names,
    Timeline<String> superiors,
    Timeline<Map<String, Amount>> sizes) {

  public Unit {
    if (closed != null && !closed.isAfter(founded)) {
      throw new IllegalArgumentException(
          """
          The unit (%s) cannot be closed on (%s), being founded on (%s).
          Maybe the two dates were exchanged.\
          """
              .formatted(id, closed, founded));
    }
  }

  /// A unit whose sizes never changed.
  public Unit(
      String id,
      String kind,
      LocalDate founded,
      @Nullable LocalDate closed,
      Timeline<String> names,
      Timeline<String> superiors,
      Map<String, Amount> sizes) {
    this(id, kind, founded, closed, names, superiors, Timeline.from(founded, Map.copyOf(sizes)));
  }

  public boolean livesOn(LocalDate day) {
    return !day.isBefore(founded) && (closed == null || day.isBefore(closed));
  }

  /// The day itself if it lived on it, else the first or the last day it lived: where in the tree
  /// something of its own counts that lies before its founding or after its closing.
  public LocalDate nearest(LocalDate day) {
    if (day.isBefore(founded)) {
      return founded;
    }
    return closed != null && !day.isBefore(closed) ? closed.minusDays(1) : day;
  }

  /// Whether it lived on every day from the first to the last.
  public boolean livesThrough(LocalDate first, LocalDate last) {
    return livesOn(first) && livesOn(last);
  }

  /// The name on the day; before it was founded, its first name.
  public String nameOn(LocalDate day) {
    return names.on(day).orElseGet(() -> names.changes().firstEntry().getValue());
  }

  public Optional<String> superiorOn(LocalDate day) {
    return superiors.on(day).filter(id -> !id.isEmpty());
  }

  /// How many of what it has on the day (`staff`, `members`); before it was founded, its first
  /// numbers.
  public Map<String, Amount> sizesOn(LocalDate day) {
    return sizes.on(day).orElseGet(() -> sizes.changes().firstEntry().getValue());
  }
}
