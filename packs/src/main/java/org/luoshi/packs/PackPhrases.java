package org.luoshi.packs;

import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The phrases of this module.
public final class PackPhrases {

  private PackPhrases() {}

  public static Phrasebook in(Language language) {
    return Phrasebook.parse(
        language, Resources.need("messages_%s.properties".formatted(language.code())));
  }
}
