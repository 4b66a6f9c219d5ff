package org.luoshi.server.obligations;

import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;

/// Brings the usual day and the figures people look at up to what was entered, so that the next one
/// who looks need not wait for it. Does nothing while nobody has looked, or nothing was entered.
public final class WarmingJob {

  private static final long A_SECOND = 1_000;

  private final Live live;
  private final Supplier<Instant> now;
  private long version = -1;

  public WarmingJob(Live live, Supplier<Instant> now) {
    this.live = live;
    this.now = now;
  }

  @Scheduled(initialDelay = A_SECOND, fixedDelay = A_SECOND)
  void warm() {
    live.looked()
        .filter(image -> image.version() != version)
        .ifPresent(image -> {
          version = image.version();
          image.day(java.util.Optional.empty(), now.get()).warm();
        });
  }
}
