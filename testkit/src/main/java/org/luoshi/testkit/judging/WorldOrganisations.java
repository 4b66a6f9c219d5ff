package org.luoshi.testkit.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Organisation.Succession;
import org.luoshi.engine.org.Timeline;
import org.luoshi.engine.org.Unit;

/// Random organisations with histories: units founded, renamed, moved, merged, split and closed,
/// some with a superior that is unknown or does not live; people who come, go and overlap.
final class WorldOrganisations {

  static final LocalDate EARLIEST = LocalDate.of(2018, 7, 1);
  static final LocalDate LATEST = LocalDate.of(2022, 6, 30);
  static final List<String> KINDS = List.of("bureau", "committee", "branch", "group");
  private static final LocalDate OLD = LocalDate.of(2001, 1, 1);
  private static final int DEEPEST = 5;

  private final Dice dice;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Integer> depths = new LinkedHashMap<>();
  private final List<Succession> successions = new ArrayList<>();
  private final List<Appointment> appointments = new ArrayList<>();

  private WorldOrganisations(Dice dice) {
    this.dice = dice;
  }

  static Organisation random(Dice dice) {
    return new WorldOrganisations(dice).organisation();
  }

  private Organisation organisation() {
    int count =
        dice.of(dice.between(1, 6), dice.between(1, 6), dice.between(1, 15), dice.between(10, 40));
    for (int i = 0; i < count; i++) {
      addUnit("U%02d".formatted(i));
    }
    for (int i = dice.between(0, count); i > 0; i--) {
      addPerson("P%02d".formatted(i));
    }
    return new Organisation(units, appointments, successions);
  }

  private void addUnit(String id) {
    var founded = dice.chance(70) ? OLD : dice.day(EARLIEST, LATEST);
    var superior = superior();
    depths.put(id, superior.isEmpty() ? 1 : depths.getOrDefault(superior, 0) + 1);
    var kind = superior.isEmpty() && dice.chance(70) ? "bureau" : dice.pick(KINDS);
    var names = new TreeMap<>(Map.of(founded, "单位" + id));
    if (dice.chance(20)) {
      names.put(dice.day(EARLIEST, LATEST), "新单位" + id);
    }
    var superiors = new TreeMap<LocalDate, String>();
    superiors.put(dice.chance(95) ? founded : founded.plusDays(dice.between(1, 200)), superior);
    for (int moves = dice.chance(25) ? dice.between(1, 2) : 0; moves > 0; moves--) {
      superiors.put(dice.day(EARLIEST, LATEST), superior());
    }
    units.put(
        id,
        new Unit(
            id,
            kind,
            founded,
            closing(id, founded),
            new Timeline<>(names),
            new Timeline<>(superiors),
            Map.of()));
  }

  /// An earlier unit, so that no unit comes to stand above itself; or none, or one nobody knows.
  private String superior() {
    if (units.isEmpty() || dice.chance(8)) {
      return "";
    }
    if (dice.chance(3)) {
      return "NOBODY";
    }
    var superior = dice.pick(List.copyOf(units.keySet()));
    return depths.getOrDefault(superior, 1) < DEEPEST ? superior : "";
  }

  /// Perhaps a closing day: of itself, or by a merger into or a split from another unit.
  private @Nullable LocalDate closing(String id, LocalDate founded) {
    if (dice.chance(75)) {
      return null;
    }
    var after = founded.isBefore(EARLIEST) ? EARLIEST : founded.plusDays(1);
    var day = dice.day(after, LATEST.plusDays(1));
    if (!units.isEmpty() && dice.chance(60)) {
      successions.add(new Succession(id, dice.pick(List.copyOf(units.keySet())), day));
    }
    return day;
  }

  /// One person's life of appointments: gaps, overlaps, transfers on the day, and open ends.
  private void addPerson(String person) {
    var from = dice.chance(50) ? OLD : dice.day(EARLIEST, LATEST);
    var traits = traits();
    var unit = dice.pick(List.copyOf(units.keySet()));
    for (int posts = dice.between(1, 5); posts > 0; posts--) {
      traits = dice.chance(60) ? traits : traits();
      unit = dice.chance(40) ? unit : dice.pick(List.copyOf(units.keySet()));
      unit = dice.chance(2) ? "NOBODY" : unit;
      var until = dice.day(from.isBefore(EARLIEST) ? EARLIEST : from, LATEST.plusDays(60));
      boolean open = dice.chance(posts == 1 ? 60 : 10);
      appointments.add(new Appointment(person, unit, from, open ? null : until, traits));
      from =
          switch (dice.between(0, 4)) {
            case 0, 1 -> until;
            case 2 -> until.plusDays(dice.of(1, dice.between(1, 90)));
            case 3 -> until.minusDays(dice.between(1, 90));
            default -> from;
          };
      from = from.isAfter(LATEST) ? LATEST : from;
    }
  }

  private Map<String, String> traits() {
    var traits = new LinkedHashMap<String, String>();
    if (dice.chance(85)) {
      traits.put("岗位", dice.of("支部书记", "支部书记", "信息员", "联络员", "委员"));
    }
    if (dice.chance(60)) {
      traits.put("职级", dice.of("科级以上", "科级以上", "科员"));
    }
    return traits;
  }
}
