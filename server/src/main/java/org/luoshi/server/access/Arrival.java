package org.luoshi.server.access;

/// Who comes with a request, as far as it shows.
public sealed interface Arrival {

  /// Nobody, or a word that was never given.
  record Nobody() implements Arrival {}

  /// Somebody whose session has ended; only what they typed is kept for them.
  record Expired(String account) implements Arrival {}

  /// Somebody who has yet to show the second factor.
  record Halfway(Session session) implements Arrival {}

  /// Somebody signed in; `first` is the page they must see to before any other, or empty.
  record Here(Actor actor, String first) implements Arrival {}
}
