package org.luoshi.server.database;

import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;

/// The database cannot be had, for a reason a person can act on.
///
/// The phrases are in `org/luoshi/server/database_{zh,en}.properties`; the message here is for logs
/// only. No password ever stands in the values.
public final class DatabaseRefused extends RuntimeException {

  private final transient Diagnostic diagnostic;

  DatabaseRefused(@Nullable Throwable cause, String code, Place place, Object... values) {
    this(cause, Diagnostic.error(code, place, values));
  }

  private DatabaseRefused(@Nullable Throwable cause, Diagnostic diagnostic) {
    super(
        "%s at %s %s".formatted(diagnostic.code(), diagnostic.place().shown(), diagnostic.values()),
        cause);
    this.diagnostic = diagnostic;
  }

  static DatabaseRefused at(java.nio.file.Path path, String code, Object... values) {
    return new DatabaseRefused(null, code, new Place.File(path.toString()), values);
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
