package org.luoshi.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.House;
import picocli.CommandLine.Option;

/// What every command takes: where the data lies and which language to speak.
final class Common {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  @Option(names = "--data", paramLabel = "DIR", descriptionKey = "common.data")
  private @Nullable Path data;

  @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "common.lang")
  private @Nullable String lang;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "common.help")
  @SuppressWarnings("UnusedVariable") // picocli reads it: it ends the command with its help
  private boolean help;

  /// The language asked for, by option, else by LUOSHI_LANG, else Chinese.
  Language language() {
    var wanted = lang != null ? lang : System.getenv().getOrDefault("LUOSHI_LANG", "zh");
    return language(wanted)
        .orElseThrow(() ->
            new WrongInput(Diagnostic.error("cli-language", new Place.Subject("--lang"), wanted)));
  }

  static Optional<Language> language(String wanted) {
    return switch (wanted.toLowerCase(java.util.Locale.ROOT)) {
      case "zh" -> Optional.of(Language.ZH);
      case "en" -> Optional.of(Language.EN);
      default -> Optional.empty();
    };
  }

  Phrasebook phrases() {
    return Phrases.in(language());
  }

  /// The data folder: `--data`, else `~/.luoshi`.
  Path folder() {
    return data != null ? data : Path.of(System.getProperty("user.home"), ".luoshi");
  }

  House open() {
    return House.open(folder(), System.getenv("LUOSHI_DB_URL"), Clock.systemUTC());
  }

  /// The day written, strictly a date of the calendar.
  static LocalDate day(String option, String written) {
    try {
      return LocalDate.parse(written, DAY);
    } catch (DateTimeParseException notADay) {
      throw new WrongInput(Diagnostic.error("cli-date", new Place.Subject(option), written));
    }
  }
}
