package org.luoshi.e2e;

import java.util.List;
import org.luoshi.engine.text.Language;

/// Who sits at a desk: one person for each role, and somebody who is not signed in.
enum Person {
  ANYBODY("");

  /// Those who have something to do in the house as it stands.
  static final List<Person> ALL = List.of(values());

  private final String role;

  Person(String role) {
    this.role = role;
  }

  /// The language the person reads where a test does not ask for one: half of them English.
  Language language() {
    return Language.values()[ordinal() % 2];
  }

  /// The role's own code, empty for somebody who is not signed in.
  String role() {
    return role;
  }
}
