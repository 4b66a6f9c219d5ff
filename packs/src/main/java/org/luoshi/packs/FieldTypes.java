package org.luoshi.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Field.Type;

/// Some of the types of fields, by the words packs use for them.
record FieldTypes(List<Class<? extends Type>> types) {

  static final FieldTypes NUMBERS = of(Field.Count.class, Field.Measure.class);
  static final FieldTypes DAYS = of(Field.DayOf.class);
  static final FieldTypes TERMS = of(Field.TermOf.class);
  static final FieldTypes WORDS =
      of(
          Field.ChoiceOf.class,
          Field.Words.class,
          Field.UnitRef.class,
          Field.PersonRef.class,
          Field.ObjectRef.class,
          Field.TermOf.class);
  static final FieldTypes REFERENCES =
      of(Field.UnitRef.class, Field.PersonRef.class, Field.ObjectRef.class);

  private static final Map<String, Class<? extends Type>> BY_NAME = byName();

  private static Map<String, Class<? extends Type>> byName() {
    var names = new LinkedHashMap<String, Class<? extends Type>>();
    names.put("text", Field.Words.class);
    names.put("choice", Field.ChoiceOf.class);
    names.put("count", Field.Count.class);
    names.put("number", Field.Measure.class);
    names.put("date", Field.DayOf.class);
    names.put("unit", Field.UnitRef.class);
    names.put("person", Field.PersonRef.class);
    names.put("term", Field.TermOf.class);
    names.put("object", Field.ObjectRef.class);
    return names;
  }

  @SafeVarargs
  static FieldTypes of(Class<? extends Type>... types) {
    return new FieldTypes(List.of(types));
  }

  /// The words a pack may write after `type:`. Days are counts that a term can hold only so many
  /// of.
  static List<String> all() {
    return List.of(
        "text", "choice", "count", "days", "number", "date", "unit", "person", "term", "object");
  }

  boolean holds(Type type) {
    return types.stream().anyMatch(wanted -> wanted.isInstance(type));
  }

  String names() {
    return String.join(", ", types.stream().map(FieldTypes::name).toList());
  }

  static String name(Type type) {
    return name(type.getClass());
  }

  private static String name(Class<? extends Type> type) {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
