package org.luoshi.server.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.server.records.Catalogue.Kept;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A record as the API tells it; values stand under the pack's field ids: numbers as numbers, days
/// as 2020-10-31, choices, units, persons and objects by id.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RecordJson(
    String id,
    String kind,
    int version,
    String state,
    @Nullable String unit,
    @Nullable String person,
    @Nullable LocalDate day,
    Instant enteredAt,
    String enteredBy,
    @Nullable String reason,
    Map<String, Object> values) {

  /// A page of records: `next` is the mark that the next page begins after, null at the end;
  /// `total` counts up to 10,000, and 10,001 means more.
  public record Listed(List<RecordJson> items, @Nullable String next, int total) {
    public Listed {
      items = List.copyOf(items);
    }
  }

  /// What an entered or looked-at record does to obligations.
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Counted(
      List<CountedFor> credited, List<CountedFor> begun, List<CountedFor> refused) {}

  /// One obligation with its status, and the reason where the record does not count.
  public record CountedFor(
      String duty, String unit, String occasion, String status, @Nullable String why) {}

  /// A record with what it counts toward.
  public record WithCounts(RecordJson record, Counted counts) {}

  static RecordJson of(Desk desk, Kept kept) {
    var one = kept.record();
    var kind = desk.kind(one.kind());
    return new RecordJson(
        one.id(),
        one.kind(),
        kept.version(),
        RecordView.code(one),
        one.unit(),
        one.person(),
        one.effective(),
        one.entered(),
        kept.actor(),
        kept.reason(),
        values(kind.orElse(null), one.values()));
  }

  private static Map<String, Object> values(@Nullable RecordKind kind, Map<String, Value> values) {
    var told = new LinkedHashMap<String, Object>();
    if (kind == null) {
      return told;
    }
    for (var field : kind.fields().values()) {
      var value = values.get(field.id());
      if (value != null) {
        told.put(field.id(), plain(field, value));
      }
    }
    return told;
  }

  private static Object plain(Field field, Value value) {
    return switch (value) {
      case Value.Quantity(var amount) -> new BigDecimal(amount.toString());
      case Value.Reference(var id) when field.type() instanceof Field.ObjectRef(var kind) ->
          id.startsWith(kind + "/") ? id.substring(kind.length() + 1) : id;
      default -> value.toString();
    };
  }

  static Counted counts(Effects effects) {
    return new Counted(
        effects.credited().stream().map(RecordJson::one).toList(),
        effects.begun().stream().map(RecordJson::one).toList(),
        effects.refused().stream().map(RecordJson::one).toList());
  }

  private static CountedFor one(Effects.Line line) {
    return new CountedFor(
        line.dutyId(),
        line.unitId(),
        line.occasion(),
        line.status().name().toLowerCase(java.util.Locale.ROOT),
        line.why().isEmpty() ? null : line.why());
  }
}
