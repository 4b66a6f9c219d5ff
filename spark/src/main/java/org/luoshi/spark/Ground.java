package org.luoshi.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Organisation.Succession;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.WorkingCalendar;

/// What all divisions of a book share, as it travels to every executor: the frame and the records
/// that every division needs, and what is asked.
///
/// An executor reads it once and keeps the judge made of it for all its tasks.
final class Ground implements Serializable {

  private static final long serialVersionUID = 1;

  private final Span span;
  private final Map<String, List<String>> frame;
  private final List<Row> common;
  private transient @Nullable Prepared prepared;

  /// The judge that knows what is common, and who belongs where.
  record Prepared(Judge judge, Divisions divisions) {}

  Ground(Span span, Map<String, List<String>> frame, List<Row> common) {
    this.span = span;
    this.frame = frame;
    this.common = common;
  }

  Span span() {
    return span;
  }

  Rules rules() {
    return new Rules(
        all("version", Programme.class),
        EngineText.read(WorkingCalendar.class, texts("calendar").getFirst()));
  }

  synchronized Prepared prepared() {
    var known = prepared;
    if (known == null) {
      var organisation = organisation();
      var records = new ArrayList<WorkRecord>();
      common.forEach(row -> records.add(Tables.record(row)));
      known =
          new Prepared(
              new Judge(rules(), new Evidence(organisation, records, List.of())),
              divisions(organisation));
      prepared = known;
    }
    return known;
  }

  Divisions divisions(Organisation organisation) {
    return new Divisions(organisation, Integer.parseInt(texts("level").getFirst()));
  }

  Organisation organisation() {
    var units = new LinkedHashMap<String, Unit>();
    all("unit", Unit.class).forEach(unit -> units.put(unit.id(), unit));
    return new Organisation(
        units, all("appointment", Appointment.class), all("succession", Succession.class));
  }

  private <T> List<T> all(String part, Class<T> type) {
    return texts(part).stream().map(text -> EngineText.read(type, text)).toList();
  }

  private List<String> texts(String part) {
    return frame.getOrDefault(part, List.of());
  }
}
