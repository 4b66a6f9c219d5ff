package org.luoshi.server.directives;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.obligation.DueDays;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Pen;
import org.luoshi.server.matters.Said;
import org.luoshi.server.records.Catalogue;

/// The record kinds behind directives and their relays, as the pack names them, with the records
/// there are.
record Relays(RecordKind directive, RecordKind relay, Loop.Use of, Loop.Use use) {

  /// Those of the programme; empty where its pack has no rooms for both.
  static Optional<Relays> in(Programme programme) {
    var loop = programme.loop();
    return loop.use("directives")
        .flatMap(of ->
            loop.use("relays")
                .map(use ->
                    new Relays(
                        Objects.requireNonNull(programme.records().get(of.record())),
                        Objects.requireNonNull(programme.records().get(use.record())),
                        of,
                        use)))
        .filter(both ->
            both.directive.key().size() == 1
                && both.directive.roles().date() != null
                && both.relay.roles().date() != null
                && both.relay.roles().unit() != null);
  }

  private String link() {
    return use.fields().getOrDefault("directive", "");
  }

  private String unit() {
    return Objects.requireNonNull(relay.roles().unit());
  }

  private String date() {
    return Objects.requireNonNull(relay.roles().date());
  }

  /// Enters the directive itself.
  WorkRecord register(Said said, Handling handling) {
    var values = new LinkedHashMap<String, Value>();
    values.put(directive.key().getFirst(), new Value.Words(said.text("number")));
    said.day("received")
        .ifPresent(day ->
            values.put(Objects.requireNonNull(directive.roles().date()), new Value.Day(day)));
    of.field("title").ifPresent(id -> values.put(id, new Value.Words(said.text("title"))));
    of.field("from")
        .filter(_ -> !said.text("from").isEmpty())
        .ifPresent(id -> values.put(id, new Value.Words(said.text("from"))));
    return new Pen(handling).enter(directive, values);
  }

  /// The number of a directive by the id of its record.
  String number(String subject) {
    return subject.startsWith(directive.id() + "/")
        ? subject.substring(directive.id().length() + 1)
        : subject;
  }

  /// The relays known, by unit and directive; those that stand come before others.
  Map<String, WorkRecord> known(Handling handling) {
    var known = new HashMap<String, WorkRecord>();
    for (var one : new Pen(handling).ofKind(relay.id())) {
      if (one.unit() != null && one.state() != WorkRecord.State.WITHDRAWN) {
        var key = key(one.unit(), one.value(link()).map(Object::toString).orElse(""));
        if (one.state() == WorkRecord.State.ACTIVE || !known.containsKey(key)) {
          known.put(key, one);
        }
      }
    }
    return known;
  }

  static String key(String unit, String subject) {
    return unit + " " + subject;
  }

  String subject(WorkRecord one) {
    return one.value(link()).map(Object::toString).orElse("");
  }

  /// The state a unit's relay is in by its record.
  static String state(@Nullable WorkRecord one) {
    if (one == null || one.effective() == null) {
      return "received";
    }
    return one.state() == WorkRecord.State.ACTIVE ? "relayed" : "returned";
  }

  String how(@Nullable WorkRecord one) {
    return one == null ? "" : use.field("how").flatMap(one::value).map(Object::toString).orElse("");
  }

  /// Writes that the unit passed the directive on, into the record it has or a new one.
  void write(String unit, String subject, LocalDate received, Said said, Handling handling) {
    var pen = new Pen(handling);
    var former = known(handling).get(key(unit, subject));
    var values = new LinkedHashMap<String, Value>(former == null ? Map.of() : former.values());
    values.put(unit(), new Value.Reference(unit));
    values.put(link(), new Value.Reference(subject));
    use.field("received").ifPresent(id -> values.put(id, new Value.Day(received)));
    said.day("relayed").ifPresent(day -> values.put(date(), new Value.Day(day)));
    use.field("how").ifPresent(id -> values.put(id, new Value.Words(said.text("how"))));
    if (former == null) {
      pen.enter(relay, values);
    } else {
      pen.correct(former, values, "");
    }
  }

  /// When the directive came in: as known at this moment, or as just registered.
  Optional<LocalDate> received(String subject, Handling handling) {
    return record(subject, handling).flatMap(one -> Optional.ofNullable(one.effective()));
  }

  private Optional<WorkRecord> record(String subject, Handling handling) {
    return handling
        .desk()
        .board()
        .evidence()
        .book()
        .find(directive.id(), subject)
        .or(() -> handling.desk().catalogue().find(subject).map(Catalogue.Kept::record));
  }

  /// When the directive is to be passed on, by the duty that says so, as its obligations are due;
  /// empty where none does.
  Optional<LocalDate> due(String subject, Handling handling) {
    var board = handling.desk().board();
    return record(subject, handling)
        .filter(one -> one.effective() != null)
        .flatMap(one ->
            board.programme().duties().values().stream()
                .filter(this::isOfRelays)
                .map(duty ->
                    new DueDays(board.calendar())
                        .of(duty.deadline(), one, Objects.requireNonNull(one.effective()))
                        .day())
                .filter(day -> !day.equals(LocalDate.MAX))
                .findFirst());
  }

  private boolean isOfRelays(Duty duty) {
    return duty.rhythm() instanceof Duty.ForEach(var kind)
        && kind.equals(directive.id())
        && duty.needs() != null
        && duty.needs().record().equals(relay.id());
  }
}
