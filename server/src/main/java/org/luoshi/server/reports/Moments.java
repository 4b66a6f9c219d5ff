package org.luoshi.server.reports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Moments as pages write them: day and minute in the programme's zone.
final class Moments {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private Moments() {}

  static String shown(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }
}
