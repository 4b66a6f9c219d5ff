package org.luoshi.engine.remind;

import java.time.LocalDate;
import org.luoshi.engine.judgement.Judgement;

/// Under which heading a digest tells of an obligation.
public enum Group {
  OVERDUE,
  TODAY,
  SOON;

  /// Overdue once the grace is over; due today on the due day and on the last day of grace.
  public static Group of(Judgement one, LocalDate day) {
    var due = one.obligation().due();
    if (day.isAfter(due.last())) {
      return OVERDUE;
    }
    return day.equals(due.day()) || day.equals(due.last()) ? TODAY : SOON;
  }
}
