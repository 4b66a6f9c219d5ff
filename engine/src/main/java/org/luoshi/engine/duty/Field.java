package org.luoshi.engine.duty;

import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Text;

/// One column of a record: its id, title, the header labels it is found by, and what may stand in
/// it.
///
/// The labels hold the title in both languages and any other name offices use for the column.
public record Field(String id, Text title, List<String> labels, Type type, boolean required) {

  public Field {
    labels = List.copyOf(labels);
  }

  /// What may stand in a field.
  public sealed interface Type {
    /// Whether what stands in the field is the name of something else: a unit, a person, an object
    /// or a term.
    default boolean refers() {
      return switch (this) {
        case UnitRef _, PersonRef _, ObjectRef _, TermOf _ -> true;
        case ChoiceOf _, Count _, Measure _, DayOf _, Words _ -> false;
      };
    }
  }

  /// One of the choices; ids in the order declared, each with its title and other spellings.
  public record ChoiceOf(Map<String, Choice> choices) implements Type {
    public ChoiceOf {
      choices = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(choices));
    }
  }

  public record Choice(String id, Text title, List<String> labels) {
    public Choice {
      labels = List.copyOf(labels);
    }
  }

  /// A whole number, zero or more.
  public record Count() implements Type {}

  /// A number, perhaps with decimals.
  public record Measure() implements Type {}

  public record DayOf() implements Type {}

  public record Words() implements Type {}

  /// A unit, by name or code.
  public record UnitRef() implements Type {}

  /// A person, by number.
  public record PersonRef() implements Type {}

  /// An object of another record kind, by its key.
  public record ObjectRef(String kind) implements Type {}

  /// The label of a term, such as 2020-H1 or 2020.
  public record TermOf() implements Type {}
}
