package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.record.WorkRecord.State;

/// Random records: triggers, cases and registered objects, proof aimed at what is owed, and noise.
final class WorldRecords {

  private static final int MOST_AIMED_AT = 40;

  private final Dice dice;
  private final List<String> units;
  private int number;

  WorldRecords(Dice dice, Organisation organisation) {
    this.dice = dice;
    var ids = new ArrayList<>(organisation.units().keySet());
    ids.add("NOBODY");
    this.units = ids;
  }

  List<WorkRecord> triggersAndObjects(LocalDate from, LocalDate until) {
    var records = new ArrayList<WorkRecord>();
    for (int i = dice.between(0, 4); i > 0; i--) {
      var values = values();
      records.add(record("household", dice.chance(50) ? unit() : null, null, null, values));
    }
    for (int i = dice.between(0, 6); i > 0; i--) {
      var day = dice.chance(90) ? dice.day(from.minusDays(5), until.plusDays(5)) : null;
      records.add(record("directive", dice.chance(10) ? unit() : null, null, day, values()));
    }
    for (int i = dice.between(0, 8); i > 0; i--) {
      var opened = dice.day(from.minusDays(5), until.plusDays(5));
      var values = values();
      if (dice.chance(92)) {
        values.put("opened", new Value.Day(opened));
      }
      if (dice.chance(60)) {
        values.put("closed", new Value.Day(opened.plusDays(dice.between(-1, 40))));
      }
      if (dice.chance(80)) {
        values.put("limit", new Value.Day(opened.plusDays(dice.between(0, 30))));
      }
      var effective = dice.chance(50) ? null : opened.plusDays(dice.of(0, 0, 3));
      boolean finding = dice.chance(60);
      var unit = dice.chance(finding ? 95 : 30) ? unit() : null;
      records.add(record(finding ? "finding" : "campaign", unit, null, effective, values));
    }
    return records;
  }

  List<WorkRecord> noise(LocalDate from, LocalDate until) {
    var records = new ArrayList<WorkRecord>();
    for (int i = dice.between(0, 20); i > 0; i--) {
      var day = dice.chance(90) ? dice.day(from.minusDays(100), until.plusDays(100)) : null;
      var person = dice.chance(70) ? "P%02d".formatted(dice.between(1, 9)) : null;
      records.add(record(dice.pick(WorldKinds.PROOF), unit(), person, day, values()));
    }
    return records;
  }

  /// Up to three records for each of some obligations: near their borders or within, for the most
  /// part such that the conditions hold.
  List<WorkRecord> aimed(World world, List<Verdict> owed) {
    var records = new ArrayList<WorkRecord>();
    for (int i = owed.isEmpty() ? 0 : MOST_AIMED_AT; i > 0; i--) {
      var target = dice.pick(owed);
      var duty = dutyOf(world, target);
      var needs = duty.needs();
      boolean late = dice.chance(20) && !target.last().equals(LocalDate.MAX);
      for (int each = needs == null ? 0 : dice.between(1, 3); needs != null && each > 0; each--) {
        var day = late ? target.last().plusDays(dice.between(1, 20)) : day(target);
        records.add(aimed(target, duty, needs, day));
      }
    }
    return records;
  }

  private static Duty dutyOf(World world, Verdict verdict) {
    return world.versions().stream()
        .filter(version -> version.version().equals(verdict.version()))
        .flatMap(version -> version.duties().values().stream())
        .filter(duty -> duty.id().equals(verdict.duty()))
        .findFirst()
        .orElseThrow();
  }

  private WorkRecord aimed(Verdict target, Duty duty, Needs needs, LocalDate day) {
    var label = target.occasionLabel();
    var termLabel = label.contains(" ") ? label.substring(0, label.indexOf(' ')) : label;
    var object = label.contains(" ") ? label.substring(label.indexOf(' ') + 1) : label;
    var values = values();
    needs.where().forEach(condition -> satisfy(condition, day, values));
    if (needs.object() != null && dice.chance(90)) {
      values.put(
          needs.object(), dice.chance(50) ? new Value.Reference(object) : new Value.Words(object));
    }
    values.remove("period");
    if (dice.chance(50)) {
      values.put("period", new Value.Reference(dice.chance(85) ? termLabel : "2020"));
    }
    if (needs.sum() != null && dice.chance(90)) {
      values.put(needs.sum(), new Value.Quantity(dice.amount(15)));
    }
    boolean covers = duty.rhythm() instanceof Duty.Covers && needs.object() == null;
    boolean person = duty.binds() instanceof Duty.BindsPost;
    var unit = covers ? object : dice.chance(93) ? target.unit() : unit();
    return record(
        dice.chance(97) ? needs.record() : dice.pick(WorldKinds.PROOF),
        person && !covers && dice.chance(50) ? unit() : unit,
        person && dice.chance(93) ? target.bearerId() : dice.chance(50) ? "P01" : null,
        dice.chance(97) ? day : null,
        values);
  }

