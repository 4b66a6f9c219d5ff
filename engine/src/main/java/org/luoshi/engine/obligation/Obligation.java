package org.luoshi.engine.obligation;

import java.time.LocalDate;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.record.Amount;

/// An obligation (应办事项): one duty, one bearer, one occasion, under one version of the programme.
///
/// `unit` is where it counts in the tree: the bearer's unit at the end of the term (or on the
/// trigger's day). Records with a day from `opens` to `closes` can be credited; it is visible from
/// `visible` on. The quota is already prorated.
public record Obligation(
    Duty duty,
    String version,
    Bearer bearer,
    String unit,
    Occasion occasion,
    LocalDate opens,
    LocalDate closes,
    Amount quota,
    Due due,
    LocalDate visible) {

  /// Its name everywhere: `committee-meeting/MZ0101/2020-03`.
  public String id() {
    return duty.id() + "/" + bearer.id() + "/" + occasion.label();
  }

  /// The day on whose tree it rolls up: the end of its term, or the trigger's day.
  public LocalDate rollsUpOn() {
    return switch (occasion) {
      case Occasion.InTerm(var term) -> term.last();
      case Occasion.ForObject(var term, var _) -> term.last();
      case Occasion.Upon upon -> upon.starts();
    };
  }
}
