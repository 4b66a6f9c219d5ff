package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;

/// How a record's values are worded: for people to read, and for a form to be typed over.
///
/// What is typed back unchanged gives the very same values.
public record Wording(Organisation organisation, Language language) {

  /// A field with what it says.
  public record Fact(String field, String label, String text) {}

  /// A field whose words differ between two versions.
  public record Change(String label, String former, String text) {}

  /// The value as people read it; empty for none.
  String shown(Field field, Value value, LocalDate day) {
    return switch (value) {
      case Value.Choice(var id) when field.type() instanceof Field.ChoiceOf(var choices) ->
          choices.containsKey(id) ? choices.get(id).title().in(language) : id;
      case Value.Reference(var id) -> reference(field, id, day);
      default -> value.toString();
    };
  }

  private String reference(Field field, String id, LocalDate day) {
    return switch (field.type()) {
      case Field.UnitRef _ -> organisation.unit(id).map(unit -> unit.nameOn(day)).orElse(id);
      case Field.ObjectRef(var kind) -> bare(kind, id);
      default -> id;
    };
  }

  private static String bare(String kind, String id) {
    return id.startsWith(kind + "/") ? id.substring(kind.length() + 1) : id;
  }

  /// All fields of the kind that say something, in the order of the pack.
  List<Fact> facts(RecordKind kind, WorkRecord record) {
    var facts = new ArrayList<Fact>();
    for (var field : kind.fields().values()) {
      record
          .value(field.id())
          .ifPresent(value ->
              facts.add(
                  new Fact(
                      field.id(), field.title().in(language), shown(field, value, day(record)))));
    }
    return facts;
  }

  /// What the record says in a few words, without unit, person and day.
  String brief(RecordKind kind, WorkRecord record) {
    var roles = kind.roles();
    var apart = new ArrayList<String>();
    for (var role : new String[] {roles.unit(), roles.person(), roles.date()}) {
      if (role != null) {
        apart.add(role);
      }
    }
    return facts(kind, record).stream()
        .filter(fact -> !apart.contains(fact.field()))
        .map(fact -> fact.label() + " " + fact.text())
        .reduce((one, other) -> one + " · " + other)
        .orElse("");
  }

  static LocalDate day(WorkRecord record) {
    var day = record.effective();
    return day == null ? LocalDate.ofEpochDay(record.entered().getEpochSecond() / 86_400) : day;
  }

  /// What changed from one version to the next.
  List<Change> changes(RecordKind kind, WorkRecord former, WorkRecord record) {
    var changes = new ArrayList<Change>();
    for (var field : kind.fields().values()) {
      var was = text(field, former);
      var is = text(field, record);
      if (!was.equals(is)) {
        changes.add(new Change(field.title().in(language), was, is));
      }
    }
    return changes;
  }

  private String text(Field field, WorkRecord record) {
    return record.value(field.id()).map(value -> shown(field, value, day(record))).orElse("");
  }

  /// The texts of the fields as a form holds them: units by name where only one bears it.
  Map<String, String> typed(RecordKind kind, WorkRecord record) {
    var typed = new LinkedHashMap<String, String>();
    for (var field : kind.fields().values()) {
      record
          .value(field.id())
          .ifPresent(value ->
              typed.put(
                  field.id(),
                  value instanceof Value.Choice(var id) ? id : typed(field, value, record)));
    }
    return typed;
  }

  private String typed(Field field, Value value, WorkRecord record) {
    var shown = shown(field, value, day(record));
    return field.type() instanceof Field.UnitRef && !isAlone(shown) ? value.toString() : shown;
  }

  /// Whether one unit only ever bore this name.
  boolean isAlone(String name) {
    return counted().getOrDefault(name, 0) == 1;
  }

  private Map<String, Integer> counted() {
    var counts = new HashMap<String, Integer>();
    organisation.units().values().stream()
        .flatMap(unit -> unit.names().changes().values().stream().distinct())
        .filter(Objects::nonNull)
        .forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts;
  }
}
