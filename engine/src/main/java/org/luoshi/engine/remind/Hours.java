package org.luoshi.engine.remind;

import java.time.LocalTime;

/// The hours of the day in which reminders may go out, local time at the programme's home; the rest
/// is quiet.
public record Hours(LocalTime from, LocalTime until) {

  public static final Hours OFFICE = new Hours(LocalTime.of(8, 30), LocalTime.of(17, 30));

  public Hours {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          """
          The hours cannot run from (%s) until (%s).
          Maybe the two were exchanged.\
          """
              .formatted(from, until));
    }
  }

  /// From the first hour on, up to but not including the last.
  public boolean isOpen(LocalTime now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
