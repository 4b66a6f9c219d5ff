package org.luoshi.engine.duty;

import java.util.Map;
import java.util.Set;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.text.Text;

/// A kind of post that duties can bind, known by the traits of an appointment: every trait must be
/// one of those named.
public record Post(String id, Text title, Map<String, Set<String>> match) {

  public Post {
    match = Map.copyOf(match);
  }

  public boolean matches(Appointment appointment) {
    return match.entrySet().stream()
        .allMatch(wanted ->
            wanted.getValue().contains(appointment.traits().getOrDefault(wanted.getKey(), "")));
  }
}
