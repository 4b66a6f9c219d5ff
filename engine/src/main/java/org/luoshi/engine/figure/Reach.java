package org.luoshi.engine.figure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.judgement.Judgement;

/// What figures are counted of: all of the house, or only what belonged to a part of it on its day.
///
/// What belongs to no unit is of the whole house alone.
public interface Reach {

  Reach WHOLE = (_, _) -> true;

  /// Whether what belongs to the unit on the day is counted.
  boolean holds(@Nullable String unit, LocalDate day);

  /// Whether the judgement is counted: by its unit, on the day on whose tree it counts.
  default boolean holds(Judgement one) {
    return holds(one.obligation().unit(), one.countedOn());
  }
}
