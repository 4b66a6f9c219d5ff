package org.luoshi.server.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.sheet.Typed;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Catalogue.Kept;
import org.luoshi.server.records.Entries;
import org.luoshi.server.shell.Refusals.NotThere;

/// Records as people make and change them: words checked, rights asked on the thing itself, the
/// write and its ledger entry in one transaction.
///
/// Forms, pasted blocks and the API all come through here.
final class Recording {

  private static final int MOST_ALIKE = 20;

  private final Desk desk;

  Recording(Desk desk) {
    this.desk = desk;
  }

  Kinds kinds() {
    return new Kinds(desk.board().programme());
  }

  /// The kind by its id, if the actor may write it; else it is not there.
  RecordKind writable(Actor actor, String kind) {
    return desk.kind(kind)
        .filter(known -> kinds().mayWrite(actor, known))
        .orElseThrow(NotThere::new);
  }

  /// The record that the words make, by the rules of sheets, of names and of the actor's reach.
  Said said(Actor actor, RecordKind kind, Map<String, String> words) {
    return said(actor, kind, Typed.read(kind, words));
  }

  /// The same for words read already; what was found there stands at the ids of the fields.
  Said said(Actor actor, RecordKind kind, Typed typed) {
    var found = new ArrayList<>(typed.found());
    var values = new LinkedHashMap<String, Value>();
    var references = desk.references();
    typed
        .values()
        .forEach((id, value) -> {
          var field = kind.fields().get(id);
          var place = new Place.Subject(id);
          if (field != null && id.equals(kind.roles().unit())) {
            var unit = references.names().unit(value.toString());
            values.put(id, unit.<Value>map(Value.Reference::new).orElse(value));
          } else if (field != null) {
            values.put(id, references.found(kind, field, value, place, found));
          }
        });
    var record = record(kind, values);
    check(actor, kind, record, found);
    return new Said(record, found);
  }

  private WorkRecord record(RecordKind kind, Map<String, Value> values) {
    var roles = kind.roles();
    var date = roles.date() != null ? roles.date() : roles.opens();
    return new WorkRecord(
        "new/0",
        kind.id(),
        text(values, roles.unit()),
        text(values, roles.person()),
        date != null && values.get(date) instanceof Value.Day(var day) ? day : null,
        desk.now(),
        WorkRecord.State.ACTIVE,
        values);
  }

  private static @Nullable String text(Map<String, Value> values, @Nullable String field) {
    return field == null || !values.containsKey(field) ? null : values.get(field).toString();
  }

  private void check(Actor actor, RecordKind kind, WorkRecord record, List<Diagnostic> found) {
    var roles = kind.roles();
    var date = roles.date() != null ? roles.date() : roles.opens();
    var day = record.effective();
    if (date != null && day != null && day.isAfter(desk.today())) {
      found.add(Diagnostic.error("entry-future", new Place.Subject(date), day, desk.today()));
    }
    var closes = roles.closes();
    if (closes != null) {
      record.day(closes).ifPresent(done -> checkClosing(closes, day, done, found));
    }
    if (roles.unit() != null && record.unit() != null) {
      checkUnit(actor, kind, record.unit(), day == null ? desk.today() : day).ifPresent(found::add);
    }
    boolean mayLackUnit =
        roles.unit() == null || kind.field(roles.unit()).filter(Field::required).isEmpty();
    if (mayLackUnit && record.unit() == null && !reaches(actor, kind, null, desk.today())) {
      found.add(Diagnostic.error("entry-unit-outside", new Place.Subject(""), kind.title().zh()));
    }
  }

  private boolean reaches(Actor actor, RecordKind kind, @Nullable String unit, LocalDate day) {
    return org.luoshi.server.access.Kinds.may(actor, kind, unit, desk.tree(day));
  }

  private void checkClosing(
      String field, @Nullable LocalDate opened, LocalDate done, List<Diagnostic> found) {
    if (opened != null && done.isBefore(opened)) {
      found.add(Diagnostic.error("entry-closed-before", new Place.Subject(field), done, opened));
    }
    if (done.isAfter(desk.today())) {
      found.add(Diagnostic.error("entry-future", new Place.Subject(field), done, desk.today()));
    }
  }

