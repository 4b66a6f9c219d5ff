package org.luoshi.server.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.shell.Frame;

/// The record kind behind findings and its fields, as the pack names them.
record Fields(RecordKind record, Loop.Use use) {

  private static final int SHORT = 60;

  /// Those of the programme; empty where its pack has no room of findings, or where the kind is no
  /// case of a unit.
  static Optional<Fields> of(Programme programme) {
    return programme
        .loop()
        .use("findings")
        .map(use -> new Fields(Objects.requireNonNull(programme.records().get(use.record())), use))
        .filter(fields -> fields.record.isCase() && fields.record.roles().unit() != null);
  }

  String kind() {
    return record.id();
  }

  boolean has(String part) {
    return use.field(part).isPresent();
  }

  /// The field that says when it was found.
  String opens() {
    return Objects.requireNonNull(record.roles().opens());
  }

  /// The field that says when it was put right.
  String closes() {
    return Objects.requireNonNull(record.roles().closes());
  }

  String unit() {
    return Objects.requireNonNull(record.roles().unit());
  }

  /// The field that plays the part; the part's own name for the roles of a case.
  Optional<String> field(String part) {
    return switch (part) {
      case "found" -> Optional.of(opens());
      case "rectified" -> Optional.of(closes());
      case "unit" -> Optional.of(unit());
      default -> use.field(part);
    };
  }

  /// What the record says in that part; empty text where it says nothing.
  String text(WorkRecord one, String part) {
    return field(part).flatMap(one::value).map(Object::toString).orElse("");
  }

  Optional<LocalDate> limit(WorkRecord one) {
    return field("limit").flatMap(one::day);
  }

  /// When it was closed; where the pack has no field for that, when it was put right.
  Optional<LocalDate> closed(WorkRecord one) {
    return one.day(use.field("closed").orElse(closes()));
  }

  /// The state that the record tells.
  String state(WorkRecord one) {
    if (has("closed") && closed(one).isPresent()) {
      return "closed";
    }
    return one.day(closes()).isPresent() ? "rectified" : "open";
  }

  List<Frame.Choice> kinds(Handling handling) {
    return use.field("kind").flatMap(record::field).map(Field::type).stream()
        .flatMap(type ->
            type instanceof Field.ChoiceOf(var choices)
                ? choices.values().stream()
                : java.util.stream.Stream.empty())
        .map(choice -> new Frame.Choice(choice.id(), handling.in(choice.title())))
        .toList();
  }

  /// The beginning of a long text, for a title.
  static String shortened(String text) {
    var line = text.strip().lines().findFirst().orElse("");
    return line.length() <= SHORT ? (line.isEmpty() ? "—" : line) : line.substring(0, SHORT) + "…";
  }
}
