package org.luoshi.office.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// The fixed words of a document's form, such as 附件 and 抄送.
public record DocumentPhrases(Phrasebook book) {

  private static final Pattern YEAR_IN_BRACKETS =
      Pattern.compile("[\\[(（［【〔]\\s*(\\d{4})\\s*[\\])）］】〕]");

  public static DocumentPhrases in(Language language) {
    var name = "/org/luoshi/office/document_" + language.code() + ".properties";
    try (var in = Objects.requireNonNull(DocumentPhrases.class.getResourceAsStream(name), name)) {
      return new DocumentPhrases(
          Phrasebook.parse(language, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String say(String key, Object... values) {
    return book.say(key, values);
  }

  /// The date in Arabic digits without leading zeros: 2020年10月31日, 31 October 2020.
  String date(LocalDate date) {
    return say(
        "document-date",
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  /// The document number with its year in the brackets of the form, 〔2020〕 in Chinese.
  String number(String written) {
    return book.language() == Language.ZH
        ? YEAR_IN_BRACKETS.matcher(written).replaceAll("〔$1〕")
        : written;
  }
}
