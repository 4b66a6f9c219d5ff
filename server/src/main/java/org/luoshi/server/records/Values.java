package org.luoshi.server.records;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// How a record's values are kept: a JSON object of strings, each with a letter that says what it
/// is.
///
/// `q:` quantity, `d:` day, `c:` choice, `w:` words, `r:` reference. Fields stand in alphabetic
/// order, so equal values are equal text.
final class Values {

  private static final JsonMapper JSON = JsonMapper.builder(new JsonFactory()).build();

  private Values() {}

  static String written(Map<String, Value> values) {
    var tree = new TreeMap<String, String>();
    values.forEach((field, value) -> tree.put(field, letter(value) + ":" + value));
    return JSON.writeValueAsString(tree);
  }

  /// Any tree of maps, lists and plain values as JSON text.
  static String json(Object tree) {
    return JSON.writeValueAsString(tree);
  }

  private static char letter(Value value) {
    return switch (value) {
      case Value.Quantity _ -> 'q';
      case Value.Day _ -> 'd';
      case Value.Choice _ -> 'c';
      case Value.Words _ -> 'w';
      case Value.Reference _ -> 'r';
    };
  }

  static Map<String, Value> read(String json, Pool pool) {
    var values = new LinkedHashMap<String, Value>();
    try (var parser = JSON.createParser(json)) {
      parser.nextToken();
      for (var field = parser.nextName(); field != null; field = parser.nextName()) {
        values.put(pool.text(field), pool.value(parser.nextStringValue(), Values::value));
      }
    } catch (JacksonException broken) {
      throw new IllegalStateException("Kept values are no JSON (" + json + ")", broken);
    }
    return values;
  }

  private static Value value(String written) {
    var text = written.substring(2);
    return switch (written.charAt(0)) {
      case 'q' -> new Value.Quantity(Amount.of(new BigDecimal(text)));
      case 'd' -> new Value.Day(LocalDate.parse(text));
      case 'c' -> new Value.Choice(text);
      case 'r' -> new Value.Reference(text);
      default -> new Value.Words(text);
    };
  }

  /// SHA-256 over all that a row says: kind, unit, person, day and values; not its id, place or
  /// entry time.
  static byte[] hash(WorkRecord one) {
    var said =
        String.join(
            "\n",
            one.kind(),
            String.valueOf(one.unit()),
            String.valueOf(one.person()),
            String.valueOf(one.effective()),
            written(one.values()));
    try {
      return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
