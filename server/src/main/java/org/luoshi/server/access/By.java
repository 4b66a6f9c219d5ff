package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/// Who changes something of access, when, from where. At the terminal it is nobody's account.
public record By(Instant at, String account, String signature, String address) {

  /// Whoever sits at the machine itself.
  public static By terminal(Instant at) {
    return new By(at, "", "terminal", "");
  }

  /// Somebody who has not yet shown who they are.
  public static By nobody(Instant at, HttpServletRequest request) {
    return new By(at, "", "", request.getRemoteAddr());
  }

  public static By of(Actor actor, Instant at, HttpServletRequest request) {
    return new By(at, actor.account(), actor.signature(), request.getRemoteAddr());
  }

  /// The account itself, where no post plays a part.
  static By itself(String account, Instant at, HttpServletRequest request) {
    return new By(at, account, account, request.getRemoteAddr());
  }
}
