package org.luoshi.engine.record;

import java.time.LocalDate;

/// One value of a record's field.
public sealed interface Value {

  /// How many or how much.
  record Quantity(Amount amount) implements Value {
    @Override
    public String toString() {
      return amount.toString();
    }
  }

  /// A local day of the programme's zone.
  record Day(LocalDate day) implements Value {
    @Override
    public String toString() {
      return day.toString();
    }
  }

  /// One of the field's declared choices, by id.
  record Choice(String id) implements Value {
    @Override
    public String toString() {
      return id;
    }
  }

  /// Free words, as written but without outer blanks.
  record Words(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }

  /// Whose or which: the id of a unit, a person or a registered object, or the label of a term.
  record Reference(String id) implements Value {
    @Override
    public String toString() {
      return id;
    }
  }
}
