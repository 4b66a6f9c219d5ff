package org.luoshi.engine.obligation;

import java.time.LocalDate;
import java.util.Optional;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.Term;

/// What an obligation is for: a term, a covered object in a term, or a triggering record.
public sealed interface Occasion {

  /// What distinguishes it among the obligations of one duty and bearer; `2020-H2`, `2020-H2
  /// MZ0101`, or the trigger's id.
  String label();

  /// The first day of the term, or the trigger's day: the rule in force on it judges.
  LocalDate starts();

  /// The term it is for; empty for a trigger.
  default Optional<Term> term() {
    return switch (this) {
      case InTerm(var term) -> Optional.of(term);
      case ForObject(var term, var _) -> Optional.of(term);
      case Upon _ -> Optional.empty();
    };
  }

  /// The term it is told under: its own, or the calendar month of the trigger's day.
  default Term countedIn() {
    return term().orElseGet(() -> Term.around(Length.Calendar.MONTH, starts()));
  }

  record InTerm(Term inTerm) implements Occasion {
    @Override
    public String label() {
      return inTerm.label();
    }

    @Override
    public LocalDate starts() {
      return inTerm.first();
    }
  }

  record ForObject(Term inTerm, String object) implements Occasion {
    @Override
    public String label() {
      return inTerm.label() + " " + object;
    }

    @Override
    public LocalDate starts() {
      return inTerm.first();
    }
  }

  record Upon(WorkRecord trigger, LocalDate starts) implements Occasion {
    @Override
    public String label() {
      return trigger.id();
    }
  }
}
