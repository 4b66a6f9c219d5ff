package org.luoshi.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.duty.UnitKind;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.engine.time.WorkingCalendar.Special;

/// Small values for the tests of every room: one bureau, its branches, and duties to try.
public final class Made {

  public static final Duty.Rhythm MONTHLY = new Duty.Every(Length.Calendar.MONTH);
  public static final Needs MEETING = needs("meeting", null, 1);

  /// What of 2020 the tests count over: Spring Festival as it was extended, Labour Day and its
  /// make-up days.
  public static final WorkingCalendar CHINA_2020 =
      new WorkingCalendar(
          "cn",
          Set.of(2020),
          Map.ofEntries(
              off("2020-01-24", "春节"),
              off("2020-01-27", "春节"),
              off("2020-01-28", "春节"),
              off("2020-01-29", "春节"),
              off("2020-01-30", "春节"),
              off("2020-01-31", "春节"),
              off("2020-05-01", "劳动节"),
              off("2020-05-04", "劳动节"),
              off("2020-05-05", "劳动节"),
              Map.entry(day("2020-05-09"), new Special(true, "劳动节"))));

  private Made() {}

  private static Map.Entry<LocalDate, Special> off(String day, String name) {
    return Map.entry(day(day), new Special(false, name));
  }

  public static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  public static Unit unit(String id, String superior) {
    return unit(id, superior, "2015-01-01", null);
  }

  public static Unit unit(String id, String superior, String founded, @Nullable String closed) {
    return new Unit(
        id,
        superior.isEmpty() ? "bureau" : "branch",
        day(founded),
        closed == null ? null : day(closed),
        Timeline.from(day(founded), "Unit " + id),
        Timeline.from(day(founded), superior),
        Map.of("staff", Amount.whole(10)));
  }

  public static Organisation organisation(Unit... units) {
    return organisation(List.of(), units);
  }

  public static Organisation organisation(List<Appointment> appointments, Unit... units) {
    var byId = new LinkedHashMap<String, Unit>();
    for (var unit : units) {
      byId.put(unit.id(), unit);
    }
    return new Organisation(byId, appointments, List.of());
  }

  public static Appointment secretary(
      String person, String unit, String from, @Nullable String until) {
    return new Appointment(
        person, unit, day(from), until == null ? null : day(until), Map.of("post", "secretary"));
  }

  public static Needs needs(String record, @Nullable String sum, int atLeast, Condition... where) {
    return new Needs(record, List.of(where), sum, Amount.whole(atLeast), null, null);
  }

  public static Duty duty(Duty.Rhythm rhythm, @Nullable Needs needs) {
    return new Duty(
        "duty",
        "1",
        Text.same("Duty"),
        new Duty.BindsUnits(Set.of("branch")),
        rhythm,
        Duty.Partial.SKIP,
        needs,
        Deadline.TERM_END,
        Duty.Window.TERM,
        0,
        "superior",
        1,
        false,
        Duty.JudgedBy.EFFECTIVE);
  }

  public static Duty binding(Duty d, Duty.Binds binds, Duty.Partial partial) {
    return new Duty(
        d.id(),
        d.clause(),
        d.title(),
        binds,
        d.rhythm(),
        partial,
        d.needs(),
        d.deadline(),
        d.window(),
        d.leadDays(),
        d.checkedBy(),
        d.weight(),
        d.nilAllowed(),
        d.judgedBy());
  }

  public static Duty due(Duty d, Deadline deadline, Duty.Window window, int leadDays) {
    return new Duty(
        d.id(),
        d.clause(),
        d.title(),
        d.binds(),
        d.rhythm(),
        d.partial(),
        d.needs(),
        deadline,
        window,
        leadDays,
        d.checkedBy(),
        d.weight(),
        d.nilAllowed(),
        d.judgedBy());
  }

  public static Duty judged(Duty d, boolean nilAllowed, Duty.JudgedBy by) {
    return new Duty(
        d.id(),
        d.clause(),
        d.title(),
        d.binds(),
        d.rhythm(),
        d.partial(),
        d.needs(),
        d.deadline(),
        d.window(),
        d.leadDays(),
        d.checkedBy(),
        d.weight(),
        nilAllowed,
        by);
  }

  public static Programme programme(Duty... duties) {
    return programme("1", "2015-01-01", Map.of(), duties);
  }

  public static Programme programme(
      String version, String effective, Map<String, FigureSpec> figures, Duty... duties) {
    var byId = new LinkedHashMap<String, Duty>();
    for (var duty : duties) {
      byId.put(duty.id(), duty);
    }
    return new Programme(
        "programme",
        version,
        Text.same("Programme"),
        "issuer",
        day(effective),
        ZoneId.of("Asia/Shanghai"),
        "cn",
        Map.of("branch", new UnitKind("branch", Text.same("Branch"), Set.of("党支部"))),
        Map.of(
            "secretary",
            new Post("secretary", Text.same("Secretary"), Map.of("post", Set.of("secretary")))),
        Map.of(
            "meeting", kind("meeting", "date", null, null),
            "directive", kind("directive", "date", null, null),
            "site", kind("site", null, null, null),
            "finding", kind("finding", null, "found", "closed")),
        byId,
        List.of(),
        figures,
        Loop.NONE);
  }

  public static RecordKind kind(
      String id, @Nullable String date, @Nullable String opens, @Nullable String closes) {
    return new RecordKind(
        id,
        Text.same(id),
        List.of(),
        0,
        new RecordKind.Roles("unit", "person", date, opens, closes),
        List.of(),
        null,
        Map.of(),
        RecordKind.USUAL_WRITERS);
  }

  public static Rules rules(Programme... versions) {
    return new Rules(List.of(versions), CHINA_2020);
  }

  public static Judge judge(Organisation organisation, Duty duty, WorkRecord... records) {
    return new Judge(
        rules(programme(duty)), new Evidence(organisation, List.of(records), List.of()));
  }

  public static WorkRecord meeting(String id, String unit, String day) {
    return record("meeting", id, unit, day, Map.of());
  }

  /// Entered at eight in the morning of its day in China; without a day, on the first of 2020.
  public static WorkRecord record(
      String kind, String id, String unit, @Nullable String day, Map<String, Value> values) {
    return entered(kind, id, unit, day, (day == null ? "2020-01-01" : day) + "T00:00:00Z", values);
  }

  public static WorkRecord entered(
      String kind,
      String id,
      String unit,
      @Nullable String day,
      String entered,
      Map<String, Value> values) {
    return new WorkRecord(
        id,
        kind,
        unit,
        null,
        day == null ? null : day(day),
        Instant.parse(entered),
        WorkRecord.State.ACTIVE,
        values);
  }

  public static WorkRecord by(String person, WorkRecord r) {
    return new WorkRecord(
        r.id(), r.kind(), r.unit(), person, r.effective(), r.entered(), r.state(), r.values());
  }

  public static WorkRecord withdrawn(WorkRecord r) {
    return new WorkRecord(
        r.id(),
        r.kind(),
        r.unit(),
        r.person(),
        r.effective(),
        r.entered(),
        WorkRecord.State.WITHDRAWN,
        r.values());
  }

  public static Value number(String decimal) {
    return new Value.Quantity(Amount.of(new BigDecimal(decimal)));
  }

  public static Value on(String iso) {
    return new Value.Day(day(iso));
  }

  public static Value naming(String id) {
    return new Value.Reference(id);
  }
}
