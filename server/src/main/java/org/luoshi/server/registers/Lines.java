package org.luoshi.server.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Kinds;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.RecordsSeen;
import org.luoshi.server.obligations.Sight;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.obligations.Words;
import org.luoshi.server.records.RecordLink;
import org.luoshi.server.shell.Page;

/// Objects of a register as a page shows them to an actor.
record Lines(Desk desk, Register register, Sight sight, RecordsSeen seen, Actor actor, Page page) {

  static Lines of(Desk desk, Register register, Sight sight, Actor actor, Page page) {
    var seen = RecordsSeen.of(desk.board(), actor.scope(), desk.today());
    return new Lines(desk, register, sight, seen, actor, page);
  }

  LocalDate asOf() {
    return sight.asOf();
  }

  Words words() {
    return Sights.words(sight, page);
  }

  Shown.Line line(Held one) {
    var last = one.last();
    var unit = one.unit();
    return new Shown.Line(
        one.id(),
        one.key(),
        href(one.id()),
        one.care().name().toLowerCase(java.util.Locale.ROOT),
        unit == null ? "" : unit,
        unit == null ? "" : words().unit(unit),
        unit == null || sight.unit(unit).isEmpty() ? "" : page.link("/", "unit", unit),
        one.person() == null ? "" : one.person(),
        one.lastDay().map(LocalDate::toString).orElse(""),
        last == null || !seen.holds(last) ? "" : says(last),
        last == null || !seen.holds(last) ? "" : RecordLink.of(last.id()),
        one.judgements().stream().map(this::cover).toList(),
        act(one));
  }

  /// The page of the object, under the names of its register and key.
  String href(String id) {
    var record = RecordLink.of(id);
    int slash = record.lastIndexOf('/');
    return page.link("/registers/" + register.kind().id() + "/objects" + record.substring(slash));
  }

  private Shown.Cover cover(Judgement one) {
    var obligation = one.obligation();
    boolean mine =
        sight
                .view()
                .count(
                    org.luoshi.server.obligations.Wanted.ALL
                        .ofDuty(obligation.duty().id())
                        .ofUnit(obligation.unit(), false))
            > 0;
    var due = obligation.due().day();
    return new Shown.Cover(
        obligation.duty().id(),
        obligation.duty().title().in(page.language()),
        obligation.occasion().term().map(words()::term).orElse(""),
        one.status(),
        due.equals(LocalDate.MAX) ? "—" : due.toString(),
        mine
            ? page.link(
                "/explanation",
                "unit",
                obligation.unit(),
                "duty",
                obligation.duty().id(),
                "term",
                obligation.occasion().label())
            : "");
  }

  /// What a record says besides whose and when it was, and which object it names.
  String says(WorkRecord one) {
    var kind = desk.board().programme().records().get(one.kind());
    if (kind == null) {
      return "";
    }
    var roles = kind.roles();
    var apart = new HashSet<>(Arrays.asList(roles.unit(), roles.person(), roles.date()));
    apart.addAll(Roll.links(kind, register));
    var said = new ArrayList<String>();
    for (var field : kind.fields().values()) {
      if (!apart.contains(field.id())) {
        one.value(field.id())
            .ifPresent(
                value -> said.add(field.title().in(page.language()) + " " + text(field, value)));
      }
    }
    return String.join(" · ", said);
  }

  private String text(Field field, Value value) {
    if (field.type() instanceof Field.ChoiceOf(var choices)
        && choices.get(value.toString()) instanceof Field.Choice choice) {
      return choice.title().in(page.language());
    }
    return field.type() instanceof Field.UnitRef
        ? words().unit(value.toString())
        : value.toString();
  }

  Shown.Past past(WorkRecord one) {
    var day = one.effective();
    var unit = one.unit();
    return new Shown.Past(
        one.id(),
        day == null ? "" : day.toString(),
        words().kindOfRecord(one.kind()),
        unit == null ? "" : words().unit(unit),
        seen.holds(one) ? says(one) : "",
        seen.holds(one) ? RecordLink.of(one.id()) : "");
  }

  /// The form that covers the object, filled in as far as the register says; one that waits for its
  /// day is filled in instead of writing another.
  private String act(Held one) {
    var unit = one.unit();
    for (var duty : register.duties()) {
      var proof = Roll.proof(desk.board(), duty);
      if (proof.isPresent()
          && one.isUncovered()
          && actor.may(Right.RECORD)
          && unit != null
          && Kinds.may(actor, proof.get().kind(), unit, desk.board().treeOn(desk.today()))) {
        var waiting = waiting(proof.get(), one.id());
        return waiting.isEmpty() ? form(proof.get(), one, unit) : waiting;
      }
    }
    return "";
  }

  private String waiting(Roll.Proof proof, String id) {
    return desk.board().evidence().book().ofKind(proof.kind().id()).stream()
        .filter(one -> one.state() == WorkRecord.State.ACTIVE && one.effective() == null)
        .filter(one ->
            one.value(proof.field()).filter(value -> value.toString().equals(id)).isPresent())
        .filter(seen::holds)
        .map(one -> RecordLink.of(one.id()) + "/correct")
        .findFirst()
        .orElse("");
  }

  private static String form(Roll.Proof proof, Held one, String unit) {
    RecordKind kind = proof.kind();
    var values = new TreeMap<String, String>();
    values.put("v-" + proof.field(), one.key());
    if (kind.roles().unit() != null) {
      values.put("v-" + kind.roles().unit(), unit);
    }
    var person = one.person();
    if (kind.roles().person() != null && person != null) {
      values.put("v-" + kind.roles().person(), person);
    }
    return Page.address("/record/" + kind.id(), values);
  }

  /// Objects by responsible unit, in the order of the tree; then units closed.
  List<Shown.UnitLine> byUnit(List<Held> all) {
    var byUnit = new LinkedHashMap<String, int[]>();
    sight.within("").forEach(unit -> byUnit.put(unit, new int[3]));
    for (var one : all) {
      var unit = one.unit();
      if (unit != null) {
        var counts = byUnit.computeIfAbsent(unit, _ -> new int[3]);
        counts[0]++;
        counts[1] += one.isCovered() ? 1 : 0;
        counts[2] += one.isUncovered() ? 1 : 0;
      }
    }
    var lines = new ArrayList<Shown.UnitLine>();
    byUnit.forEach((unit, counts) -> {
      var kind = register.kind().id();
      lines.add(
          new Shown.UnitLine(
              unit,
              words().unit(unit),
              sight.unit(unit).isEmpty() ? "" : page.link("/", "unit", unit),
              counts[0],
              list(kind, unit, ""),
              counts[1],
              list(kind, unit, "covered"),
              counts[2],
              list(kind, unit, "uncovered")));
    });
    return lines;
  }

  private String list(String kind, String unit, String state) {
    return page.link("/registers/" + kind, "unit", unit, "own", "1", "state", state);
  }
}
