package org.luoshi.packs;

import java.util.Set;

/// Working calendars: those that ship with the product, and those read from a file of the same
/// form.
public final class Calendars {

  private Calendars() {}

  /// The ids of the calendars that ship with the product.
  public static Set<String> shippedIds() {
    return Set.of("cn");
  }

  /// A calendar that ships with the product.
  public static CalendarReading shipped(String id) {
    if (!shippedIds().contains(id)) {
      throw new IllegalArgumentException(
          """
          No calendar (%s) ships with the product.
          Maybe use one of %s, or read your own with Calendars.read.\
          """
              .formatted(id, shippedIds()));
    }
    var file = "calendars/%s.yaml".formatted(id);
    return read(file, Resources.need(file));
  }

  /// Reads a calendar and reports everything wrong with it.
  public static CalendarReading read(String file, String yaml) {
    return new CalendarReader(file).read(yaml);
  }
}
