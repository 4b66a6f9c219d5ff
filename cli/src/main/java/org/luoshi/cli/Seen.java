package org.luoshi.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.obligations.Board;
import picocli.CommandLine.Option;

/// When a question is asked for, and as known when.
final class Seen {

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "seen.as-of")
  private @Nullable String asOf;

  @Option(names = "--known-at", paramLabel = "TIME", descriptionKey = "seen.known-at")
  private @Nullable String knownAt;

  /// The date asked for; else the usual one of the board.
  LocalDate asOf(Board board, Instant now) {
    return asOf == null ? board.usualDay(now) : Common.day("--as-of", asOf);
  }

  /// Both as a server is asked for them, checked before anything is sent.
  Map<String, @Nullable String> asked() {
    var asked = new LinkedHashMap<String, @Nullable String>();
    asked.put("as-of", asOf == null ? null : Common.day("--as-of", asOf).toString());
    asked.put("known-at", knownAt().map(Instant::toString).orElse(null));
    return asked;
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
}
