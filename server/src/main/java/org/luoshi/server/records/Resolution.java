package org.luoshi.server.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.server.org.Names;
import org.luoshi.server.org.Organisations;

/// Turns the rows of sheets into records: units, persons and registered objects are found by the
/// names written.
///
/// The organisation is read first, then registers, then what refers to them, whatever the order of
/// the files. A row that names something unknown is rejected with the nearest known name.
final class Resolution {

  private final Programme programme;
  private final Map<String, WorkRecord> known;
  private final Instant now;
  private final List<ReadyRow> ready = new ArrayList<>();
  private final List<ReadSheet> sheets = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final Map<String, Place.Cell> places = new HashMap<>();
  private final Map<String, LocalDate> parentDays = new HashMap<>();
  private final Set<String> parents = new HashSet<>();
  private final Importer importer;
  private Organisation organisation;
  private Names names = new Names(Organisation.empty());
  private Set<String> persons = Set.of();
  private References references;

  /// @param known the current records by id
  Resolution(Programme programme, Map<String, WorkRecord> known, Instant now, Importer importer) {
    this.programme = programme;
    this.importer = importer;
    this.known = new LinkedHashMap<>(known);
    this.organisation = Organisations.of(programme, List.copyOf(known.values()));
    this.now = now;
    this.references = references();
    for (var one : known.values()) {
      var kind = programme.records().get(one.kind());
      if (kind != null && kind.of() != null) {
        one.value(kind.of().link()).ifPresent(link -> parents.add(link.toString()));
      }
    }
  }

  /// The rows found ready, the sheets with every rejected row named, and what else was noticed.
  record Resolved(List<ReadyRow> rows, List<ReadSheet> sheets, List<Diagnostic> warnings) {}

  Resolved resolve(List<ReadSheet> read) {
    var byRank =
        read.stream()
            .filter(sheet -> sheet.kind() != null)
            .collect(Collectors.groupingBy(sheet -> rank(sheet.kind())));
    for (int rank = 0; rank < 4; rank++) {
      for (var sheet : byRank.getOrDefault(rank, List.of())) {
        sheets.add(resolve(sheet));
      }
      if (rank == 0) {
        organisation = Organisations.of(programme, List.copyOf(known.values()));
        names = new Names(ofImporter());
      } else if (rank == 1) {
        persons =
            known.values().stream()
                .filter(one -> one.kind().equals(Organisations.APPOINTMENT) && one.person() != null)
                .filter(one -> isKnown(one.unit()))
                .map(WorkRecord::person)
                .collect(Collectors.toSet());
      }
      references = references();
    }
    read.stream().filter(sheet -> sheet.kind() == null).forEach(sheets::add);
    sheets.sort(Comparator.comparing(ReadSheet::file));
    return new Resolved(ready, sheets, warnings);
  }

  private References references() {
    return new References(
        programme,
        names,
        persons,
        id -> known.containsKey(id) || parents.contains(id),
        this::keysOf);
  }

  /// The organisation as far as whoever imports knows of it.
  private Organisation ofImporter() {
    var units = new LinkedHashMap<String, org.luoshi.engine.org.Unit>();
    organisation
        .units()
        .forEach((id, unit) -> {
          if (importer.knows(organisation, id)) {
            units.put(id, unit);
          }
        });
    return new Organisation(units, List.of(), List.of());
  }

  private boolean isKnown(@Nullable String unit) {
    return unit == null || importer.knows(organisation, unit);
  }

  private static int rank(@Nullable RecordKind kind) {
    if (kind == null
        || kind.id().equals(Organisations.UNIT)
        || kind.id().equals(Organisations.CHANGE)) {
      return 0;
    }
    if (kind.id().equals(Organisations.APPOINTMENT)) {
      return 1;
    }
    return kind.fields().values().stream()
            .anyMatch(field -> field.type() instanceof Field.ObjectRef)
        ? 3
        : 2;
  }

