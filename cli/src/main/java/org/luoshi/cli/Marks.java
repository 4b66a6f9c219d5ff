package org.luoshi.cli;

import org.luoshi.engine.judgement.Status;

/// The sign of each status, never told by colour alone.
final class Marks {

  private Marks() {}

  static String of(Status status) {
    return switch (status) {
      case MET -> "●";
      case OPEN -> "◐";
      case LATE -> "▲";
      case MISSED -> "■";
      case WAIVED, NIL -> "○";
      case UPCOMING -> "·";
    };
  }
}
