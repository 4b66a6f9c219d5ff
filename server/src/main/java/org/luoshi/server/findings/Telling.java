package org.luoshi.server.findings;

import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Procedure;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// A finding in words, as the columns of the ledger (整改台账) and the facts of its page say it.
record Telling(Fields fields, Handling handling, Page page) {

  /// Parts that the matter itself says; all others stand in its record.
  private static final List<String> SAID = List.of("leader", "actions", "progress", "cause");

  List<String> cells(Matter matter, List<String> columns) {
    var record = record(matter);
    return columns.stream().map(column -> cell(matter, record, column)).toList();
  }

  private WorkRecord record(Matter matter) {
    var id = String.valueOf(matter.subject());
    return handling
        .desk()
        .board()
        .evidence()
        .book()
        .find(fields.kind(), id)
        .or(() -> handling.desk().catalogue().find(id).map(kept -> kept.record()))
        .orElseThrow();
  }

  private String cell(Matter matter, WorkRecord record, String column) {
    if (SAID.contains(column)) {
      return matter.says(column);
    }
    var text = fields.text(record, column);
    return switch (column) {
      case "unit", "checker" -> text.isEmpty() ? "" : handling.name(text);
      case "kind" -> choice(text);
      default -> text;
    };
  }

  private String choice(String id) {
    return fields
        .field("kind")
        .flatMap(fields.record()::field)
        .map(Field::type)
        .map(type ->
            type instanceof Field.ChoiceOf(var choices) && choices.containsKey(id)
                ? choices.get(id).title().in(page.language())
                : id)
        .orElse(id);
  }

  List<Procedure.Fact> facts(Matter matter, List<String> columns) {
    var record = record(matter);
    var facts = new java.util.ArrayList<Procedure.Fact>();
    for (var column : columns) {
      var text = cell(matter, record, column);
      if (!text.isEmpty()) {
        facts.add(Procedure.Fact.of(page.say("findings.col." + column), text));
      }
    }
    for (var part : List.of("cause", "evidence", "verified", "lasting")) {
      if (!matter.says(part).isEmpty()) {
        facts.add(Procedure.Fact.of(page.say("finding.ask." + part), matter.says(part)));
      }
    }
    var parent = matter.parent();
    if (parent != null && parent.startsWith("assessment/")) {
      var number = parent.substring(parent.indexOf('/') + 1);
      facts.add(
          new Procedure.Fact(page.say("finding.ask.assessment"), number, "/assessments/" + number));
    }
    var duty = handling.desk().board().programme().duties().get(matter.says("duty"));
    if (duty != null) {
      facts.add(
          new Procedure.Fact(
              page.say("finding.ask.duty"),
              duty.clause() + " " + duty.title().in(page.language()),
              page.link("/duties/" + duty.id())));
    }
    return facts;
  }

  /// Whether both name the same duty, or say the same problem.
  boolean isAgain(Matter one, Matter other) {
    boolean duty = !other.says("duty").isEmpty() && other.says("duty").equals(one.says("duty"));
    return duty || one.title().equals(other.title());
  }

  /// The same finding at the same unit before, for whoever looks for its root.
  Procedure.Section again(List<Matter> before) {
    return new Procedure.Section(
        page.say("findings.again"),
        page.say("findings.again-note"),
        List.of(
            page.say("findings.col.problem"),
            page.say("findings.col.limit"),
            page.say("record.state")),
        before.stream()
            .map(one ->
                new Procedure.Row(
                    "/findings/" + RecordLink.escaped(one.number()),
                    List.of(
                        one.title(),
                        one.due() == null ? "" : one.due().toString(),
                        page.say("finding.state." + one.state()))))
            .toList());
  }
}
