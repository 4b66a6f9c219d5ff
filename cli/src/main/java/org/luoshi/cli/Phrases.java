package org.luoshi.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The phrases of the command and of all it opens, in one language.
final class Phrases {

  private Phrases() {}

  static Phrasebook in(Language language) {
    return org.luoshi.server.Phrases.in(language).plus(own(language));
  }

  private static Phrasebook own(Language language) {
    try (var in = Phrases.class.getResourceAsStream("luoshi_" + language.code() + ".properties")) {
      return Phrasebook.parse(
          language, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The texts of `--help`, as the command line library wants them.
  static ResourceBundle usage(Language language) {
    try (var in = Phrases.class.getResourceAsStream("usage_" + language.code() + ".properties")) {
      return new PropertyResourceBundle(
          new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
