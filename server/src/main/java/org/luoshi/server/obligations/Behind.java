package org.luoshi.server.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.figure.Figure;
import org.luoshi.engine.judgement.Conditions;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.office.document.Evidence;
import org.luoshi.office.document.RecordLine;

/// What stands behind a figure, line by line: records, obligations, units or persons.
public final class Behind {

  private static final int TEXT_LENGTH = 40;

  private final Board board;
  private final LocalDate asOf;
  private final Phrasebook phrases;
  private final Map<String, Judgement> judged = new HashMap<>();

  public Behind(Board board, LocalDate asOf, Phrasebook phrases) {
    this.board = board;
    this.asOf = asOf;
    this.phrases = phrases;
  }

  /// Obligations where the figure counts them, else its records; a figure that counts nothing says
  /// so.
  public Evidence evidence(Figure.Single figure) {
    if (!figure.obligations().isEmpty()) {
      judge(figure.obligations());
      return Evidence.of(figure.obligations().stream().map(this::obligation).toList());
    }
    if (!figure.records().isEmpty()) {
      return Evidence.of(figure.records().stream().map(this::record).toList());
    }
    return new Evidence.Stated(phrases.say("report.nothing-behind"));
  }

  /// Judges these obligations, unless they are judged already.
  void judge(List<String> ids) {
    var missing = ids.stream().filter(id -> !judged.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      judged.putAll(board.judgements(missing, asOf));
    }
  }

  Optional<Judgement> judgement(String id) {
    return Optional.ofNullable(judged.get(id));
  }

  Optional<WorkRecord> known(String id) {
    return board.evidence().book().find(id.substring(0, Math.max(0, id.indexOf('/'))), id);
  }

  private RecordLine obligation(String id) {
    var judgement = judged.get(id);
    if (judgement == null) {
      return new RecordLine(id, null, "", "");
    }
    var obligation = judgement.obligation();
    var due = obligation.due().day();
    return new RecordLine(
        id,
        due.equals(LocalDate.MAX) ? null : due,
        name(obligation.unit()),
        obligation.duty().title().in(phrases.language()));
  }

  RecordLine record(String id) {
    if (id.startsWith("unit/") && board.organisation().unit(id.substring(5)).isPresent()) {
      var unit = board.organisation().unit(id.substring(5)).orElseThrow();
      return new RecordLine(unit.id(), unit.founded(), unit.nameOn(asOf), "");
    }
    if (id.startsWith("person/")) {
      return person(id.substring("person/".length()));
    }
    return known(id)
        .map(one ->
            new RecordLine(
                id, one.effective(), one.unit() == null ? "" : name(one.unit()), text(one)))
        .orElseGet(() -> new RecordLine(id, null, "", ""));
  }

  /// The value a record shows in a field on the date: as kept, and as pages write it.
  Optional<Seen> seen(WorkRecord one, String field) {
    var kind = board.programme().records().get(one.kind());
    return Conditions.seen(one, field, asOf)
        .map(value ->
            new Seen(
                value.toString(), kind == null ? value.toString() : shown(kind, field, value)));
  }

  /// A value as kept and as shown.
  record Seen(String kept, String shown) {}

  private RecordLine person(String person) {
    return board.organisation().appointments().stream()
        .filter(held -> held.person().equals(person) && held.heldOn(asOf))
        .findFirst()
        .map(held ->
            new RecordLine(
                person, held.from(), name(held.unit()), held.traits().getOrDefault("post", "")))
        .orElseGet(() -> new RecordLine(person, null, "", ""));
  }

  String name(String unit) {
    return board.organisation().unit(unit).map(u -> u.nameOn(asOf)).orElse(unit);
  }

  /// The record's other fields in the order of the kind, shortened.
  private String text(WorkRecord one) {
    var kind = board.programme().records().get(one.kind());
    if (kind == null) {
      return "";
    }
    var parts = new ArrayList<String>();
    for (var field : kind.fields().values()) {
      if (!isRole(kind, field.id())) {
        one.value(field.id()).ifPresent(value -> parts.add(shown(kind, field.id(), value)));
      }
    }
    var text = String.join("；", parts);
    return text.codePointCount(0, text.length()) <= TEXT_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_LENGTH)) + "…";
  }

  private static boolean isRole(RecordKind kind, String field) {
    var roles = kind.roles();
    return List.of(field).stream()
        .anyMatch(
            id -> id.equals(roles.unit()) || id.equals(roles.date()) || id.equals(roles.opens()));
  }

  private String shown(RecordKind kind, String field, Value value) {
    return switch (value) {
      case Value.Choice(var id) ->
          kind.field(field)
              .map(f -> f.type())
              .filter(org.luoshi.engine.duty.Field.ChoiceOf.class::isInstance)
              .map(type -> ((org.luoshi.engine.duty.Field.ChoiceOf) type).choices().get(id))
              .map(choice -> choice.title().in(phrases.language()))
              .orElse(id);
      case Value.Reference(var id) ->
          board
              .organisation()
              .unit(id)
              .map(u -> u.nameOn(asOf))
              .orElse(id.substring(id.indexOf('/') + 1));
      default -> value.toString();
    };
  }
}
