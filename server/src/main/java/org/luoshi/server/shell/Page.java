package org.luoshi.server.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// What every page knows of itself: its title, language and address, and how to link on without
/// losing the date asked for.
public record Page(String title, Phrasebook phrases, String path, Map<String, String> kept) {

  public Page {
    kept = Map.copyOf(kept);
  }

  public Language language() {
    return phrases.language();
  }

  public String languageTag() {
    return language() == Language.ZH ? "zh-CN" : "en";
  }

  public String otherTag() {
    return language() == Language.ZH ? "en" : "zh-CN";
  }

  public String say(String key, Object... values) {
    return phrases.say(key, values);
  }

  /// A link to another page with these values; the date and language asked for go along.
  public String link(String to, String... values) {
    var all = new LinkedHashMap<String, String>();
    for (var name : new String[] {"as-of", "lang"}) {
      if (kept.containsKey(name)) {
        all.put(name, kept.get(name));
      }
    }
    for (int i = 0; i + 1 < values.length; i += 2) {
      all.put(values[i], values[i + 1]);
    }
    return address(to, all);
  }

  /// This very page in the other language.
  public String otherLanguage() {
    var all = new LinkedHashMap<>(kept);
    all.put("lang", language() == Language.ZH ? "en" : "zh");
    return address(path, all);
  }

  private static String address(String path, Map<String, String> values) {
    var query = new StringBuilder();
    new java.util.TreeMap<>(values)
        .forEach((name, value) ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
    return path + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The language named by a request, Chinese where none or an unknown one is.
  public static Language language(String wanted) {
    return wanted.toLowerCase(Locale.ROOT).equals("en") ? Language.EN : Language.ZH;
  }
}
