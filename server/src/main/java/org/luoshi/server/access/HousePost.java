package org.luoshi.server.access;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A post given by an administrator: one account's tenure of a seat, from a day up to, but not
/// including, another.
///
/// `seat` names the post itself, whoever holds it; a blank title is that of the role.
public record HousePost(
    long id,
    String account,
    Role role,
    String unit,
    String seat,
    String title,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable String standsIn,
    String givenBy,
    Instant givenAt) {

  public boolean heldOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
