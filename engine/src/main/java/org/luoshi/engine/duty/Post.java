package org.luoshi.engine.duty;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.text.Text;

/// A kind of post that duties can bind, known by the traits of an appointment: every trait must be
/// one of those named.
///
/// `role` is the part its holder plays in the house, such as `unit-head`; null where holding it
/// gives no rights.
public record Post(String id, Text title, Map<String, Set<String>> match, @Nullable String role) {

  /// A post that duties bind but that gives no rights.
  public Post(String id, Text title, Map<String, Set<String>> match) {
    this(id, title, match, null);
  }

  public Post {
    match = Map.copyOf(match);
  }

  public boolean matches(Appointment appointment) {
    return match.entrySet().stream()
        .allMatch(wanted ->
            wanted.getValue().contains(appointment.traits().getOrDefault(wanted.getKey(), "")));
  }
}
