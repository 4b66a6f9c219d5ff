package org.luoshi.server.findings;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Pen;
import org.luoshi.server.matters.Said;

/// What steps of a finding write into its record.
record Entering(Fields fields, Handling handling) {

  /// A new record of what was found: unit, problem, source, kind, found and limit.
  WorkRecord enter(Said said) {
    var values = new LinkedHashMap<String, Value>();
    values.put(fields.unit(), new Value.Reference(said.text("unit")));
    words(values, "problem", said.text("problem"));
    words(values, "source", said.text("source"));
    fields
        .field("kind")
        .filter(_ -> !said.text("kind").isEmpty())
        .ifPresent(id -> values.put(id, new Value.Choice(said.text("kind"))));
    day(values, "found", said.day("found").orElse(null));
    day(values, "limit", said.day("limit").orElse(null));
    return new Pen(handling).enter(fields.record(), values);
  }

  private void words(LinkedHashMap<String, Value> values, String part, String text) {
    fields
        .field(part)
        .filter(_ -> !text.isEmpty())
        .ifPresent(id -> values.put(id, new Value.Words(text)));
  }

  private void day(LinkedHashMap<String, Value> values, String part, @Nullable LocalDate day) {
    fields
        .field(part)
        .ifPresent(id -> {
          if (day == null) {
            values.remove(id);
          } else {
            values.put(id, new Value.Day(day));
          }
        });
  }

  /// Brings the record up to the step that was made.
  void follow(WorkRecord record, Matter after, String move, Said said) {
    var values = new LinkedHashMap<>(record.values());
    switch (move) {
      case "rectify" -> day(values, "rectified", said.day("rectified").orElse(null));
      case "close" -> {
        day(values, "closed", said.day("closed").orElse(null));
        fields
            .field("checker")
            .ifPresent(id -> values.put(id, new Value.Reference(handling.unit())));
      }
      case "return" -> day(values, "rectified", null);
      case "reopen" -> {
        day(values, "rectified", null);
        day(values, "closed", null);
      }
      case "grant-extension" -> day(values, "limit", after.due());
      default -> {}
    }
    var reason = after.steps().getLast().reason();
    if (move.equals("withdraw")) {
      new Pen(handling).withdraw(record.id(), reason);
    } else if (!values.equals(record.values())) {
      new Pen(handling).correct(record, values, reason);
    }
  }
}
