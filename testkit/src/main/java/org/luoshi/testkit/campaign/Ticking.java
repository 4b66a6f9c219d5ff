package org.luoshi.testkit.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that goes on a little at each look, so that no request is too fast for a token's pace;
/// it begins on the last morning of October 2020.
public final class Ticking extends Clock {

  private static final Duration STEP = Duration.ofMillis(120);

  private Instant now = Instant.parse("2020-10-31T01:00:00Z");

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(STEP);
    return now;
  }

  public synchronized void moveOn(Duration by) {
    now = now.plus(by);
  }
}
