package org.luoshi.server.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
/// A unit without a founding day has always been there. Changes apply in the order of their days. A
/// merged unit closes and its work passes on; a split one passes on to several, and lives on where
/// it is one of them; a closed one may name who takes its work over. Numbers counted anew hold from
/// their day on.
public final class Organisations {

  public static final String UNIT = "unit";
  public static final String CHANGE = "unit-change";
  public static final String APPOINTMENT = "appointment";

  /// Traits of an appointment: what the person is called, and in whose place it stands in.
  public static final String NAME = "name";

  public static final String STANDS_IN_FOR = "stands-in-for";

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
    switch (text(change, "what")) {
      case "renamed" -> {
        var name = Names.shown(text(change, "name"));
        codes.putIfAbsent(Names.normal(name), unit.id());
        units.put(unit.id(), with(unit, unit.names().with(day, name), unit.superiors()));
      }
      case "moved" -> {
        var into = found(text(change, "into"), codes);
        units.put(unit.id(), with(unit, unit.names(), unit.superiors().with(day, into)));
      }
      case "counted" -> units.put(unit.id(), counted(unit, day, change));
      default -> {
        var heirs = heirs(text(change, "into"), codes);
        if (!heirs.contains(unit.id())) {
          units.put(unit.id(), closed(unit, day));
        }
        heirs.stream()
            .filter(heir -> !heir.equals(unit.id()))
            .forEach(heir -> successions.add(new Succession(unit.id(), heir, day)));
      }
    }
  }

  private static String found(String written, Map<String, String> codes) {
    var name = Names.normal(written);
    return codes.getOrDefault(name, name);
  }

  /// The units named, one or several with a 、 or the like between them.
  private static List<String> heirs(String written, Map<String, String> codes) {
    if (written.isBlank()) {
      return List.of();
    }
    return codes.containsKey(Names.normal(written))
        ? List.of(found(written, codes))
        : Arrays.stream(written.split("[、,，;；]"))
            .filter(part -> !part.isBlank())
            .map(part -> found(part, codes))
            .toList();
  }

  private static Unit counted(Unit unit, LocalDate day, WorkRecord change) {
    var sizes = new TreeMap<>(unit.sizesOn(day));
    change
        .values()
        .forEach((field, value) -> {
          if (value instanceof Value.Quantity(var amount)) {
            sizes.put(field, amount);
          }
        });
    return new Unit(
        unit.id(),
        unit.kind(),
        unit.founded(),
        unit.closed(),
        unit.names(),
        unit.superiors(),
        unit.sizes().with(day, Map.copyOf(sizes)));
  }

  private static Unit closed(Unit unit, LocalDate day) {
    return new Unit(
        unit.id(),
        unit.kind(),
        unit.founded(),
        closing(unit, day),
        unit.names(),
        unit.superiors(),
        unit.sizes());
  }

  private static @Nullable LocalDate closing(Unit unit, LocalDate day) {
    return day.isAfter(unit.founded()) ? day : unit.closed();
  }

  private static Unit with(Unit unit, Timeline<String> names, Timeline<String> superiors) {
    return new Unit(
        unit.id(), unit.kind(), unit.founded(), unit.closed(), names, superiors, unit.sizes());
  }

  private static List<Appointment> appointments(List<WorkRecord> records) {
    var held = new ArrayList<Appointment>();
    for (var row : active(records, APPOINTMENT)) {
      var from = row.day("from").orElse(ALWAYS);
      if (row.unit() != null && row.person() != null) {
        held.add(
            new Appointment(
                row.person(), row.unit(), from, row.day("until").orElse(null), traits(row)));
      }
    }
    return held;
  }

  /// What the post is as the office writes it; of name and stand-in only where there is one.
  private static Map<String, String> traits(WorkRecord row) {
    var traits = new HashMap<>(Map.of("post", text(row, "post"), "rank", text(row, "rank")));
    for (var field : List.of(NAME, STANDS_IN_FOR)) {
      var said = text(row, field);
      if (!said.isEmpty()) {
        traits.put(field, said);
      }
    }
    return traits;
  }

  private static String text(WorkRecord row, String field) {
    return row.value(field).map(Object::toString).orElse("");
  }
}
