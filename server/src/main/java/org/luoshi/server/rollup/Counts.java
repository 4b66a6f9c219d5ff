package org.luoshi.server.rollup;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.rollup.Cube;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The counts of a subtree as JSON: a list of duty, term and day, each with how many of every
/// status there are; statuses of which there is none are left out.
public final class Counts {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int CODES = 8;
  private static final String[] NAMES = names();

  private Counts() {}

  private static String[] names() {
    var names = new String[CODES];
    for (var status : Status.values()) {
      names[status.ordinal() + 1] = status.name().toLowerCase(Locale.ROOT);
    }
    return names;
  }

  /// The answer about one unit on a date.
  ///
  /// @param counts eight numbers for each key, as [Cube.Chosen#count] gives them
  static byte[] written(LocalDate asOf, String unit, List<Cube.Key> keys, int[] counts) {
    var out = new ByteArrayOutputStream(keys.size() * 100 + 100);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("as_of", asOf.toString());
      json.writeStringProperty("unit", unit);
      json.writeName("counts");
      write(keys, counts, json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /// @param counts eight numbers for each key, as [Cube.Chosen#count] gives them
  public static byte[] written(List<Cube.Key> keys, int[] counts) {
    var out = new ByteArrayOutputStream(keys.size() * 100);
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      write(keys, counts, json);
    }
    return out.toByteArray();
  }

  private static void write(List<Cube.Key> keys, int[] counts, JsonGenerator json) {
    json.writeStartArray();
    for (int i = 0; i < keys.size(); i++) {
      write(keys.get(i), counts, i * CODES, json);
    }
    json.writeEndArray();
  }

  private static void write(Cube.Key key, int[] counts, int at, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("duty", key.duty());
    json.writeStringProperty("term", key.term());
    json.writeStringProperty("day", key.day().toString());
    for (int code = 1; code < CODES; code++) {
      if (counts[at + code] != 0) {
        json.writeNumberProperty(NAMES[code], counts[at + code]);
      }
    }
    json.writeEndObject();
  }
}
