package org.luoshi.engine.obligation;

/// Who owes: a unit, or a person as holder of a post (责任主体).
public sealed interface Bearer {

  /// The unit's or the person's id.
  String id();

  record OfUnit(String id) implements Bearer {}

  /// The person binds through the kind of post, whatever appointments make it up.
  record OfHolder(String id, String post) implements Bearer {}
}
