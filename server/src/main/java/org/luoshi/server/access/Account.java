package org.luoshi.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who can sign in: `name` is what they type, `title` what pages call them, `person` whom
/// records and appointments mean, if an administrator said so.
public record Account(
    String id,
    String name,
    String title,
    @Nullable String person,
    @Nullable String email,
    boolean hasPassword,
    @Nullable Instant passwordAt,
    @Nullable Instant lockedUntil,
    boolean hasTotp,
    boolean hasPasskey,
    Instant openedAt,
    @Nullable Instant closedAt) {

  public boolean isClosed() {
    return closedAt != null;
  }

  /// Whether nobody can come in with it: closed, or locked by an administrator.
  public boolean isShut() {
    return closedAt != null || Instant.MAX.equals(lockedUntil);
  }

  public boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }
}
