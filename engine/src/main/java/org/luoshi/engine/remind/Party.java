package org.luoshi.engine.remind;

/// Whom a step of the ladder reminds, seen from the obligation.
public sealed interface Party {

  /// Who owes it (责任主体).
  record Bearer() implements Party {}

  /// So many steps up the reporting line; 1 is the nearest head above.
  record Superior(int level) implements Party {}

  /// Whoever checks the duty.
  record Checker() implements Party {}

  /// The nearest unit of a kind, or the nearest holder of a post, up the line.
  record Named(String kindOrPost) implements Party {}

  Party BEARER = new Bearer();
  Party CHECKER = new Checker();

  /// As a pack writes it: `bearer`, `superior`, `checker`, a unit kind or a post.
  static Party of(String written) {
    return switch (written) {
      case "bearer" -> BEARER;
      case "superior" -> new Superior(1);
      case "checker" -> CHECKER;
      default -> new Named(written);
    };
  }
}
