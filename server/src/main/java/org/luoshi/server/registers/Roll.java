package org.luoshi.server.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Occasion;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Scope;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Day;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.obligations.Wanted;

/// All objects of a register on a date, as far as a scope reaches.
///
/// An object lies in reach where its responsible unit does; one that nobody is responsible for,
/// where a unit lies that owes its coverage, or to whoever sees the whole house.
final class Roll {

  private final Board board;
  private final LocalDate asOf;
  private final Map<String, List<Judgement>> judgements;
  private final Map<String, WorkRecord> last;
  private final Map<String, String> namedBy;
  private final Map<String, List<Appointment>> posts = new HashMap<>();

  private Roll(Register register, Day day) {
    this.board = day.board();
    this.asOf = day.asOf();
    this.judgements = judgements(register, day);
    this.last = last(register, board, asOf);
    this.namedBy = namedBy(register, board);
    board.organisation().appointments().stream()
        .filter(post -> post.heldOn(asOf))
        .forEach(post -> posts.computeIfAbsent(post.person(), _ -> new ArrayList<>()).add(post));
  }

  /// The objects in reach, by key.
  static List<Held> of(Register register, Day day, Scope scope) {
    var roll = new Roll(register, day);
    var seen = RecordsSeen.of(day.board(), scope, day.asOf());
    return day.board().evidence().book().ofKind(register.kind().id()).stream()
        .filter(one -> one.state() == WorkRecord.State.ACTIVE)
        .map(roll::held)
        .filter(one -> roll.reaches(scope, seen, one))
        .sorted(Comparator.comparing(Held::key))
        .toList();
  }

