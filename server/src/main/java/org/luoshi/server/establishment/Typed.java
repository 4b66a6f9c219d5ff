package org.luoshi.server.establishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.server.access.Scope;
import org.luoshi.server.org.Names;

/// What somebody typed into a form of changes, read field by field; everything wrong with it is
/// gathered.
///
/// Units are known by name or code, and only those that the scope reaches on the day: of any other
/// is said that there is none.
final class Typed {

  private static final int LONGEST = 200;
  private static final String CODE = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}";

  private final Map<String, String> typed;
  private final Organisation organisation;
  private final Scope scope;
  private final List<Diagnostic> found = new ArrayList<>();
  private @Nullable Names names;

  Typed(Map<String, String> typed, Organisation organisation, Scope scope) {
    this.typed = typed;
    this.organisation = organisation;
    this.scope = scope;
  }

  List<Diagnostic> found() {
    return found;
  }

  String raw(String field) {
    return typed.getOrDefault(field, "").strip();
  }

  boolean has(String field) {
    return !raw(field).isEmpty();
  }

  /// The words of the field; an error where a required one is empty or any is too long.
  String text(String field, boolean required) {
    var text = raw(field);
    if (required && text.isEmpty()) {
      wrong("field-missing", field);
    } else if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      wrong("field-long", field, LONGEST);
      return "";
    }
    return text;
  }

  String code(String field) {
    var code = Names.normal(text(field, true));
    if (!code.isEmpty() && !code.matches(CODE)) {
      wrong("field-code", field, code);
    }
    return code;
  }

  /// The code of a unit to be founded: of none that there is or was.
  String newCode(String field) {
    var code = code(field);
    if (organisation.unit(code).isPresent()) {
      wrong("org-code-taken", field, code);
    }
    return code;
  }

  LocalDate day(String field) {
    var day = dayOrNone(field);
    if (day == null && !has(field)) {
      wrong("field-missing", field);
    }
    return day == null ? LocalDate.EPOCH : day;
  }

  @Nullable LocalDate dayOrNone(String field) {
    if (!has(field)) {
      return null;
    }
    try {
      var day = LocalDate.parse(raw(field));
      if (day.getYear() >= 1900 && day.getYear() <= 2100) {
        return day;
      }
    } catch (DateTimeParseException notADay) {
      // said below
    }
    wrong("page-date", field, raw(field));
    return null;
  }

  @Nullable Amount count(String field) {
    if (!has(field)) {
      return null;
    }
    if (!raw(field).matches("[0-9]{1,9}")) {
      wrong("field-count", field, raw(field));
      return null;
    }
    return Amount.of(new BigDecimal(raw(field)));
  }

  /// The id of the unit named; empty where the field is, or nothing is found.
  String unit(String field, boolean required) {
    if (!has(field)) {
      if (required) {
        wrong("field-missing", field);
      }
      return "";
    }
    return unit(field, raw(field));
  }

  private String unit(String field, String written) {
    var all = names();
    var unit = all.unit(written);
    if (unit.isEmpty()) {
      found.add(
          all.isAmbiguous(written)
              ? Diagnostic.error("import-ambiguous-unit", new Place.Subject(field), written)
              : all.nearest(written)
                  .map(near ->
                      Diagnostic.error("unit-unknown", new Place.Subject(field), written, near))
                  .orElseGet(() ->
                      Diagnostic.error("import-foreign-unit", new Place.Subject(field), written)));
    }
    return unit.orElse("");
  }

  /// Several units, one on each line or with 、 between.
  List<String> units(String field) {
    var units = new ArrayList<String>();
    for (var part : raw(field).split("[\\r\\n、,，;；]+", -1)) {
      if (!part.isBlank()) {
        var unit = unit(field, part.strip());
        if (!unit.isEmpty() && !units.contains(unit)) {
          units.add(unit);
        }
      }
    }
    if (units.isEmpty() && found.isEmpty()) {
      wrong("field-missing", field);
    }
    return units;
  }

  /// The ids of the units written, each by itself.
  List<String> known(String field, List<String> written) {
    return written.stream().map(one -> unit(field, one)).filter(one -> !one.isEmpty()).toList();
  }

  /// The units that the scope reaches on some day; built when first asked for.
  private Names names() {
    var known = names;
    if (known == null) {
      known = new Names(scope.isWhole() ? organisation : reached());
      names = known;
    }
    return known;
  }

  private Organisation reached() {
    var day = dayOrToday();
    var tree = organisation.treeOn(day);
    var units = new LinkedHashMap<String, Unit>();
    organisation.units().values().stream()
        .filter(unit -> scope.reaches(tree, unit.id()))
        .forEach(unit -> units.put(unit.id(), unit));
    return new Organisation(units, List.of(), List.of());
  }

  private LocalDate dayOrToday() {
    try {
      return LocalDate.parse(raw("day"));
    } catch (DateTimeParseException notADay) {
      return LocalDate.EPOCH;
    }
  }

  void wrong(String code, String field, Object... values) {
    found.add(Diagnostic.error(code, new Place.Subject(field), values));
  }
}
