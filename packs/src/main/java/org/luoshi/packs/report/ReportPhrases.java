package org.luoshi.packs.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The words of this room in both languages: how dates and lists are written, and its diagnostics.
public final class ReportPhrases {

  private ReportPhrases() {}

  /// All phrases of this room.
  public static Phrasebook in(Language language) {
    var name = "/org/luoshi/packs/report_" + language.code() + ".properties";
    try (var in = Objects.requireNonNull(ReportPhrases.class.getResourceAsStream(name), name)) {
      return Phrasebook.parse(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String date(Phrasebook book, String key, LocalDate date) {
    return book.say(
        key,
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /// Words that ask for something, which a report does not do; of both languages.
  static List<String> requests() {
    return Stream.of(Language.values())
        .flatMap(language -> Stream.of(in(language).say("report-requests").split("[,，]")))
        .map(String::strip)
        .toList();
  }
}