  private ReadSheet resolve(ReadSheet sheet) {
    var kind = sheet.matched().orElseThrow();
    var rows = new ArrayList<ReadRow>(sheet.rows().size());
    for (var row : sheet.rows()) {
      rows.add(row.isAccepted() || row.isRejected() ? resolve(sheet, kind, row) : row);
    }
    return Sheets.with(sheet, rows);
  }

  private ReadRow resolve(ReadSheet sheet, RecordKind kind, ReadRow row) {
    var faults = new ArrayList<Diagnostic>();
    var values = new LinkedHashMap<String, Value>();
    for (var field : kind.fields().values()) {
      row.value(field.id())
          .ifPresent(
              value -> values.put(field.id(), found(sheet, row, kind, field, value, faults)));
    }
    check(sheet, row, kind, values, faults);
    var key = key(kind, values);
    var place = Sheets.place(sheet, row, null);
    var named = key == null ? named(kind, row, place, faults) : "";
    if (faults.isEmpty() && row.isAccepted()) {
      var record = record(kind, key == null ? named : kind.id() + "/" + key, values);
      refuse(kind, record, place, faults);
    }
    if (faults.isEmpty() && (key != null || !named.isEmpty()) && row.isAccepted()) {
      var first = places.putIfAbsent(key == null ? named : kind.id() + "/" + key, place);
      if (first != null) {
        faults.add(
            Diagnostic.error("import-duplicate", place, key == null ? named : key, first.shown()));
      }
    }
    if (!faults.isEmpty() || row.isRejected()) {
      return Sheets.rejected(row, faults);
    }
    noteParent(kind, values, place);
    var record = record(kind, key == null ? named : kind.id() + "/" + key, values);
    known.put(record.id(), record);
    ready.add(
        new ReadyRow(
            kind,
            key,
            row.origin().file() + " · " + row.origin().sheet(),
            Sheets.number(sheet, row),
            place,
            record,
            !named.isEmpty()));
    return row;
  }

  /// The id of the record that the row names as its origin; empty where it names none.
  private String named(RecordKind kind, ReadRow row, Place place, List<Diagnostic> faults) {
    var origin = row.origin();
    var id = RecordSheets.idOf(origin.file(), origin.sheet(), origin.row());
    if (!id.isEmpty() && (!origin.sheet().equals(kind.id()) || !known.containsKey(id))) {
      faults.add(Diagnostic.error("import-unknown-record", place, id));
    }
    return id;
  }

  /// Whoever imports writes only what they may: as it will be and, where it corrects, as it was.
  private void refuse(RecordKind kind, WorkRecord said, Place place, List<Diagnostic> faults) {
    if (!importer.mayWrite(kind)) {
      faults.add(
          Diagnostic.error("import-kind-not-yours", place, kind.title().zh(), kind.title().en()));
      return;
    }
    var former = known.get(said.id());
    if (!importer.mayWrite(kind, said, organisation)
        || former != null && !importer.mayWrite(kind, former, organisation)) {
      faults.add(Diagnostic.error("import-not-yours", place, kind.title().zh(), kind.title().en()));
    }
  }

  private WorkRecord record(RecordKind kind, String id, Map<String, Value> values) {
    var roles = kind.roles();
    var date = roles.date() != null ? roles.date() : roles.opens();
    return new WorkRecord(
        id.isEmpty() ? "new/" + ready.size() : id,
        kind.id(),
        text(values, roles.unit()),
        text(values, roles.person()),
        date != null && values.get(date) instanceof Value.Day(var day) ? day : null,
        now,
        WorkRecord.State.ACTIVE,
        values);
  }

  private static @Nullable String text(Map<String, Value> values, @Nullable String field) {
    return field == null || !values.containsKey(field) ? null : values.get(field).toString();
  }

