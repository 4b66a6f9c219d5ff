package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.time.WorkingCalendar;

/// The versions of one programme in the order they came into force, with the calendar that counts
/// its days.
///
/// A version is in force from its effective day until the next one's; before the first there is no
/// rule.
public record Rules(List<Programme> versions, WorkingCalendar calendar) {

  public Rules {
    versions = versions.stream().sorted(Comparator.comparing(Programme::effective)).toList();
  }

  public Optional<Programme> inForceOn(LocalDate day) {
    return versions.reversed().stream()
        .filter(version -> !day.isBefore(version.effective()))
        .findFirst();
  }

  /// The version in force last; the one whose texts and record kinds speak for the programme.
  public Programme latest() {
    return versions.getLast();
  }
}
