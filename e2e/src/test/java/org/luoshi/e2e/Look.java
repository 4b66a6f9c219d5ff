package org.luoshi.e2e;

import java.util.Locale;
import java.util.stream.Stream;
import org.luoshi.engine.text.Language;

/// How somebody looks at a page: in which language, by day or by night, on how wide a screen, with
/// scripts or without.
record Look(Language language, boolean dark, int width, boolean scripts) {

  /// A desk screen.
  static final int DESK = 1440;

  /// A phone, as people hold it.
  static final int PHONE = 390;

  /// The narrowest screen that must do; also what 400 % zoom leaves of a screen of 1280.
  static final int NARROW = 320;

  static Look of(Language language) {
    return new Look(language, false, DESK, true);
  }

  Look byNight() {
    return new Look(language, true, width, scripts);
  }

  Look wide(int width) {
    return new Look(language, dark, width, scripts);
  }

  Look withoutScripts() {
    return new Look(language, dark, width, false);
  }

  int height() {
    return width == DESK ? 900 : 844;
  }

  /// By day and by night, narrow and wide.
  static Stream<Look> all(Language language) {
    var day = of(language);
    return Stream.of(day, day.wide(NARROW), day.byNight(), day.byNight().wide(NARROW));
  }

  @Override
  public String toString() {
    return "%s-%s-%d%s"
        .formatted(
            language.code().toLowerCase(Locale.ROOT),
            dark ? "dark" : "light",
            width,
            scripts ? "" : "-plain");
  }
}
