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
/// both are empty where there is none.
record ReadyRow(
    RecordKind kind,
    @Nullable String key,
    String source,
    String number,
    Place.Cell place,
    WorkRecord record) {

  Optional<String> id() {
    return Optional.ofNullable(key).map(found -> kind.id() + "/" + found);
  }
}
