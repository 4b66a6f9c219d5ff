package org.luoshi.office.sheet;

import org.luoshi.engine.text.Diagnostic;

/// Ends the reading of a file that cannot or must not be read further.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final transient Diagnostic why;

  Refusal(Diagnostic why) {
    super(why.code());
    this.why = why;
  }

  Diagnostic why() {
    return why;
  }
}