  /// The values of the key fields joined by a middle dot; null where the kind has no key or the row
  /// leaves it empty.
  private static @Nullable String key(RecordKind kind, Map<String, Value> values) {
    if (kind.key().isEmpty()) {
      return null;
    }
    var parts =
        kind.key().stream()
            .map(field -> text(values, field))
            .map(part -> part == null ? "" : bare(part))
            .toList();
    return parts.stream().allMatch(String::isEmpty) ? null : String.join("·", parts);
  }

  /// The key that a record's own values make; null where its kind has none.
  static @Nullable String keyOf(RecordKind kind, WorkRecord record) {
    var values = new LinkedHashMap<String, Value>(record.values());
    var roles = kind.roles();
    if (roles.unit() != null && record.unit() != null) {
      values.putIfAbsent(roles.unit(), new Value.Reference(record.unit()));
    }
    if (roles.person() != null && record.person() != null) {
      values.putIfAbsent(roles.person(), new Value.Reference(record.person()));
    }
    return key(kind, values);
  }

  /// A reference's own key, without the kind it is written with inside Luoshi.
  private static String bare(String reference) {
    int slash = reference.indexOf('/');
    return slash < 0 ? reference : reference.substring(slash + 1);
  }

  private Value found(
      ReadSheet sheet,
      ReadRow row,
      RecordKind kind,
      Field field,
      Value value,
      List<Diagnostic> faults) {
    var found = references.found(kind, field, value, Sheets.place(sheet, row, field.id()), faults);
    var parent = kind.of();
    if (parent != null && parent.link().equals(field.id())) {
      parents.add(found.toString());
    }
    return found;
  }

  private Set<String> keysOf(String kind) {
    var keys = new HashSet<String>();
    known.values().stream()
        .filter(one -> one.kind().equals(kind) && isKnown(one.unit()))
        .limit(5_000)
        .forEach(one -> keys.add(bare(one.id())));
    return keys;
  }

  private void check(
      ReadSheet sheet,
      ReadRow row,
      RecordKind kind,
      Map<String, Value> values,
      List<Diagnostic> faults) {
    checkUnitKind(sheet, row, kind, values, faults);
    checkDays(sheet, row, kind, values, faults);
  }

  /// Work is recorded when it is done; what is decided about the organisation may lie ahead.
  private void checkDays(
      ReadSheet sheet,
      ReadRow row,
      RecordKind kind,
      Map<String, Value> values,
      List<Diagnostic> faults) {
    if (Organisations.KINDS.contains(kind.id())) {
      return;
    }
    var roles = kind.roles();
    var today = LocalDate.ofInstant(now, programme.zone());
    for (var field : new String[] {roles.date(), roles.opens(), roles.closes()}) {
      if (field != null && values.get(field) instanceof Value.Day(var day) && day.isAfter(today)) {
        faults.add(Diagnostic.error("import-future", Sheets.place(sheet, row, field), day, today));
      }
    }
  }

  private void checkUnitKind(
      ReadSheet sheet,
      ReadRow row,
      RecordKind kind,
      Map<String, Value> values,
      List<Diagnostic> faults) {
    var written = text(values, "kind");
    if (kind.id().equals(Organisations.UNIT) && written != null) {
      var unknown = references.unknownUnitKind(Sheets.place(sheet, row, "kind"), written);
      if (unknown != null) {
        faults.add(unknown);
      }
    }
  }

  /// A parent named with two different days keeps the first; the difference is told.
  private void noteParent(RecordKind kind, Map<String, Value> values, Place place) {
    var parent = kind.of();
    if (parent != null
        && parent.date() != null
        && values.get(parent.date()) instanceof Value.Day(var day)) {
      var id = text(values, parent.link());
      var first = parentDays.putIfAbsent(String.valueOf(id), day);
      if (first != null && !first.equals(day)) {
        warnings.add(
            Diagnostic.warning("import-parent-day", place, bare(String.valueOf(id)), day, first));
      }
    }
  }
}
