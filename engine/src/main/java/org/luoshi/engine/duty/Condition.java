package org.luoshi.engine.duty;

import java.util.Set;
import org.luoshi.engine.record.Amount;

/// What must hold of a record's field for the record to count.
public sealed interface Condition {

  String field();

  /// The field holds one of these choices, words or references.
  record OneOf(String field, Set<String> values) implements Condition {
    public OneOf {
      values = Set.copyOf(values);
    }
  }

  /// The number in the field is at least this.
  record AtLeast(String field, Amount least) implements Condition {}

  /// The number in the field is at least so many percent of the number in another.
  record AtLeastShare(String field, Amount percent, String of) implements Condition {}

  /// The field is filled; a day after the date judged counts as not filled.
  record Filled(String field) implements Condition {}

  /// The field is empty, or holds a day after the date judged.
  record Empty(String field) implements Condition {}

  /// The day in the field is later than the day in another.
  record Later(String field, String than) implements Condition {}
}
