package org.luoshi.trust;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One line of the ledger: what kind of thing happened, when, by whom and to what, with a
/// commitment to the payload.
///
/// The time is kept to the microsecond, as PostgreSQL keeps it; what is finer is cut off here, so
/// that an entry read back equals the entry written. Actor and object may be empty, the type never.
public record Entry(String type, Instant at, String actor, String object, Commitment commitment) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  public Entry {
    if (at.isBefore(FIRST) || !at.isBefore(END)) {
      throw new IllegalArgumentException(
          """
          An entry lies in the years 1 to 9999, but got (%s).
          Maybe seconds were taken for milliseconds.\
          """
              .formatted(at));
    }
    if (type.isBlank()) {
      throw new IllegalArgumentException(
          """
          An entry has a type, but got (%s).
          Maybe use the name of what happened, such as record-entered.\
          """
              .formatted(type));
    }
    requireWritable("type", type);
    requireWritable("actor", actor);
    requireWritable("object", object);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  private static void requireWritable(String field, String text) {
    if (text.indexOf('\0') >= 0 || !isUnicode(text)) {
      throw new IllegalArgumentException(
          """
          The %s of an entry must be Unicode text without the character NUL, but got (%s).
          Maybe bytes were read in the wrong encoding.\
          """
              .formatted(field, text));
    }
  }

  private static boolean isUnicode(String text) {
    try {
      var _ = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException halfOfAPair) {
      return false;
    }
  }
}
