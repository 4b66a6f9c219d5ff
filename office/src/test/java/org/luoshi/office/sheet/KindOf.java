package org.luoshi.office.sheet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Field.Choice;
import org.luoshi.engine.duty.Field.ChoiceOf;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Text;

/// Record kinds in a few words, for tests.
final class KindOf {

  private KindOf() {}

  static RecordKind rows(String id, String zh, Field... fields) {
    var byId = new LinkedHashMap<String, Field>();
    Arrays.stream(fields).forEach(field -> byId.put(field.id(), field));
    return new RecordKind(
        id,
        new Text(zh, id),
        List.of(zh),
        0,
        new RecordKind.Roles(null, null, null, null, null),
        List.of(),
        null,
        byId,
        RecordKind.USUAL_WRITERS);
  }

  static Field needed(String id, String zh, Field.Type type, String... also) {
    return new Field(id, new Text(zh, id), labels(id, zh, also), type, true);
  }

  static Field optional(String id, String zh, Field.Type type, String... also) {
    return new Field(id, new Text(zh, id), labels(id, zh, also), type, false);
  }

  /// Choices given as id=title.
  static ChoiceOf choices(String... choices) {
    var byId = new LinkedHashMap<String, Choice>();
    for (var choice : choices) {
      var parts = choice.split("=");
      byId.put(parts[0], new Choice(parts[0], new Text(parts[1], parts[0]), List.of(parts[1])));
    }
    return new ChoiceOf(byId);
  }

  private static List<String> labels(String id, String zh, String... also) {
    var labels = new java.util.ArrayList<>(List.of(zh, id));
    labels.addAll(List.of(also));
    return labels;
  }
}
