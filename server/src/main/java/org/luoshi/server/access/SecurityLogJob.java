package org.luoshi.server.access;

import java.time.ZoneOffset;
import org.springframework.scheduling.annotation.Scheduled;

/// Forgets, once a day, what the security log has kept for as long as the settings say.
public final class SecurityLogJob {

  private static final long A_MINUTE = 60_000;
  private static final long A_DAY = 24 * 60 * A_MINUTE;

  private final Rooms rooms;

  public SecurityLogJob(Rooms rooms) {
    this.rooms = rooms;
  }

  @Scheduled(initialDelay = A_MINUTE, fixedDelay = A_DAY)
  void forget() {
    var months = rooms.parameters().access().logMonths();
    var before = rooms.clock().instant().atOffset(ZoneOffset.UTC).minusMonths(months);
    rooms.log().forgetBefore(before.toInstant());
  }
}
