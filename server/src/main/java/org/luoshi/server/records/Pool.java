package org.luoshi.server.records;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Value;

/// Texts and values met before, so that what thousands of records say alike is kept once.
final class Pool {

  private static final int MOST = 200_000;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();

  String text(String text) {
    return texts.size() < MOST
        ? texts.computeIfAbsent(text, _ -> text)
        : texts.getOrDefault(text, text);
  }

  @Nullable String textOrNull(@Nullable String text) {
    return text == null ? null : text(text);
  }

  /// The value as written; free words are hardly ever the same twice and are not kept.
  Value value(String written, Function<String, Value> read) {
    if (written.startsWith("w:") || values.size() >= MOST) {
      return read.apply(written);
    }
    return values.computeIfAbsent(written, read);
  }
}
