package org.luoshi.engine.flow;

/// The part somebody plays in a matter; who plays it, the room of the matter says.
public enum Part {
  /// The unit or person the matter concerns.
  SUBJECT,
  /// Whoever opened it and answers for it.
  OWNER,
  /// A superior of the subject who verifies.
  CHECKER,
  /// A superior of the subject who decides.
  DECIDER,
  /// The house itself, where something that a matter rests on has changed; nobody else may.
  HOUSE
}
