package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A value that changes on dates: from each date on, until the next, one value holds.
public record Timeline<T>(NavigableMap<LocalDate, T> changes) {

  public Timeline {
    changes = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(changes));
  }

  public static <T> Timeline<T> from(LocalDate day, T value) {
    return new Timeline<>(new TreeMap<>(Map.of(day, value)));
  }

  /// What holds on the day; empty before the first change.
  public Optional<T> on(LocalDate day) {
    return Optional.ofNullable(changes.floorEntry(day)).map(Map.Entry::getValue);
  }

  public T latest() {
    return changes.lastEntry().getValue();
  }

  /// The same history with another value from the day on, until the next known change.
  public Timeline<T> with(LocalDate day, T value) {
    var later = new TreeMap<>(changes);
    later.put(day, value);
    return new Timeline<>(later);
  }
}
