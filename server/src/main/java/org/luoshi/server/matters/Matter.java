package org.luoshi.server.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.flow.Course;
import org.luoshi.engine.flow.Done;

/// A matter (事项) as it stands: whom it concerns, in which state, what it says.
///
/// `unit` is whom it concerns and `path` where that unit stood; `owner` is the unit that opened it,
/// `person` the one it concerns where it is one person's. `parent` is the matter it belongs to,
/// `subject` what it is about (a record, an obligation). `due` is the day its next step is due, a
/// local date of the programme. `version` rises with each step; 0 where nothing was done by hand
/// yet.
public record Matter(
    String id,
    String flow,
    String programme,
    String unit,
    String path,
    String owner,
    @Nullable String person,
    @Nullable String parent,
    @Nullable String subject,
    String title,
    String state,
    int version,
    @Nullable LocalDate due,
    Map<String, String> content,
    Instant openedAt,
    String openedBy,
    List<Step> steps) {

  public Matter {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    steps = List.copyOf(steps);
  }

  /// One move made: by which account, under which post of which unit, why, and what was said with
  /// it. `digest` is that of what the matter said after it.
  public record Step(
      int number,
      String move,
      String state,
      Instant at,
      String account,
      String actor,
      String unit,
      String reason,
      Map<String, String> said,
      String digest) {
    public Step {
      said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }
  }

  /// What it says under this name; empty text where it says nothing.
  public String says(String name) {
    return content.getOrDefault(name, "");
  }

  /// Its number within its flow, the last part of its id.
  public String number() {
    return id.substring(id.indexOf('/') + 1);
  }

  /// The course it has taken.
  public Course course() {
    return new Course(
        state,
        Digest.of(content),
        steps.stream()
            .map(step ->
                new Done(step.move(), step.account(), step.at(), step.state(), step.digest()))
            .toList());
  }

  /// The last time this move was made.
  public Optional<Step> last(String move) {
    return steps.reversed().stream().filter(step -> step.move().equals(move)).findFirst();
  }

  /// The same matter with its steps.
  public Matter with(List<Step> steps) {
    return new Matter(
        id, flow, programme, unit, path, owner, person, parent, subject, title, state, version, due,
        content, openedAt, openedBy, steps);
  }

  /// The same matter in another state, with another version.
  public Matter in(String state, int version) {
    return new Matter(
        id, flow, programme, unit, path, owner, person, parent, subject, title, state, version, due,
        content, openedAt, openedBy, steps);
  }
}
