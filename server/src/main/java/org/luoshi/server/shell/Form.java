package org.luoshi.server.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;

/// A form as it stands: what was typed, and what is wrong with which field. Nothing typed is lost.
///
/// `once` marks one showing of the form, so that two clicks on its button do the work once.
public record Form(Map<String, String> typed, Map<String, List<String>> errors, String once) {

  public Form {
    typed = Map.copyOf(typed);
    errors = Map.copyOf(errors);
  }

  /// A fresh form with these values in its fields.
  public static Form fresh(Map<String, String> values) {
    return new Form(values, Map.of(), UUID.randomUUID().toString());
  }

  /// The form as sent, before it was looked at.
  public static Form sent(Map<String, String> typed) {
    return new Form(typed, Map.of(), typed.getOrDefault("once", UUID.randomUUID().toString()));
  }

  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean has(String field, String value) {
    return value(field).equals(value);
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  public boolean isWrong(String field) {
    return errors.containsKey(field);
  }

  public List<String> wrong(String field) {
    return errors.getOrDefault(field, List.of());
  }

  /// The form with what was found; the place of a finding names its field, any other stands above
  /// the form under the empty name.
  public Form with(List<Diagnostic> found, Phrasebook phrases) {
    var all = new LinkedHashMap<String, List<String>>();
    errors.forEach((field, said) -> all.put(field, new ArrayList<>(said)));
    for (var one : found) {
      var field = one.place() instanceof Place.Subject(var name) ? name : "";
      var values = one.values().toArray();
      var said = phrases.say(one.code(), values);
      var advice = one.code() + ".maybe";
      all.computeIfAbsent(field, _ -> new ArrayList<>())
          .add(
              phrases.knows(advice)
                  ? phrases.say("form.said", said, phrases.say(advice, values))
                  : said);
    }
    return new Form(typed, all, once);
  }
}
