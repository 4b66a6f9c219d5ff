package org.luoshi.server.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A post held: a role at a unit, from a day up to, but not including, another; perhaps standing in
/// for somebody.
///
/// `id` is stable over requests and names it in the session and in the ledger; `post` is what the
/// office calls it. An empty unit is the whole house.
public record Held(
    String id,
    Role role,
    String post,
    String unit,
    LocalDate from,
    @Nullable LocalDate until,
    @Nullable String standsInFor) {

  /// No post at all: what a former holder acts under. Its unit is none there ever is.
  public static Held none(String title) {
    return new Held("", Role.PUBLIC, title, "\u0000", LocalDate.MIN, null, null);
  }

  public boolean heldOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
