package org.luoshi.trust;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The canonical bytes of an entry, exactly as they are hashed and kept.
///
/// Six fields in this order: the version `v1`, type, UTC time, actor, object, commitment. Each is
/// its length in bytes (four bytes, big-endian) and its content: texts in UTF-8, the time as
/// `2020-12-31T16:00:00.000000Z` with always six decimals, the commitment as its 32 bytes. Nothing
/// follows the last field. So one entry has one form, and no two entries share it.
public final class Leaf {

  private static final String VERSION = "v1";
  private static final byte[] LEAF_PREFIX = {0};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Leaf() {}

  public static byte[] bytes(Entry entry) {
    byte[][] fields = {
      utf8(VERSION),
      utf8(entry.type()),
      utf8(TIME.format(entry.at())),
      utf8(entry.actor()),
      utf8(entry.object()),
      entry.commitment().hash().bytes()
    };
    int length = Arrays.stream(fields).mapToInt(field -> Integer.BYTES + field.length).sum();
    var leaf = ByteBuffer.allocate(length);
    for (var field : fields) {
      leaf.putInt(field.length).put(field);
    }
    return leaf.array();
  }

  /// The entry with exactly these bytes; empty where they are not the canonical form of any entry.
  public static Optional<Entry> parse(byte[] leaf) {
    try {
      var rest = ByteBuffer.wrap(leaf);
      if (!text(rest).equals(VERSION)) {
        return Optional.empty();
      }
      var type = text(rest);
      var at = TIME.parse(text(rest), Instant::from);
      var actor = text(rest);
      var object = text(rest);
      var entry = new Entry(type, at, actor, object, new Commitment(new Hash(field(rest))));
      return Arrays.equals(bytes(entry), leaf) ? Optional.of(entry) : Optional.empty();
    } catch (BufferUnderflowException
        | CharacterCodingException
        | DateTimeException
        | IllegalArgumentException notCanonical) {
      return Optional.empty();
    }
  }

  /// The leaf hash of RFC 6962: SHA-256 of a zero byte and the leaf, which no inner node can equal.
  public static Hash hash(byte[] leaf) {
    return Hash.of(LEAF_PREFIX, leaf);
  }

  /// The time as it stands in the leaf.
  public static String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.MICROS));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] field(ByteBuffer rest) {
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new BufferUnderflowException();
    }
    var field = new byte[length];
    rest.get(field);
    return field;
  }

  private static String text(ByteBuffer rest) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field(rest))).toString();
  }
}
