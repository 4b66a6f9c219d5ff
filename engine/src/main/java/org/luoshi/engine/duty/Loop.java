package org.luoshi.engine.duty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Text;

/// What a pack says for the governance loop: which record kinds and fields stand behind the rooms
/// of findings, letters and so on, the measures its ladder of consequences may propose, how heads
/// are rated, and the checklists of inspections with the scale of grades, the best first.
public record Loop(
    Map<String, Use> uses,
    Map<String, Measure> measures,
    Reviewing reviewing,
    Map<String, Checklist> checklists,
    List<Checklist.Grade> grades) {

  /// A pack that says nothing of it.
  public static final Loop NONE = new Loop(Map.of(), Map.of(), Reviewing.NONE, Map.of(), List.of());

  public Loop {
    uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    checklists = Collections.unmodifiableMap(new LinkedHashMap<>(checklists));
    grades = List.copyOf(grades);
  }

  /// The record kind a room works on, and its fields by the part they play there.
  public record Use(String record, Map<String, String> fields) {
    public Use {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The id of the field that plays the part, where the pack names one.
    public Optional<String> field(String part) {
      return Optional.ofNullable(fields.get(part));
    }
  }

  /// A measure (约谈、函询…): within which stretch it is to be answered, and may be appealed against;
  /// null where there is no limit.
  public record Measure(
      String id, Text title, Deadline.@Nullable Stretch reply, Deadline.@Nullable Stretch appeal) {}

  public Optional<Use> use(String room) {
    return Optional.ofNullable(uses.get(room));
  }

  public Optional<Measure> measure(String id) {
    return Optional.ofNullable(measures.get(id));
  }

  public Optional<Checklist> checklist(String id) {
    return Optional.ofNullable(checklists.get(id));
  }
}
