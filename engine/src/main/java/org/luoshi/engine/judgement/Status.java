package org.luoshi.engine.judgement;

/// The state of an obligation on a date. The first that holds, in the order of the rules, is its
/// status.
public enum Status {
  /// Let off by the checker, with a reason.
  WAIVED,
  /// The quota was reached in time, grace included.
  MET,
  /// The quota was reached after due and grace.
  LATE,
  /// The bearer declared that nothing was to be done.
  NIL,
  /// Due and grace have come and the quota is not reached.
  MISSED,
  /// Visible and still in time.
  OPEN,
  /// Not yet visible.
  UPCOMING
}
