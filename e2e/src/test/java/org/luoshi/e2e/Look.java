package org.luoshi.e2e;

import java.util.Locale;
import java.util.stream.Stream;
import org.luoshi.engine.text.Language;

/// How somebody looks at a page: in which language, by day or by night, on how wide a screen, with
/// scripts or without, with a mouse or with a keyboard only.
record Look(Language language, boolean dark, int width, boolean scripts, boolean keyboard) {

  /// A desk screen.
  static final int DESK = 1440;

  /// A phone, as people hold it.
  static final int PHONE = 390;

  /// The narrowest screen that must do; also what 400 % zoom leaves of a screen of 1280.
  static final int NARROW = 320;

  static Look of(Language language) {
    return new Look(language, false, DESK, true, false);
  }

  Look byNight() {
    return new Look(language, true, width, scripts, keyboard);
  }

  Look wide(int width) {
    return new Look(language, dark, width, scripts, keyboard);
  }

  Look withoutScripts() {
    return new Look(language, dark, width, false, keyboard);
  }

  Look byKeyboard() {
    return new Look(language, dark, width, scripts, true);
  }

  int height() {
    return width == DESK ? 900 : 844;
  }

  /// By day and by night, narrow and wide.
  static Stream<Look> all(Language language) {
    var day = of(language);
    return Stream.of(day, day.wide(NARROW), day.byNight(), day.byNight().wide(NARROW));
  }

  /// The ways to go a journey: by clicking in both languages, by keyboard alone in one of them,
  /// with script off in the other; four, where all eight would take twice as long to say the same.
  static Stream<Look> everyWay() {
    return Stream.of(
        of(Language.ZH),
        of(Language.EN),
        of(Language.ZH).byKeyboard(),
        of(Language.EN).withoutScripts());
  }

  /// By clicking in one language, with script off in the other.
  static Stream<Look> twoWays() {
    return Stream.of(of(Language.ZH), of(Language.EN).withoutScripts());
  }

  /// The same for what nobody can do without scripts.
  static Stream<Look> everyWayWithScripts() {
    return everyWay().filter(Look::scripts);
  }

  @Override
  public String toString() {
    return "%s-%s-%d%s%s"
        .formatted(
            language.code().toLowerCase(Locale.ROOT),
            dark ? "dark" : "light",
            width,
            scripts ? "" : "-plain",
            keyboard ? "-keys" : "");
  }
}
