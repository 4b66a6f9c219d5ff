package org.luoshi.engine.duty;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;

/// The proof a duty asks for: records of a kind for which the conditions hold, counted or summed,
/// up to a quota.
///
/// `sum` names the field whose numbers are added; without it records are counted. `term` names the
/// field that says for which term the record was made (a letter of 2020 signed in spring), which
/// then stands in for the date. `object` names the field that says which covered object or
/// triggering record it serves; it is null where that is the record's own unit or where nothing is
/// covered.
public record Needs(
    String record,
    List<Condition> where,
    @Nullable String sum,
    Amount atLeast,
    @Nullable String term,
    @Nullable String object) {

  public Needs {
    where = List.copyOf(where);
  }
}
