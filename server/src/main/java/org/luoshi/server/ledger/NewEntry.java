package org.luoshi.server.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An entry about to be written: what happened, when, by whom, to what, and the payload in full.
///
/// The type is a stable kebab-case name such as `record-entered`; the object names the thing as its
/// own table does. Actor and object may be empty. The payload is canonical: the same content always
/// gives the same bytes.
public record NewEntry(Instant at, String actor, String type, String object, byte[] payload) {

  public NewEntry {
    payload = payload.clone();
  }

  /// With a payload of text, such as JSON, in UTF-8.
  public static NewEntry of(Instant at, String actor, String type, String object, String payload) {
    return new NewEntry(at, actor, type, object, payload.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] payload() {
    return payload.clone();
  }
}
