package org.luoshi.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The phrases of the server and of every module it speaks for, in one language.
public final class Phrases {

  private static final List<String> BOOKS =
      List.of(
          "/org/luoshi/packs/messages",
          "/org/luoshi/packs/report",
          "/org/luoshi/office/sheet",
          "/org/luoshi/office/document",
          "/org/luoshi/office/seal",
          "/org/luoshi/server/database",
          "/org/luoshi/server/shell",
          "/org/luoshi/server/reports",
          "/org/luoshi/server/api",
          "/org/luoshi/server/establishment",
          "/org/luoshi/server/uploads",
          "/org/luoshi/server/files",
          "/org/luoshi/server/obligations",
          "/org/luoshi/server/access",
          "/org/luoshi/server/work",
          "/org/luoshi/server/matters",
          "/org/luoshi/server/findings",
          "/org/luoshi/server/directives",
          "/org/luoshi/server/measures",
          "/org/luoshi/server/reviews",
          "/org/luoshi/server/letters",
          "/org/luoshi/server/insight",
          "/org/luoshi/server/registers",
          "/org/luoshi/server/reminders",
          "/org/luoshi/server/inspections",
          "/org/luoshi/server/messages");
  private static final Map<Language, Phrasebook> READ = new ConcurrentHashMap<>();

  private Phrases() {}

  public static Phrasebook in(Language language) {
    return READ.computeIfAbsent(language, Phrases::read);
  }

  private static Phrasebook read(Language language) {
    var all = new Phrasebook(language, Map.of());
    for (var book : BOOKS) {
      try (var in =
          Phrases.class.getResourceAsStream(book + "_" + language.code() + ".properties")) {
        var text =
            new String(Objects.requireNonNull(in, book).readAllBytes(), StandardCharsets.UTF_8);
        all = all.plus(Phrasebook.parse(language, text));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return all;
  }
}
