package org.luoshi.server.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Organisation.Succession;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;

/// The organisation drawn from its records: unit rows, unit changes and appointments.
///
/// A unit without a founding day has always been there. Changes apply in the order of their days; a
/// merged unit closes and its work passes on.
public final class Organisations {

  public static final String UNIT = "unit";
  public static final String CHANGE = "unit-change";
  public static final String APPOINTMENT = "appointment";

  /// The kinds of record that say what the organisation is.
  public static final List<String> KINDS = List.of(UNIT, CHANGE, APPOINTMENT);

  private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

  private Organisations() {}

  public static Organisation of(Programme programme, List<WorkRecord> records) {
    var units = new LinkedHashMap<String, Unit>();
    var codes = new HashMap<String, String>();
    for (var row : active(records, UNIT)) {
      var code = text(row, "code");
      codes.put(Names.normal(code), code);
      codes.putIfAbsent(Names.normal(text(row, "name")), code);
    }
    for (var row : active(records, UNIT)) {
      var unit = unit(programme, row, codes);
      units.put(unit.id(), unit);
    }
    var successions = new ArrayList<Succession>();
    active(records, CHANGE).stream()
        .filter(change -> change.day("day").isPresent())
        .sorted(Comparator.comparing((WorkRecord change) -> change.day("day").orElseThrow()))
        .forEach(change -> apply(change, units, codes, successions));
    return new Organisation(units, appointments(records), successions);
  }

  private static List<WorkRecord> active(List<WorkRecord> records, String kind) {
    return records.stream()
        .filter(row -> row.kind().equals(kind) && row.state() == WorkRecord.State.ACTIVE)
        .toList();
  }

  private static Unit unit(Programme programme, WorkRecord row, Map<String, String> codes) {
    var founded = row.day("founded").orElse(ALWAYS);
    var superior = Names.normal(text(row, "superior"));
    var sizes = new TreeMap<String, Amount>();
    row.values()
        .forEach((field, value) -> {
          if (value instanceof Value.Quantity(var amount)) {
            sizes.put(field, amount);
          }
        });
    var written = text(row, "kind");
    var closed = row.day("closed").filter(day -> day.isAfter(founded)).orElse(null);
    return new Unit(
        text(row, "code"),
        programme.unitKind(written).orElse(written),
        founded,
        closed,
        Timeline.from(founded, Names.shown(text(row, "name"))),
        Timeline.from(founded, superior.isEmpty() ? "" : codes.getOrDefault(superior, superior)),
        sizes);
  }

  private static void apply(
      WorkRecord change,
      Map<String, Unit> units,
      Map<String, String> codes,
      List<Succession> successions) {
    var code = Names.normal(text(change, "code"));
    var unit = units.get(codes.getOrDefault(code, code));
    var day = change.day("day").orElse(null);
    if (unit == null || day == null) {
      return;
    }
    var into =
        Optional.of(Names.normal(text(change, "into"))).map(name -> codes.getOrDefault(name, name));
    switch (text(change, "what")) {
      case "renamed" -> {
        var name = Names.shown(text(change, "name"));
        codes.putIfAbsent(Names.normal(name), unit.id());
        units.put(
            unit.id(), with(unit, unit.closed(), unit.names().with(day, name), unit.superiors()));
      }
      case "moved" ->
          units.put(
              unit.id(),
              with(unit, unit.closed(), unit.names(), unit.superiors().with(day, into.get())));
      case "merged", "split" -> {
        units.put(unit.id(), with(unit, closing(unit, day), unit.names(), unit.superiors()));
        successions.add(new Succession(unit.id(), into.get(), day));
      }
      default ->
          units.put(unit.id(), with(unit, closing(unit, day), unit.names(), unit.superiors()));
    }
  }

  private static @Nullable LocalDate closing(Unit unit, LocalDate day) {
    return day.isAfter(unit.founded()) ? day : unit.closed();
  }

  private static Unit with(
      Unit unit, @Nullable LocalDate closed, Timeline<String> names, Timeline<String> superiors) {
    return new Unit(unit.id(), unit.kind(), unit.founded(), closed, names, superiors, unit.sizes());
  }

  private static List<Appointment> appointments(List<WorkRecord> records) {
    var held = new ArrayList<Appointment>();
    for (var row : active(records, APPOINTMENT)) {
      var from = row.day("from").orElse(ALWAYS);
      if (row.unit() != null && row.person() != null) {
        held.add(
            new Appointment(
                row.person(),
                row.unit(),
                from,
                row.day("until").orElse(null),
                Map.of("post", text(row, "post"), "rank", text(row, "rank"))));
      }
    }
    return held;
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
