package org.luoshi.server.rollup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cube;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The counts of subtrees as JSON: a list of duty, term and day, each with how many of every status
/// there are; statuses of which there is none are left out.
///
/// What every answer says alike is written once.
public final class Counts {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int CODES = 8;
  private static final byte[][] NAMES = names();

  /// Ten digits, and the name before them.
  private static final int LONGEST = 10;

  private final byte[][] heads;
  private final int longest;

  private Counts(byte[][] heads) {
    this.heads = heads;
    int names = 0;
    for (var name : NAMES) {
      names += name.length + LONGEST;
    }
    int sum = 2;
    for (var head : heads) {
      sum += head.length + names + 2;
    }
    this.longest = sum;
  }

  private static byte[][] names() {
    var names = new byte[CODES][0];
    for (var status : Status.values()) {
      names[status.ordinal() + 1] =
          ",\"%s\":"
              .formatted(status.name().toLowerCase(Locale.ROOT))
              .getBytes(StandardCharsets.US_ASCII);
    }
    return names;
  }

  /// To tell the counts of these cells.
  public static Counts of(List<Cube.Key> keys) {
    return new Counts(keys.stream().map(Counts::head).toArray(byte[][]::new));
  }

  /// The duty, the term and the day, without the brace that ends them.
  private static byte[] head(Cube.Key key) {
    var out = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("duty", key.duty());
      json.writeStringProperty("term", key.term());
      json.writeStringProperty("day", key.day().toString());
      json.writeEndObject();
    }
    return java.util.Arrays.copyOf(out.toByteArray(), out.size() - 1);
  }

  /// The list.
  ///
  /// @param counts eight numbers for each key, as [Cube.Chosen#count] gives them
  public byte[] written(int[] counts) {
    var out = new byte[longest];
    int at = 0;
    out[at++] = '[';
    for (int i = 0; i < heads.length; i++) {
      if (i > 0) {
        out[at++] = ',';
      }
      at = put(heads[i], out, at);
      for (int code = 1; code < CODES; code++) {
        int count = counts[i * CODES + code];
        if (count != 0) {
          at = digits(count, out, put(NAMES[code], out, at));
        }
      }
      out[at++] = '}';
    }
    out[at++] = ']';
    return java.util.Arrays.copyOf(out, at);
  }

  private static int put(byte[] some, byte[] out, int at) {
    System.arraycopy(some, 0, out, at, some.length);
    return at + some.length;
  }

  private static int digits(int number, byte[] out, int at) {
    int end = at;
    for (int rest = number; rest > 0; rest /= 10) {
      end++;
    }
    int place = end;
    for (int rest = number; rest > 0; rest /= 10) {
      out[--place] = (byte) ('0' + rest % 10);
    }
    return end;
  }

  /// The answer about one unit on a date.
  byte[] written(LocalDate asOf, String unit, int[] counts) {
    var out = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("as_of", asOf.toString());
      json.writeStringProperty("unit", unit);
      json.writeName("counts");
      raw(json, written(counts));
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void raw(JsonGenerator json, byte[] value) {
    json.writeRawValue(new String(value, StandardCharsets.UTF_8));
  }
}
