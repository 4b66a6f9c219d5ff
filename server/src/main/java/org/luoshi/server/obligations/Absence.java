package org.luoshi.server.obligations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.time.Term;

/// Why there is no obligation where somebody looked for one.
public sealed interface Absence {

  /// The duty does not bind units of this kind.
  record NotBound(String kind) implements Absence {}

  /// The unit was not there through the whole term.
  record NotThere(Term term, LocalDate founded, @Nullable LocalDate closed) implements Absence {}

  /// No version of the programme was in force on the first day.
  record NoRule(LocalDate day) implements Absence {}

  /// No term of the duty has this label, and nothing that sets it off has this name.
  record NoSuchOccasion(String label) implements Absence {}

  /// Nobody at the unit holds the post in the term for long enough to owe anything.
  record NoHolder(String post) implements Absence {}
}
