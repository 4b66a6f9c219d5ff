package org.luoshi.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock whose hands a journey moves; it stands still in between.
final class Hands extends Clock {

  private static final ZoneOffset BUREAU = ZoneOffset.ofHours(8);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  /// A clock at nine in the morning of the day, at the bureau.
  static Hands at(LocalDate day) {
    var hands = new Hands();
    hands.moveTo(day);
    return hands;
  }

  /// Nine in the morning of the day.
  void moveTo(LocalDate day) {
    now.set(day.atTime(LocalTime.of(9, 0)).toInstant(BUREAU));
  }

  void move(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
