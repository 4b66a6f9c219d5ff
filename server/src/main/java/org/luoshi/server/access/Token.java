package org.luoshi.server.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token of a program (令牌): whose it is, under which post it acts, what of the post's rights it
/// has, and until which day it holds. The token itself is known to nobody here.
public record Token(
    String id,
    String account,
    String seat,
    String name,
    Set<Right> rights,
    Instant madeAt,
    LocalDate until,
    @Nullable LocalDate usedOn,
    @Nullable Instant endedAt) {

  public Token {
    rights = Set.copyOf(rights);
  }

  /// Whether it opens anything on the day.
  public boolean holdsOn(LocalDate day) {
    return endedAt == null && !day.isAfter(until);
  }
}
