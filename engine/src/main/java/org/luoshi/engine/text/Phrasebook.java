package org.luoshi.engine.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The phrases of one language by key; patterns are those of [MessageFormat].
///
/// A missing key is shown as the key itself in brackets, so a gap is seen and never breaks a page;
/// a test compares the keys of both languages.
public record Phrasebook(Language language, Map<String, String> patterns) {

  public Phrasebook {
    patterns = Map.copyOf(patterns);
  }

  /// Reads the text of a `.properties` file.
  public static Phrasebook parse(Language language, String properties) {
    var read = new Properties();
    try {
      read.load(new StringReader(properties));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    var patterns = new LinkedHashMap<String, String>();
    read.forEach((key, value) -> patterns.put((String) key, (String) value));
    return new Phrasebook(language, patterns);
  }

  /// Both books in one; the other's phrase wins where both have the key.
  public Phrasebook plus(Phrasebook other) {
    var all = new LinkedHashMap<>(patterns);
    all.putAll(other.patterns);
    return new Phrasebook(language, all);
  }

  public boolean knows(String key) {
    return patterns.containsKey(key);
  }

  public Set<String> keys() {
    return new TreeSet<>(patterns.keySet());
  }

  /// The phrase with its values; numbers are written as they are, without grouping.
  public String say(String key, Object... values) {
    var pattern = patterns.get(key);
    if (pattern == null) {
      return "[" + key + "]";
    }
    var shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = values[i] instanceof Text text ? text.in(language) : String.valueOf(values[i]);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(shown);
  }

  /// The finding as two lines for a person: place, code and what; then "Maybe" and the advice.
  public String say(Diagnostic found) {
    var values = found.values().toArray();
    var what =
        "%s: %s [%s] %s"
            .formatted(
                found.place().shown(),
                say("severity." + found.severity().name().toLowerCase(Locale.ROOT)),
                found.code(),
                say(found.code(), values));
    var advice = found.code() + ".maybe";
    return knows(advice) ? what + System.lineSeparator() + "  " + say(advice, values) : what;
  }
}