  /// What is wrong with a unit for the actor on the day. One that is out of reach is told like one
  /// that does not exist.
  private Optional<Diagnostic> checkUnit(Actor actor, RecordKind kind, String unit, LocalDate day) {
    var place = new Place.Subject(String.valueOf(kind.roles().unit()));
    var known = desk.board().organisation().unit(unit);
    if (known.isPresent() && !known.get().livesOn(day) && desk.within(actor).isAll()) {
      return Optional.of(
          Diagnostic.error("entry-unit-not-living", place, known.get().nameOn(day), day));
    }
    if (known.isEmpty() || !known.get().livesOn(day) || !reaches(actor, kind, unit, day)) {
      return Optional.of(Diagnostic.error("entry-unit-outside", place, unit));
    }
    boolean own = unit.equals(actor.held().unit());
    return own && kinds().isFromAbove(kind)
        ? Optional.of(
            Diagnostic.error("entry-own-unit", place, known.get().nameOn(day), kind.title().zh()))
        : Optional.empty();
  }

  /// Active records of the same kind, unit, person and day: perhaps the same piece of work, entered
  /// before.
  List<Kept> alike(WorkRecord record, @Nullable String but) {
    if (record.effective() == null) {
      return List.of();
    }
    var filter =
        new Catalogue.Filter(
            org.luoshi.server.records.Within.ALL,
            record.kind(),
            List.of(),
            record.unit(),
            record.effective(),
            record.effective(),
            WorkRecord.State.ACTIVE,
            "",
            null);
    return desk.catalogue().list(filter, "", MOST_ALIKE).lines().stream()
        .filter(kept -> !kept.record().id().equals(but))
        .filter(kept -> Objects.equals(kept.record().person(), record.person()))
        .filter(kept -> different(kept.record(), record) <= Math.max(1, record.values().size() / 3))
        .toList();
  }

  /// How many fields say something else in the two.
  private static long different(WorkRecord one, WorkRecord other) {
    var fields = new HashSet<>(one.values().keySet());
    fields.addAll(other.values().keySet());
    return fields.stream().filter(field -> !one.value(field).equals(other.value(field))).count();
  }

  /// Enters what was said. The caller has checked that it is right; rights and reach are asked
  /// again here, in the transaction.
  WorkRecord enter(Actor actor, RecordKind kind, WorkRecord said) {
    return desk.database()
        .inTransaction(() -> {
          writable(actor, kind.id());
          var wrong = new ArrayList<Diagnostic>();
          check(actor, kind, said, wrong);
          if (!wrong.isEmpty()) {
            throw new WrongInput(wrong);
          }
          return desk.entries().enter(desk.board().programme(), said, by(actor, null));
        });
  }

  /// Enters what was said and returns its id, unless there are records like it and nobody said that
  /// this is another.
  String enterOnce(Actor actor, RecordKind kind, WorkRecord said, boolean confirmed) {
    if (!confirmed && !alike(said, null).isEmpty()) {
      throw new AlikeFound();
    }
    return enter(actor, kind, said).id();
  }

  /// Ends the transaction: there are records that may be the same piece of work.
  static final class AlikeFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Entries.By by(Actor actor, @Nullable String reason) {
    return new Entries.By(desk.now(), actor.signature(), desk.board().organisation(), reason);
  }

  /// The current version, if the actor may see it; else it is not there.
  Kept seen(Actor actor, String id) {
    return desk.catalogue()
        .find(id)
        .filter(kept -> desk.within(actor).holds(kept))
        .orElseThrow(NotThere::new);
  }

  /// Whether the actor may correct or withdraw it: it may write the kind and reaches the unit. Of a
  /// record from above, its own unit may only fill in when it was done.
  boolean mayChange(Actor actor, Kept kept) {
    var kind = desk.kind(kept.record().kind());
    return kind.isPresent()
        && kept.record().state() != WorkRecord.State.WITHDRAWN
        && (maySay(actor, kind.get(), kept) || mayOnlyAnswer(actor, kind.get(), kept));
  }

  private boolean maySay(Actor actor, RecordKind kind, Kept kept) {
    if (!kinds().mayWrite(actor, kind) || !desk.within(actor).holds(kept)) {
      return false;
    }
    return !kinds().isFromAbove(kind) || !actor.held().unit().equals(kept.record().unit());
  }