  private LocalDate day(Verdict target) {
    var due = target.due().equals(LocalDate.MAX) ? target.opens().plusDays(30) : target.due();
    var last = target.last().equals(LocalDate.MAX) ? due : target.last();
    int off = dice.between(-1, 1);
    return switch (dice.between(0, 8)) {
      case 0 -> target.opens().plusDays(off);
      case 1 -> due.plusDays(off);
      case 2 -> last.plusDays(off);
      case 3 -> last.plusDays(dice.between(1, 30));
      default -> target.opens().isAfter(last) ? last : dice.day(target.opens(), last);
    };
  }

  private Map<String, Value> values() {
    var values = new HashMap<String, Value>();
    maybe(values, "sort", new Value.Choice(dice.pick(WorldKinds.CHOICES)));
    maybe(values, "due", new Value.Quantity(Amount.whole(dice.between(0, 9))));
    maybe(values, "present", new Value.Quantity(Amount.whole(dice.between(0, 9))));
    maybe(values, "days", new Value.Quantity(dice.amount(9)));
    maybe(values, "note", new Value.Words(dice.of("x", "y")));
    maybe(values, "object", new Value.Words(dice.of("x", "y")));
    if (dice.chance(10)) {
      maybe(values, "present", new Value.Words("many"));
    }
    var sent = dice.day(LocalDate.of(2019, 1, 1), LocalDate.of(2021, 12, 31));
    maybe(values, "sent", new Value.Day(sent));
    maybe(values, "replied", new Value.Day(sent.plusDays(dice.between(-1, 30))));
    return values;
  }

  private void maybe(Map<String, Value> values, String field, Value value) {
    if (dice.chance(70)) {
      values.put(field, value);
    }
  }

  /// For the most part just so that it holds; else as it came.
  private void satisfy(Condition condition, LocalDate day, Map<String, Value> values) {
    if (dice.chance(12)) {
      return;
    }
    switch (condition) {
      case Condition.OneOf(var field, var allowed) ->
          values.put(field, allowed.contains("b") ? new Value.Choice("b") : fitting(field));
      case Condition.AtLeast(var field, var least) ->
          values.put(field, new Value.Quantity(least.plus(dice.amount(1))));
      case Condition.AtLeastShare(var field, var percent, var of) -> {
        var whole = Amount.whole(dice.between(0, 10));
        var share = whole.decimal().multiply(percent.decimal()).movePointLeft(2);
        var little = BigDecimal.valueOf(dice.of(0, 0, 1, -1), 3);
        values.put(of, new Value.Quantity(whole));
        values.put(field, new Value.Quantity(Amount.of(share.add(little).max(BigDecimal.ZERO))));
      }
      case Condition.Filled(var field) ->
          values.put(
              field,
              field.equals("replied")
                  ? new Value.Day(day.plusDays(dice.between(-5, 20)))
                  : new Value.Choice("a"));
      case Condition.Empty(var field) -> values.remove(field);
      case Condition.Later(var field, var than) -> {
        values.put(than, new Value.Day(day.minusDays(dice.between(0, 5))));
        values.put(field, new Value.Day(day.plusDays(dice.between(-1, 20))));
      }
    }
  }

  private Value fitting(String field) {
    return switch (field) {
      case "sent" -> new Value.Day(LocalDate.of(2020, 5, 9));
      case "note" -> dice.of(new Value.Words("x"), new Value.Reference("x"));
      case "days" -> new Value.Quantity(Amount.of(new BigDecimal("1.5")));
      default -> new Value.Quantity(Amount.whole(dice.between(2, 3)));
    };
  }

  private String unit() {
    return dice.pick(units);
  }

  private WorkRecord record(
      String kind,
      @Nullable String unit,
      @Nullable String person,
      @Nullable LocalDate effective,
      Map<String, Value> values) {
    var state = dice.chance(92) ? State.ACTIVE : dice.of(State.RETURNED, State.WITHDRAWN);
    var known = effective == null ? LocalDate.of(2020, 1, 1) : effective;
    return new WorkRecord(
        "%s-%d".formatted(kind, ++number),
        kind,
        unit,
        person,
        effective,
        entered(known),
        state,
        values);
  }

  /// On the day or up to two months later, at an hour that may be another day elsewhere.
  private Instant entered(LocalDate day) {
    return day.plusDays(dice.of(0, 0, 1, dice.between(-1, 60)))
        .atTime(dice.of(0, 3, 5, 12, 15, 16, 23), dice.of(0, 59))
        .toInstant(ZoneOffset.UTC);
  }
}
