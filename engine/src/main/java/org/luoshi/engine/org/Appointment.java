package org.luoshi.engine.org;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person holding a post at a unit, from a day up to, but not including, the day it ended.
///
/// The traits say what the post is, as the office writes it: `post` 支部书记, `rank` 科级以上.
public record Appointment(
    String person,
    String unit,
    LocalDate from,
    @Nullable LocalDate until,
    Map<String, String> traits) {

  public Appointment {
    traits = Map.copyOf(traits);
  }

  public boolean heldOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
