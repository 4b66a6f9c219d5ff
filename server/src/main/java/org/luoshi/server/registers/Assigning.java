package org.luoshi.server.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Typed;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.database.Reach;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.records.Catalogue.Kept;
import org.luoshi.server.records.Entries;
import org.luoshi.server.shell.Refusals.NotThere;

/// Naming who is responsible for an object: a new version of its entry in the register, with a
/// reason, in the ledger. An object known only by other records gets its entry so.
record Assigning(Desk desk, Register register) {

  private static final int LONGEST = 1_000;

  /// What was typed: a unit by name or code, a person by number, why, and the version it began from
  /// (0 for an object without an entry of its own).
  record Said(String unit, String person, String reason, int version) {}

  /// The object's own entry, in reach or not; empty where only other records name it.
  Optional<Kept> entry(String id) {
    return desk.database()
        .inReach(Reach.WHOLE, () -> desk.catalogue().find(id))
        .filter(kept -> kept.record().state() != WorkRecord.State.WITHDRAWN);
  }

  /// Whether the actor may name who is responsible: the object is in reach, and so is its entry.
  boolean may(Actor actor, Held held) {
    return actor.may(Right.ASSIGN_OBJECT)
        && register.canAssign()
        && entry(held.id())
            .map(kept -> RecordsSeen.within(desk.board(), actor.scope(), desk.today()).holds(kept))
            .orElse(true);
  }

  /// Names them; everything is asked again in the transaction that writes.
  String assign(Actor actor, String id, Said said) {
    return desk.database()
        .inTransaction(() -> {
          var held = desk.find(register, actor, id);
          if (!may(actor, held)) {
            throw new NotThere();
          }
          var entry = entry(id);
          int now = entry.map(Kept::version).orElse(0);
          if (now != said.version()) {
            throw new WrongInput(
                Diagnostic.error(
                    "entry-stale", new Place.Subject("version"), id, now, said.version()));
          }
          var found = new ArrayList<Diagnostic>();
          var next = next(actor, held, entry.map(Kept::record).orElse(held.record()), said, found);
          reason(said.reason(), found);
          if (!found.isEmpty()) {
            throw new WrongInput(found);
          }
          var by =
              new Entries.By(
                  desk.now(),
                  actor.signature(),
                  desk.board().organisation(),
                  said.reason().strip());
          var programme = desk.board().programme();
          return entry.isPresent()
              ? desk.entries().correct(programme, next, now, by).id()
              : desk.entries().enter(programme, next, by).id();
        });
  }

  private static void reason(String reason, List<Diagnostic> found) {
    if (reason.isBlank()) {
      found.add(Diagnostic.error("entry-reason", new Place.Subject("reason")));
    } else if (reason.length() > LONGEST) {
      found.add(
          Diagnostic.error("typed-long", new Place.Subject("reason"), reason.length(), LONGEST));
    }
  }

  private WorkRecord next(
      Actor actor, Held held, WorkRecord former, Said said, List<Diagnostic> found) {
    var roles = register.kind().roles();
    Map<String, Value> values = new LinkedHashMap<>(former.values());
    var unit = roles.unit() == null ? former.unit() : unit(actor, said.unit(), found);
    var person = roles.person() == null ? former.person() : person(actor, said.person(), found);
    put(values, roles.unit(), unit);
    put(values, roles.person(), person);
    if (roles.unit() != null && unit == null && found.isEmpty()) {
      found.add(Diagnostic.error("register-nobody", new Place.Subject("unit")));
    } else if (roles.unit() == null && person == null && found.isEmpty()) {
      found.add(Diagnostic.error("register-nobody", new Place.Subject("person")));
    }
    if (roles.unit() != null && unit != null && person != null && !isAt(person, unit)) {
      found.add(
          Diagnostic.error("register-person-elsewhere", new Place.Subject("person"), person, unit));
    }
    boolean same =
        java.util.Objects.equals(unit, roles.unit() == null ? unit : held.unit())
            && java.util.Objects.equals(person, former.person());
    if (same && found.isEmpty() && held.care() == Held.Care.HELD) {
      found.add(
          Diagnostic.error(
              "register-same", new Place.Subject(roles.unit() == null ? "person" : "unit")));
    }
    return new WorkRecord(
        former.id(),
        former.kind(),
        unit,
        person,
        former.effective(),
        desk.now(),
        WorkRecord.State.ACTIVE,
        values);
  }

  private void put(Map<String, Value> values, @Nullable String field, @Nullable String id) {
    if (field == null) {
      return;
    }
    values.remove(field);
    if (id != null) {
      var typed = Typed.read(register.kind(), Map.of(field, id)).values().get(field);
      boolean isUnit = field.equals(register.kind().roles().unit());
      values.put(field, isUnit || typed == null ? new Value.Reference(id) : typed);
    }
  }

  /// The unit as written, alive today and within reach; one out of reach is told like one that does
  /// not exist.
  private @Nullable String unit(Actor actor, String written, List<Diagnostic> found) {
    if (written.isBlank()) {
      return null;
    }
    var place = new Place.Subject("unit");
    var today = desk.today();
    var board = desk.board();
    var known = desk.names().unit(written.strip()).flatMap(board.organisation()::unit);
    boolean all = RecordsSeen.within(board, actor.scope(), today).isAll();
    if (known.isPresent() && !known.get().livesOn(today) && all) {
      found.add(Diagnostic.error("entry-unit-not-living", place, known.get().nameOn(today), today));
      return null;
    }
    if (known.isEmpty()
        || !actor.scope().reaches(board.treeOn(today), known.get().id())
        || !known.get().livesOn(today)) {
      found.add(Diagnostic.error("entry-unit-outside", place, written.strip()));
      return null;
    }
    return known.get().id();
  }

  /// The person by number, who holds a post within reach today.
  private @Nullable String person(Actor actor, String written, List<Diagnostic> found) {
    if (written.isBlank()) {
      return null;
    }
    var number = written.strip();
    var tree = desk.board().treeOn(desk.today());
    boolean holds =
        posts(number).stream()
            .anyMatch(post ->
                tree.node(post.unit()).isPresent() && actor.scope().reaches(tree, post.unit()));
    if (!holds) {
      found.add(Diagnostic.error("register-person-outside", new Place.Subject("person"), number));
      return null;
    }
    return number;
  }

  private List<Appointment> posts(String person) {
    return desk.board().organisation().appointments().stream()
        .filter(post -> post.person().equals(person) && post.heldOn(desk.today()))
        .toList();
  }

  private boolean isAt(String person, String unit) {
    return posts(person).stream().anyMatch(post -> post.unit().equals(unit));
  }
}
