package org.luoshi.office.sheet;

import java.util.List;
import org.luoshi.engine.record.Value;

/// What a cell turned out to say. Codes are those of diagnostics; their values begin with the text
/// as written.
sealed interface Reading {

  Reading NOTHING = new Nothing();

  static Reading of(Value value) {
    return new Clear(value);
  }

  static Reading doubtful(Value value, String code, Object... values) {
    return new Doubtful(value, code, List.of(values));
  }

  static Reading wrong(String code, Object... values) {
    return new Wrong(code, List.of(values));
  }

  record Nothing() implements Reading {}

  record Clear(Value value) implements Reading {}

  /// Understood, but somebody should look at it.
  record Doubtful(Value value, String code, List<Object> values) implements Reading {}

  record Wrong(String code, List<Object> values) implements Reading {}
}
