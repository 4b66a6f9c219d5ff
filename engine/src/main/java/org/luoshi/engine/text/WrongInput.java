package org.luoshi.engine.text;

import java.util.List;

/// Ends a piece of work because of what it was given: everything that was wrong, at once. Nothing
/// was written.
public final class WrongInput extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> found;

  public WrongInput(List<Diagnostic> found) {
    super(found.isEmpty() ? "" : found.getFirst().code());
    this.found = List.copyOf(found);
  }

  public WrongInput(Diagnostic found) {
    this(List.of(found));
  }

  public List<Diagnostic> found() {
    return found;
  }
}
