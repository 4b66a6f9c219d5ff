package org.luoshi.server.api;

import java.util.List;

/// What the house answers when it refuses (RFC 9457), as `application/problem+json`; `errors` names
/// every mistake found, with its stable code.
public record Problem(String type, String title, int status, List<Fault> errors) {

  /// One mistake: its code, where it stands, what it is and what may help.
  public record Fault(String code, String place, String message, String advice) {}
}
