package org.luoshi.server.reminders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Reminds as long as the house is served: looks every few seconds whether there is something to
/// do.
public final class RemindersJob {

  private static final Logger LOG = LoggerFactory.getLogger(RemindersJob.class);
  private static final long TEN_SECONDS = 10_000;

  private final Reminders reminders;

  public RemindersJob(Reminders reminders) {
    this.reminders = reminders;
  }

  @Scheduled(initialDelay = TEN_SECONDS, fixedDelay = TEN_SECONDS)
  void remind() {
    try {
      reminders.run();
    } catch (RuntimeException failed) {
      LOG.warn("Reminding failed and is tried again ({})", failed.getClass().getSimpleName());
    }
  }
}
