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
/// both are empty where there is none. What was entered by hand has no place.
record ReadyRow(
    RecordKind kind,
    @Nullable String key,
    String source,
    String number,
    Place.@Nullable Cell place,
    WorkRecord record) {

  /// Where it stands, or the record itself where it stands in no file.
  Place where() {
    return place == null ? new Place.Subject(record.id()) : place;
  }

  Optional<String> id() {
    return Optional.ofNullable(key).map(found -> kind.id() + "/" + found);
  }
}
