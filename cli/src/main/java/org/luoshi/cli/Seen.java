package org.luoshi.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import picocli.CommandLine.Option;

/// When a question is asked for, as known when, and in which form the answer is wanted.
final class Seen {

  /// The forms an answer can take.
  enum Format {
    table,
    text,
    json
  }

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "seen.as-of")
  private @Nullable String asOf;

  @Option(names = "--known-at", paramLabel = "TIME", descriptionKey = "seen.known-at")
  private @Nullable String knownAt;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      descriptionKey = "seen.format",
      defaultValue = "table")
  private Format format = Format.table;

  LocalDate asOf(LocalDate today) {
    return asOf == null ? today : Common.day("--as-of", asOf);
  }

  /// The moment up to which entries are known; empty for now.
  Optional<Instant> knownAt() {
    if (knownAt == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(knownAt));
    } catch (DateTimeParseException notATime) {
      throw new WrongInput(Diagnostic.error("cli-time", new Place.Subject("--known-at"), knownAt));
    }
  }

  boolean isJson() {
    return format == Format.json;
  }
}
