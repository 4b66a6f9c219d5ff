package org.luoshi.server.shell;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;

/// What every page knows of itself: its title, language and address, the frame around it, and how
/// to link on without losing the date asked for.
public record Page(
    String title, Phrasebook phrases, String path, Map<String, String> kept, Frame frame) {

  public Page {
    kept = Map.copyOf(kept);
  }

  /// The same page under its title, by key or already spoken.
  public Page titled(String title) {
    return new Page(phrases.knows(title) ? say(title) : title, phrases, path, kept, frame);
  }

  public Language language() {
    return phrases.language();
  }

  public String languageTag() {
    return tag(language());
  }

  public String otherTag() {
    return tag(language() == Language.ZH ? Language.EN : Language.ZH);
  }

  private static String tag(Language language) {
    return language == Language.ZH ? "zh-CN" : "en";
  }

  public String say(String key, Object... values) {
    return phrases.say(key, values);
  }

  /// The value the request gave; empty where it gave none or a blank one.
  public Optional<String> asked(String name) {
    return Optional.ofNullable(kept.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /// A day as people of the page's language write it: 2020年10月31日, 31 October 2020.
  public String day(LocalDate day) {
    return language() == Language.ZH
        ? say("page.day", day.getYear(), day.getMonthValue(), day.getDayOfMonth())
        : say(
            "page.day",
            day.getYear(),
            day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH),
            day.getDayOfMonth());
  }

  /// A link to another page with these values, blank ones left out; the date asked for goes along.
  public String link(String to, String... values) {
    var all = new LinkedHashMap<String, String>();
    if (kept.containsKey("as-of")) {
      all.put("as-of", kept.get("as-of"));
    }
    for (int i = 0; i + 1 < values.length; i += 2) {
      all.put(values[i], values[i + 1]);
    }
    all.values().removeIf(String::isEmpty);
    return address(to, all);
  }

  /// This very page with one value changed; an empty value drops it.
  public String with(String name, String value) {
    var all = new LinkedHashMap<>(kept);
    all.put(name, value);
    all.values().removeIf(String::isEmpty);
    return address(path, all);
  }

  /// This very page in the other language.
  public String otherLanguage() {
    return with("lang", language() == Language.ZH ? "en" : "zh");
  }

  /// An address whose values are encoded; names stand in alphabetic order.
  public static String address(String path, Map<String, String> values) {
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

  /// An id as the last parts of a path: its slashes stay, all else is encoded.
  public static String segment(String id) {
    return String.join("/", java.util.Arrays.stream(id.split("/")).map(Page::encoded).toList());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// The language named by a request, Chinese where none or an unknown one is.
  public static Language language(String wanted) {
    return wanted.toLowerCase(Locale.ROOT).startsWith("en") ? Language.EN : Language.ZH;
  }
}
