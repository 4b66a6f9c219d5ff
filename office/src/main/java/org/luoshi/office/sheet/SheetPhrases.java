package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The phrases of this room: what its diagnostics say, and the headings it writes.
public final class SheetPhrases {

  private static final Phrasebook ZH = read(Language.ZH);
  private static final Phrasebook EN = read(Language.EN);

  private SheetPhrases() {}

  public static Phrasebook in(Language language) {
    return language == Language.ZH ? ZH : EN;
  }

  private static Phrasebook read(Language language) {
    var name = "/org/luoshi/office/sheet_" + language.code() + ".properties";
    try (var in = SheetPhrases.class.getResourceAsStream(name)) {
      var text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return Phrasebook.parse(language, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
