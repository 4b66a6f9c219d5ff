package org.luoshi.server.access;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Moments as pages show them, at the programme's home.
public record Times(ZoneId zone) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  public String at(@Nullable Instant moment) {
    return moment == null ? "" : MINUTES.format(moment.atZone(zone));
  }
}