  /// One object, if it is in reach.
  static Optional<Held> find(Register register, Day day, Scope scope, String id) {
    var roll = new Roll(register, day);
    var seen = RecordsSeen.of(day.board(), scope, day.asOf());
    return day.board()
        .evidence()
        .book()
        .find(register.kind().id(), id)
        .or(() ->
            day.board().evidence().book().ofKind(register.kind().id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst())
        .filter(one -> one.state() == WorkRecord.State.ACTIVE)
        .map(roll::held)
        .filter(one -> roll.reaches(scope, seen, one));
  }

  private boolean reaches(Scope scope, RecordsSeen seen, Held one) {
    if (seen.isAll()) {
      return true;
    }
    var unit = one.unit();
    if (unit != null && board.organisation().unit(unit).isPresent()) {
      return scope.reaches(board.treeOn(board.organisation().counting(unit, asOf)), unit);
    }
    return judgements.getOrDefault(one.id(), List.of()).stream()
        .map(judgement -> judgement.obligation().unit())
        .anyMatch(bearer -> scope.reaches(board.treeOn(asOf), bearer));
  }

  private Held held(WorkRecord record) {
    var person = record.person();
    var unit = record.unit();
    if (unit == null && person != null) {
      unit =
          posts.getOrDefault(person, List.of()).stream()
              .map(Appointment::unit)
              .findFirst()
              .orElse(null);
    } else if (unit == null) {
      unit = namedBy.get(record.id());
    }
    return new Held(
        record,
        unit,
        person,
        care(unit),
        Held.telling(judgements.getOrDefault(record.id(), List.of())),
        last.get(record.id()));
  }

  private Held.Care care(@Nullable String unit) {
    if (unit == null) {
      return Held.Care.NOBODY;
    }
    return board.organisation().unit(unit).filter(one -> one.livesOn(asOf)).isPresent()
        ? Held.Care.HELD
        : Held.Care.CLOSED;
  }

  /// The judgements of the term that the date lies in, by object.
  private static Map<String, List<Judgement>> judgements(Register register, Day day) {
    var byObject = new HashMap<String, List<Judgement>>();
    var view = day.view(Scope.WHOLE);
    for (var duty : register.duties()) {
      var all = view.list(Wanted.ALL.ofDuty(duty.id()), Optional.empty(), Integer.MAX_VALUE);
      for (var one : all.judgements()) {
        if (one.obligation().occasion() instanceof Occasion.ForObject(var term, var object)
            && term.contains(day.asOf())) {
          byObject.computeIfAbsent(object, _ -> new ArrayList<>()).add(one);
        }
      }
    }
    return byObject;
  }

  private static final Comparator<WorkRecord> LATEST =
      Comparator.comparing((WorkRecord one) -> String.valueOf(one.effective()))
          .thenComparing(WorkRecord::id);

  /// The latest dated record for each object of the kinds that cover it.
  private static Map<String, WorkRecord> last(Register register, Board board, LocalDate asOf) {
    var last = new HashMap<String, WorkRecord>();
    var kinds = new HashSet<String>();
    for (var duty : register.duties()) {
      var needs = duty.needs();
      var field = needs == null ? null : needs.object();
      if (needs != null && field != null && kinds.add(needs.record() + " " + field)) {
        for (var one : board.evidence().book().ofKind(needs.record())) {
          var day = one.effective();
          if (one.state() == WorkRecord.State.ACTIVE && day != null && !day.isAfter(asOf)) {
            one.value(field)
                .ifPresent(object ->
                    last.merge(
                        object.toString(), one, (a, b) -> LATEST.compare(a, b) >= 0 ? a : b));
          }
        }
      }
    }
    return last;
  }

  /// The unit of the record by which an object is known that was not entered itself, by object: the
  /// latest one.
  private static Map<String, String> namedBy(Register register, Board board) {
    var latest = new HashMap<String, WorkRecord>();
    for (var kind : board.programme().records().values()) {
      var link = kind.of();
      if (link != null && link.kind().equals(register.kind().id())) {
        for (var one : board.evidence().book().ofKind(kind.id())) {
          if (one.state() == WorkRecord.State.ACTIVE && one.unit() != null) {
            one.value(link.link())
                .ifPresent(object ->
                    latest.merge(
                        object.toString(), one, (a, b) -> LATEST.compare(a, b) >= 0 ? a : b));
          }
        }
      }
    }
    var units = new HashMap<String, String>();
    latest.forEach((object, one) -> units.put(object, String.valueOf(one.unit())));
    return units;
  }

  /// The fields of the kind that name an object of the register.
  static Set<String> links(RecordKind kind, Register register) {
    var fields = new HashSet<String>();
    for (var field : kind.fields().values()) {
      if (field.type() instanceof Field.ObjectRef(var of) && of.equals(register.kind().id())) {
        fields.add(field.id());
      }
    }
    var link = kind.of();
    if (link != null && link.kind().equals(register.kind().id())) {
      fields.add(link.link());
    }
    return fields;
  }

  /// All records that name the object, the latest first.
  static List<WorkRecord> history(Board board, Register register, String id) {
    var all = new ArrayList<WorkRecord>();
    for (var kind : board.programme().records().values()) {
      var fields = links(kind, register);
      if (!fields.isEmpty()) {
        board.evidence().book().ofKind(kind.id()).stream()
            .filter(one -> one.state() == WorkRecord.State.ACTIVE)
            .filter(one ->
                fields.stream()
                    .anyMatch(field ->
                        one.value(field).filter(value -> value.toString().equals(id)).isPresent()))
            .forEach(all::add);
      }
    }
    all.sort(LATEST.reversed());
    return all;
  }

  /// The kind of record that proves a duty, with the field that names the object.
  static Optional<Proof> proof(Board board, Duty duty) {
    var needs = duty.needs();
    var kind = needs == null ? null : board.programme().records().get(needs.record());
    return needs == null || kind == null || needs.object() == null
        ? Optional.empty()
        : Optional.of(new Proof(kind, needs.object()));
  }

  /// A kind of record and its field for the object.
  record Proof(RecordKind kind, String field) {}
}
