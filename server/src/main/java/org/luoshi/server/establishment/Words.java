package org.luoshi.server.establishment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;

/// The records of the organisation put into words as a workbook's row would say them, so that a row
/// that says the same is the same.
final class Words {

  private final Map<String, Value> values = new LinkedHashMap<>();

  private Words() {}

  static Words of() {
    return new Words();
  }

  Words text(String field, String text) {
    if (!text.isBlank()) {
      values.put(field, new Value.Words(text));
    }
    return this;
  }

  Words day(String field, @Nullable LocalDate day) {
    if (day != null) {
      values.put(field, new Value.Day(day));
    }
    return this;
  }

  Words count(String field, @Nullable Amount amount) {
    if (amount != null) {
      values.put(field, new Value.Quantity(amount));
    }
    return this;
  }

  static WorkRecord founding(Change.Found found) {
    var values =
        of().text("code", found.code())
            .text("name", found.name())
            .text("superior", found.superior())
            .text("kind", found.kind())
            .count("staff", found.staff())
            .count("members", found.members())
            .day("founded", found.day());
    return values.record(Organisations.UNIT, found.code(), null, null);
  }

  /// A row of the sheet 机构变动; `more` says the new name, the superior or the numbers.
  static WorkRecord change(String unit, String what, LocalDate day, Words more) {
    more.text("code", unit).day("day", day);
    more.values.put("what", new Value.Choice(what));
    return more.record(Organisations.CHANGE, unit + "·" + what + "·" + day, null, null);
  }

  static WorkRecord appointment(Change.Appoint said) {
    var post = Names.normal(said.post());
    var values =
        of().text("name", said.name())
            .text("post", post)
            .text("rank", said.rank())
            .text(Organisations.STANDS_IN_FOR, said.standsInFor())
            .day("from", said.day())
            .day("until", said.until());
    values.values.put("unit", new Value.Reference(said.unit()));
    values.values.put("person", new Value.Reference(said.person()));
    var key = String.join("·", said.person(), said.unit(), post, said.day().toString());
    return values.record(Organisations.APPOINTMENT, key, said.unit(), said.person());
  }

  /// The same record with one value changed; null takes it out.
  static WorkRecord with(WorkRecord one, String field, @Nullable Value value) {
    var values = new LinkedHashMap<>(one.values());
    if (value == null) {
      values.remove(field);
    } else {
      values.put(field, value);
    }
    return new WorkRecord(
        one.id(),
        one.kind(),
        one.unit(),
        one.person(),
        one.effective(),
        one.entered(),
        one.state(),
        values);
  }

  /// The same case in another unit's hands.
  static WorkRecord inHandsOf(WorkRecord one, String unit) {
    var moved = with(one, "unit", new Value.Reference(unit));
    return new WorkRecord(
        one.id(),
        one.kind(),
        unit,
        one.person(),
        one.effective(),
        one.entered(),
        one.state(),
        moved.values());
  }

  private WorkRecord record(
      String kind, String key, @Nullable String unit, @Nullable String person) {
    return new WorkRecord(
        kind + "/" + key, kind, unit, person, null, Instant.EPOCH, WorkRecord.State.ACTIVE, values);
  }
}
