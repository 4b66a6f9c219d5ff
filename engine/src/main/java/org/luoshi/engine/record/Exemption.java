package org.luoshi.engine.record;

import java.time.LocalDate;

/// A decision of a person that an obligation need not be worked off.
///
/// The bearer is named as in an obligation (a unit id or a person id), the occasion by its label.
public sealed interface Exemption {

  String duty();

  String bearer();

  String occasion();

  LocalDate day();

  /// The checker lets the bearer off, with a reason (免办).
  record Waiver(String duty, String bearer, String occasion, LocalDate day, String reason)
      implements Exemption {}

  /// The bearer declares that there was nothing to be done (零报告); counts only where the duty allows
  /// it.
  record Nil(String duty, String bearer, String occasion, LocalDate day) implements Exemption {}
}
