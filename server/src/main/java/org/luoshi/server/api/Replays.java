package org.luoshi.server.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Once;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Requests done once: the same `Idempotency-Key` with the same request gets the answer of the
/// first time, its status included; with another request it is refused (422).
///
/// A key belongs to who acts under which post. Without a key the work is simply done. What was
/// refused is not remembered.
public final class Replays {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Once once;
  private final Clock clock;

  public Replays(Once once, Clock clock) {
    this.once = once;
    this.clock = clock;
  }

  /// The answer of some work: its status, where the thing made is found (empty for nowhere), and
  /// the body to be written as JSON.
  public record Reply(int status, String location, @Nullable Object body) {}

  /// Does the work for the key, or answers as it did the first time. `what` says all that was
  /// asked, in canonical words.
  public ResponseEntity<String> answer(
      Actor actor, @Nullable String key, String what, Supplier<Reply> work) {
    if (key == null || key.isBlank()) {
      return entity(told(work.get()));
    }
    var asked = new Once.Asked(actor.signature(), "api " + key.strip(), what, clock.instant());
    return entity(once.run(asked, () -> told(work.get())));
  }

  private static String told(Reply reply) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("status", reply.status());
    tree.put("location", reply.location());
    tree.put("body", JSON.writeValueAsString(reply.body()));
    return JSON.writeValueAsString(tree);
  }

  private static ResponseEntity<String> entity(String told) {
    var tree = JSON.readTree(told);
    var answer = ResponseEntity.status(tree.get("status").intValue());
    var location = tree.get("location").stringValue();
    if (!location.isEmpty()) {
      answer.header("Location", location);
    }
    return answer.contentType(MediaType.APPLICATION_JSON).body(tree.get("body").stringValue());
  }
}
