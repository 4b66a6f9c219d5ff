package org.luoshi.engine.text;

import java.util.Locale;

/// A language the product speaks. Simplified Chinese is the default everywhere.
public enum Language {
  ZH,
  EN;

  /// The code used in file names, packs and `--lang`: `zh` or `en`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
