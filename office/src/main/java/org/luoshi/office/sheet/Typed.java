package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// What somebody typed into the fields of one record, read by the very rules of sheets: 2020年3月5日
/// is a day here as there.
///
/// Every finding stands at the id of its field; all are told at once. References are as written, in
/// one spelling: whoever knows the organisation finds what they name.
public record Typed(Map<String, Value> values, List<Diagnostic> found) {

  private static final int SHOWN = 80;
  private static final int LONGEST_WORDS = 4_000;

  public Typed {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    found = List.copyOf(found);
  }

  /// Reads the texts by field id; a field that is not among them is empty.
  public static Typed read(RecordKind kind, Map<String, String> written) {
    var values = new LinkedHashMap<String, Value>();
    var found = new ArrayList<Diagnostic>();
    for (var field : kind.fields().values()) {
      var place = new Place.Subject(field.id());
      var text = written.getOrDefault(field.id(), "");
      var cell =
          text.isBlank() ? SheetCell.EMPTY : new SheetCell(SheetCell.Form.TEXT, text.strip());
      if (text.length() > LONGEST_WORDS) {
        found.add(Diagnostic.error("typed-long", place, text.length(), LONGEST_WORDS));
        continue;
      }
      switch (new FieldReader(kind, field, false).read(cell)) {
        case Reading.Clear(var value) -> values.put(field.id(), value);
        case Reading.Doubtful(var value, var code, var about) -> {
          values.put(field.id(), value);
          found.add(Diagnostic.warning(code, place, clipped(about)));
        }
        case Reading.Wrong(var code, var about) ->
            found.add(Diagnostic.error(code, place, clipped(about)));
        case Reading.Nothing _ -> {
          if (field.required()) {
            found.add(Diagnostic.error("typed-required", place, field.title().zh()));
          }
        }
      }
    }
    return new Typed(values, found);
  }

  /// A day in any form that a sheet may hold it.
  public static java.util.Optional<java.time.LocalDate> day(String written) {
    return switch (Days.ofText(written.strip())) {
      case Reading.Clear(Value value) when value instanceof Value.Day(var day) ->
          java.util.Optional.of(day);
      case Reading.Doubtful(Value value, var _, var _) when value instanceof Value.Day(var day) ->
          java.util.Optional.of(day);
      default -> java.util.Optional.empty();
    };
  }

  public boolean isWrong() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  private static Object[] clipped(List<Object> values) {
    return values.stream()
        .map(String::valueOf)
        .map(text -> text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
        .toArray();
  }
}
