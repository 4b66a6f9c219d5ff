package org.luoshi.server.reminders;

import java.time.Instant;
import org.luoshi.engine.text.Language;

/// A message ready to leave: what it says and where it goes. `key` is the same at each attempt;
/// `at` is when this one is made.
record Parcel(
    Message message,
    String address,
    String secret,
    String text,
    Policy.Smtp smtp,
    String password,
    Instant at) {

  String key() {
    return message.key();
  }

  String subject() {
    return message.subject();
  }

  Language language() {
    return message.language();
  }

  /// Neither address nor secrets belong into a log.
  @Override
  public String toString() {
    return message.id();
  }
}
