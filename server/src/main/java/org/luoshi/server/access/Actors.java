package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Who is asking: the signed-in account with the post it acts under.
public final class Actors {

  /// Stands in until sign-in lands: everybody is the leader of the whole house.
  public Optional<Actor> of(HttpServletRequest request) {
    var held = new Held("leader", Role.LEADER, "leader", "", LocalDate.of(1900, 1, 1), null, null);
    return Optional.of(new Actor("demo", "demo", null, held, List.of(held)));
  }
}
