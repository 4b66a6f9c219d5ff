package org.luoshi.server.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.records.Catalogue.Kept;
import org.luoshi.server.records.Entries;

/// What steps of matters write into records: the same work, told once, counts toward its duties.
public record Pen(Handling handling) {

  /// A new record with these values; unit, person and day are taken from the fields with those
  /// roles.
  public WorkRecord enter(RecordKind kind, Map<String, Value> values) {
    return handling
        .desk()
        .entries()
        .enter(handling.desk().board().programme(), record("new/0", kind, values), by(""));
  }

  private WorkRecord record(String id, RecordKind kind, Map<String, Value> values) {
    var roles = kind.roles();
    var date = roles.date() != null ? roles.date() : roles.opens();
    LocalDate day = date != null && values.get(date) instanceof Value.Day(var given) ? given : null;
    return new WorkRecord(
        id,
        kind.id(),
        text(values, roles.unit()),
        text(values, roles.person()),
        day,
        handling.desk().now(),
        WorkRecord.State.ACTIVE,
        values);
  }

  private static @Nullable String text(Map<String, Value> values, @Nullable String field) {
    return field == null || !values.containsKey(field) ? null : values.get(field).toString();
  }

  /// The record says this from now on; nothing is written where it does so already.
  public void correct(WorkRecord record, Map<String, Value> values, String reason) {
    var kept = kept(record.id());
    boolean stands = kept.record().state() == WorkRecord.State.ACTIVE;
    if (!stands || !values.equals(record.values())) {
      var kind = handling.desk().board().programme().records().get(record.kind());
      handling
          .desk()
          .entries()
          .correct(
              handling.desk().board().programme(),
              record(record.id(), java.util.Objects.requireNonNull(kind), values),
              kept.version(),
              by(reason));
    }
  }

  /// Returns the record: it counts no more until it is corrected.
  public void giveBack(String id, String reason) {
    handling
        .desk()
        .entries()
        .giveBack(handling.desk().board().programme(), id, kept(id).version(), by(reason));
  }

  /// Withdraws the record: it was entered by mistake.
  public void withdraw(String id, String reason) {
    handling
        .desk()
        .entries()
        .withdraw(handling.desk().board().programme(), id, kept(id).version(), by(reason));
  }

  private Kept kept(String id) {
    return handling.desk().catalogue().find(id).orElseThrow();
  }

  /// The records of the kind that stand, as known at this moment.
  public List<WorkRecord> ofKind(String kind) {
    return handling.desk().board().evidence().book().ofKind(kind);
  }

  private Entries.By by(String reason) {
    return new Entries.By(
        handling.desk().now(),
        handling.actor().signature(),
        handling.desk().board().organisation(),
        reason.isEmpty() ? null : reason);
  }
}
