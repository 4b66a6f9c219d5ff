package org.luoshi.server.records;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Place;

/// A row whose every name was found, ready to be kept.
///
/// The record bears the id of its key where its kind has one, and a provisional id otherwise.
/// `source` is the file and sheet it first stood in, `number` the row number the office gave it;
/// both are empty where there is none. What was entered by hand has no place. A row of a sheet that
/// Luoshi wrote is `named`: it bears the id of the record it tells of.
record ReadyRow(
    RecordKind kind,
    @Nullable String key,
    String source,
    String number,
    Place.@Nullable Cell place,
    WorkRecord record,
    boolean named) {

  ReadyRow(
      RecordKind kind,
      @Nullable String key,
      String source,
      String number,
      Place.@Nullable Cell place,
      WorkRecord record) {
    this(kind, key, source, number, place, record, false);
  }

  /// Whether the record's id is known before it is matched: by its key, or because it is named.
  boolean isKnown() {
    return key != null || named;
  }

  /// Where it stands, or the record itself where it stands in no file.
  Place where() {
    return place == null ? new Place.Subject(record.id()) : place;
  }

  Optional<String> id() {
    return Optional.ofNullable(key).map(found -> kind.id() + "/" + found);
  }
}
