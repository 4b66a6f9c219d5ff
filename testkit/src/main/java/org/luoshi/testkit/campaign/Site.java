package org.luoshi.testkit.campaign;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// A house that is served: where, and how somebody new gets the path of a link to come in by. It
/// counts the requests made to its API.
public record Site(String origin, Function<Newcomer, String> inviting, AtomicLong requests) {

  public Site(String origin, Function<Newcomer, String> inviting) {
    this(origin, inviting, new AtomicLong());
  }

  /// Whom to let in: by what name, in the role (such as `UNIT_HEAD`) at the unit, being the person
  /// of that number, or nobody of whom records tell where it is empty.
  public record Newcomer(String name, String role, String unit, String person) {}
}
