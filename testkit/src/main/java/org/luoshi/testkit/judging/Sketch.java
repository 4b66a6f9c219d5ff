package org.luoshi.testkit.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.engine.time.WorkingCalendar.Special;

/// A small world being drawn by hand, in Shanghai, with the Chinese calendar of 2020 and no other
/// year known; the record kinds and posts are those of the random worlds.
public final class Sketch {

  private static final String LONG_AGO = "2001-01-01";

  private final LocalDate from;
  private final LocalDate until;
  private final List<Programme> versions = new ArrayList<>();
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final List<Appointment> appointments = new ArrayList<>();
  private final List<WorkRecord> records = new ArrayList<>();
  private final List<Exemption> exemptions = new ArrayList<>();

  /// Terms with a day from the first to the last are asked for.
  public Sketch(String from, String until) {
    this.from = LocalDate.parse(from);
    this.until = LocalDate.parse(until);
  }

  /// The first version, in force since 2015.
  public Sketch duty(DutySketch duty) {
    return version("1", "2015-01-01", duty);
  }

  public Sketch version(String version, String effective, DutySketch... sketches) {
    var duties = new LinkedHashMap<String, Duty>();
    for (var sketch : sketches) {
      duties.put(sketch.drawn().id(), sketch.drawn());
    }
    versions.add(
        new Programme(
            "sketch",
            version,
            Text.same("sketch"),
            "issuer",
            LocalDate.parse(effective),
            ZoneId.of("Asia/Shanghai"),
            "cn",
            WorldKinds.unitKinds(),
            WorldKinds.posts(),
            WorldKinds.records(),
            duties,
            List.of(),
            Map.of(),
            Loop.NONE));
    return this;
  }

  /// A unit that has lived long, without a superior.
  public Sketch unit(String id, String kind) {
    return unit(id, kind, LONG_AGO, null, "");
  }

  public Sketch unit(
      String id, String kind, String founded, @Nullable String closed, String superior) {
    var day = LocalDate.parse(founded);
    units.put(
        id,
        new Unit(
            id,
            kind,
            day,
            closed == null ? null : LocalDate.parse(closed),
            Timeline.from(day, id),
            Timeline.from(day, superior),
            Map.of()));
    return this;
  }

  public Sketch moved(String id, String day, String superior) {
    units.computeIfPresent(
        id,
        (_, unit) ->
            new Unit(
                id,
                unit.kind(),
                unit.founded(),
                unit.closed(),
                unit.names(),
                unit.superiors().with(LocalDate.parse(day), superior),
                unit.sizes()));
    return this;
  }

  /// `post` is 支部书记 or 信息员 as an office writes it; it is held up to, but not on, the last day.
  public Sketch appointed(
      String person, String post, String unit, String since, @Nullable String ended) {
    appointments.add(
        new Appointment(
            person,
            unit,
            LocalDate.parse(since),
            ended == null ? null : LocalDate.parse(ended),
            Map.of("岗位", post, "职级", "科级以上")));
    return this;
  }

  /// A record entered at noon of its day.
  public Sketch record(
      String id, String kind, @Nullable String owner, String day, Object... values) {
    return recordEntered(id, kind, owner, day, day + "T04:00:00Z", values);
  }

  /// The owner is a person where the id begins with P, else a unit; the values are pairs of a field
  /// and what stands in it.
  public Sketch recordEntered(
      String id,
      String kind,
      @Nullable String owner,
      String day,
      String entered,
      Object... values) {
    var fields = new HashMap<String, Value>();
    for (int i = 0; i < values.length; i += 2) {
      fields.put(values[i].toString(), value(values[i + 1]));
    }
    boolean person = owner != null && owner.startsWith("P");
    records.add(
        new WorkRecord(
            id,
            kind,
            person ? null : owner,
            person ? owner : null,
            day.isEmpty() ? null : LocalDate.parse(day),
            Instant.parse(entered),
            WorkRecord.State.ACTIVE,
            fields));
    return this;
  }

  /// A row without a day of its own, such as a case or a registered household.
  public Sketch row(String id, String kind, @Nullable String owner, Object... values) {
    return recordEntered(id, kind, owner, "", "2020-01-02T04:00:00Z", values);
  }

  private static Value value(Object written) {
    return switch (written) {
      case Integer whole -> new Value.Quantity(Amount.whole(whole));
      case java.math.BigDecimal number -> new Value.Quantity(Amount.of(number));
      case LocalDate day -> new Value.Day(day);
      default -> new Value.Reference(written.toString());
    };
  }

  public Sketch waived(String duty, String bearer, String occasion, String day) {
    exemptions.add(new Exemption.Waiver(duty, bearer, occasion, LocalDate.parse(day), "abroad"));
    return this;
  }

  public Sketch declaredNil(String duty, String bearer, String occasion, String day) {
    exemptions.add(new Exemption.Nil(duty, bearer, occasion, LocalDate.parse(day)));
    return this;
  }

  /// The scenario: judged at the end of the day, this must be said.
  public Scenario judged(String asOf, String name, String expected) {
    return new Scenario(name, world(asOf), expected.strip());
  }

  public World world(String asOf) {
    return new World(
        versions,
        new Evidence(new Organisation(units, appointments, List.of()), records, exemptions),
        china2020(),
        from,
        until,
        LocalDate.parse(asOf));
  }

  /// The days off and make-up days of 2020 in China, as extended that winter by the State Council.
  public static WorkingCalendar china2020() {
    var specials = new TreeMap<LocalDate, Special>();
    off(specials, "元旦", "2020-01-01", 1);
    off(specials, "春节", "2020-01-24", 10);
    off(specials, "清明节", "2020-04-04", 3);
    off(specials, "劳动节", "2020-05-01", 5);
    off(specials, "端午节", "2020-06-25", 3);
    off(specials, "国庆节、中秋节", "2020-10-01", 8);
    for (var day :
        List.of(
            "2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10")) {
      specials.put(LocalDate.parse(day), new Special(true, "调休"));
    }
    return new WorkingCalendar("cn", Set.of(2020), specials);
  }

  private static void off(Map<LocalDate, Special> specials, String name, String first, int days) {
    for (int i = 0; i < days; i++) {
      specials.put(LocalDate.parse(first).plusDays(i), new Special(false, name));
    }
  }
}
