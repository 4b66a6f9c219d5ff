package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.luoshi.engine.text.Phrasebook;

/// Whoever knows the tokens that programs show instead of a session.
public interface BearerTokens {

  /// The actor whose token the request shows; empty where it is none that holds.
  Optional<Actor> of(String token, HttpServletRequest request, Phrasebook phrases);
}
