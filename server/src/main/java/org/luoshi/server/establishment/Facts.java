package org.luoshi.server.establishment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.server.org.Organisations;
import org.luoshi.server.records.History;
import org.luoshi.server.records.History.Version;

/// What a change is worked out from: the records of the organisation as known now with their
/// versions, and the organisation they tell.
///
/// `basis` is the last entry that touched any of them: who previews on one and confirms on another
/// is shown the difference.
record Facts(
    Programme programme, Map<String, Version> records, Organisation organisation, long basis) {

  /// The kinds of records that tell the organisation.
  static final Set<String> KINDS =
      Set.of(Organisations.UNIT, Organisations.CHANGE, Organisations.APPOINTMENT);

  static Facts of(Programme programme, History versions) {
    var records = new LinkedHashMap<String, Version>();
    versions.current(KINDS).forEach(one -> records.put(one.record().id(), one));
    return new Facts(
        programme, records, Organisations.of(programme, said(records)), versions.lastEntry(KINDS));
  }

  private static List<WorkRecord> said(Map<String, Version> records) {
    return records.values().stream().map(Version::record).toList();
  }

  List<WorkRecord> said() {
    return said(records);
  }

  Optional<Version> active(String record) {
    return Optional.ofNullable(records.get(record))
        .filter(one -> one.record().state() == WorkRecord.State.ACTIVE);
  }

  Optional<Unit> unit(String id) {
    return organisation.unit(id);
  }

  /// The units living on the day whose superior on it is this one.
  List<Unit> below(String unit, LocalDate day) {
    return organisation.livingOn(day).stream()
        .filter(one -> one.superiorOn(day).filter(unit::equals).isPresent())
        .toList();
  }

  /// The appointments at the unit that are held on the day or later.
  List<Version> postsFrom(String unit, LocalDate day) {
    var posts = new ArrayList<Version>();
    for (var one : records.values()) {
      var said = one.record();
      if (said.kind().equals(Organisations.APPOINTMENT)
          && said.state() == WorkRecord.State.ACTIVE
          && unit.equals(said.unit())
          && said.day("until").map(until -> until.isAfter(day)).orElse(true)) {
        posts.add(one);
      }
    }
    return posts;
  }
}
