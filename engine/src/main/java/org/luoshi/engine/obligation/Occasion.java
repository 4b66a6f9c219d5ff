package org.luoshi.engine.obligation;

import java.time.LocalDate;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.Term;

/// What an obligation is for: a term, a covered object in a term, or a triggering record.
public sealed interface Occasion {

  /// What distinguishes it among the obligations of one duty and bearer; `2020-H2`, `2020-H2
  /// MZ0101`, or the trigger's id.
  String label();

  /// The first day of the term, or the trigger's day: the rule in force on it judges.
  LocalDate starts();

  record InTerm(Term term) implements Occasion {
    @Override
    public String label() {
      return term.label();
    }

    @Override
    public LocalDate starts() {
      return term.first();
    }
  }

  record ForObject(Term term, String object) implements Occasion {
    @Override
    public String label() {
      return term.label() + " " + object;
    }

    @Override
    public LocalDate starts() {
      return term.first();
    }
  }

  record Upon(WorkRecord trigger, LocalDate starts) implements Occasion {
    @Override
    public String label() {
      return trigger.id();
    }
  }
}