  /// Whether the actor is the unit that a record from above speaks of.
  boolean mayOnlyAnswer(Actor actor, RecordKind kind, Kept kept) {
    return actor.may(Right.RECORD)
        && !kinds().answerFields(kind).isEmpty()
        && actor.held().unit().equals(kept.record().unit());
  }

  boolean mayWithdraw(Actor actor, Kept kept) {
    var kind = desk.kind(kept.record().kind());
    return kind.isPresent()
        && kept.record().state() != WorkRecord.State.WITHDRAWN
        && maySay(actor, kind.get(), kept);
  }

  /// A supervisor returns what units below entered, not what it entered itself.
  boolean mayReturn(Actor actor, Kept kept) {
    return actor.may(Right.RETURN_RECORD)
        && kept.record().state() == WorkRecord.State.ACTIVE
        && !Kinds.ORGANISATION.contains(kept.record().kind())
        && desk.within(actor).holds(kept)
        && !actor.signature().equals(kept.actor());
  }

  /// Enters a new version that says this, in place of the version seen.
  WorkRecord correct(Actor actor, Kept seen, int version, WorkRecord said, String reason) {
    return desk.database()
        .inTransaction(() -> {
          var now = seen(actor, seen.record().id());
          if (!mayChange(actor, now)) {
            throw new NotThere();
          }
          var kind = desk.kind(now.record().kind()).orElseThrow(NotThere::new);
          var wrong = new ArrayList<Diagnostic>();
          if (!maySay(actor, kind, now)) {
            onlyAnswers(kind, now.record(), said, wrong);
          } else {
            check(actor, kind, said, wrong);
          }
          if (!wrong.isEmpty()) {
            throw new WrongInput(wrong);
          }
          var record = renamed(said, now.record().id());
          return desk.entries()
              .correct(
                  desk.board().programme(),
                  record,
                  version,
                  by(actor, reason.isBlank() ? null : reason));
        });
  }

  /// The same words under another id.
  static WorkRecord renamed(WorkRecord said, String id) {
    return new WorkRecord(
        id,
        said.kind(),
        said.unit(),
        said.person(),
        said.effective(),
        said.entered(),
        WorkRecord.State.ACTIVE,
        said.values());
  }

  /// What was said of a record from above by the unit it speaks of: that it may not write the whole
  /// of it is no fault there.
  Said answered(Actor actor, RecordKind kind, Kept kept, Said said) {
    return mayOnlyAnswer(actor, kind, kept)
        ? said.without("entry-own-unit").without("entry-unit-outside")
        : said;
  }

  private void onlyAnswers(
      RecordKind kind, WorkRecord was, WorkRecord said, List<Diagnostic> wrong) {
    var open = kinds().answerFields(kind);
    for (var field : kind.fields().values()) {
      if (!open.contains(field.id()) && !was.value(field.id()).equals(said.value(field.id()))) {
        wrong.add(
            Diagnostic.error(
                "entry-from-above", new Place.Subject(field.id()), field.title().zh()));
      }
    }
  }

  WorkRecord withdraw(Actor actor, String id, int version, String reason) {
    return desk.database()
        .inTransaction(() -> {
          if (!mayWithdraw(actor, seen(actor, id))) {
            throw new NotThere();
          }
          return desk.entries().withdraw(desk.board().programme(), id, version, by(actor, reason));
        });
  }

  WorkRecord giveBack(Actor actor, String id, int version, String reason) {
    return desk.database()
        .inTransaction(() -> {
          if (!mayReturn(actor, seen(actor, id))) {
            throw new NotThere();
          }
          return desk.entries().giveBack(desk.board().programme(), id, version, by(actor, reason));
        });
  }

  /// The reason given, told at its field where there is none.
  static String reason(Map<String, String> typed) {
    var reason = typed.getOrDefault("reason", "").strip();
    if (reason.isEmpty()) {
      throw new WrongInput(Diagnostic.error("entry-reason", new Place.Subject("reason")));
    }
    if (reason.length() > 1_000) {
      throw new WrongInput(
          Diagnostic.error("typed-long", new Place.Subject("reason"), reason.length(), 1_000));
    }
    return reason;
  }
}
