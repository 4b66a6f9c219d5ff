package org.luoshi.e2e;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;
import org.luoshi.server.access.Role;

/// Who sits at a desk: one person for each role, and somebody who is not signed in.
///
/// They sit where such people do: those of a branch in the children's home, who hold their posts by
/// the workbooks; the others by posts of the house.
enum Person {
  ANYBODY(null, ""),
  BRANCH_OFFICER(Role.BRANCH_OFFICER, Person.BRANCH),
  UNIT_HEAD(Role.UNIT_HEAD, Person.BRANCH),
  SUPERVISOR(Role.SUPERVISOR, Person.COMMITTEE),
  LEADER(Role.LEADER, Person.BUREAU),
  PROGRAMME_AUTHOR(Role.PROGRAMME_AUTHOR, Person.BUREAU),
  INSPECTOR(Role.INSPECTOR, Person.COMMITTEE),
  AUDITOR(Role.AUDITOR, Person.BUREAU),
  ENQUIRY_DESK(Role.ENQUIRY_DESK, Person.BUREAU),
  ADMINISTRATOR(Role.ADMINISTRATOR, "");

  /// The children's home: it had no lesson since February.
  static final String BRANCH = "MZ0101";

  static final String COMMITTEE = "MZ01";
  static final String BUREAU = "MZ";

  /// Everybody there is.
  static final List<Person> ALL = List.of(values());

  private final @Nullable Role role;
  private final String unit;

  Person(@Nullable Role role, String unit) {
    this.role = role;
    this.unit = unit;
  }

  /// The language the person reads where a test does not ask for one: half of them English.
  Language language() {
    return Language.values()[ordinal() % 2];
  }

  boolean isSignedIn() {
    return role != null;
  }

  /// The role of whoever is signed in.
  Role role() {
    return Objects.requireNonNull(role, "nobody in particular has no role");
  }

  /// Where the person sits; empty for the whole house.
  String unit() {
    return unit;
  }
}
