package org.luoshi.engine.remind;

import java.time.LocalDate;
import java.util.Set;
import org.luoshi.engine.judgement.Judgement;

/// That an obligation is to be reminded of: how it stands, the day of the latest step that fell
/// due, and whom all steps that fell due name.
public record Reminder(Judgement judgement, LocalDate step, Set<Party> to) {

  public Reminder {
    to = Set.copyOf(to);
  }

  /// What tells it from every other: the obligation and the day of its step.
  public String key() {
    return step + " " + judgement.obligation().id();
  }
}
