package org.luoshi.testkit.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.duty.Condition;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.duty.Deadline.DayOff;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Needs;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.text.Text;
import org.luoshi.engine.time.Length;

/// Random programmes: one to three versions with duties of every shape the pack language knows.
final class WorldProgrammes {

  private final Dice dice;
  private final ZoneId zone;

  private WorldProgrammes(Dice dice) {
    this.dice = dice;
    this.zone = ZoneId.of(dice.of("Asia/Shanghai", "Asia/Shanghai", "UTC", "America/New_York"));
  }

  /// The versions, in any order of their days.
  static List<Programme> random(Dice dice) {
    return new WorldProgrammes(dice).versions();
  }

  private List<Programme> versions() {
    var versions = new ArrayList<Programme>();
    var effective =
        dice.chance(60)
            ? LocalDate.of(2015, 1, 1)
            : dice.day(WorldOrganisations.EARLIEST, LocalDate.of(2020, 6, 30));
    Map<String, Duty> duties = new LinkedHashMap<>();
    for (int i = dice.between(1, 5); i > 0; i--) {
      duties.put("duty-" + i, duty("duty-" + i));
    }
    for (int number = 1; number <= dice.of(1, 1, 2, 3); number++) {
      versions.add(programme("%d.1".formatted(number), effective, duties));
      var next =
          WorldOrganisations.EARLIEST.isAfter(effective) ? WorldOrganisations.EARLIEST : effective;
      effective = dice.day(next.plusDays(1), next.plusDays(600));
      duties = changed(duties);
    }
    return dice.chance(50) ? versions : versions.reversed();
  }

  /// The next version's duties: some kept, some changed under the same id, dropped or new.
  private Map<String, Duty> changed(Map<String, Duty> before) {
    var after = new LinkedHashMap<String, Duty>();
    before.forEach((id, duty) -> {
      switch (dice.between(0, 5)) {
        case 0 -> after.put(id, duty(id));
        case 1 -> {}
        case 2, 3 -> after.put(id, withDeadline(duty));
        default -> after.put(id, duty);
      }
    });
    if (dice.chance(40) || after.isEmpty()) {
      after.put("duty-new", duty("duty-new"));
    }
    return after;
  }

  private Programme programme(String version, LocalDate effective, Map<String, Duty> duties) {
    return new Programme(
        "random",
        version,
        Text.same("random"),
        "issuer",
        effective,
        zone,
        "random",
        WorldKinds.unitKinds(),
        WorldKinds.posts(),
        WorldKinds.records(),
        duties,
        List.of(),
        Map.of(),
        Loop.NONE);
  }

  private Duty duty(String id) {
    return switch (dice.between(0, 9)) {
      case 0, 1, 2, 3 -> inTerms(id, new Duty.Every(length()), false);
      case 4, 5 -> {
        boolean units = dice.chance(60);
        var target =
            units
                ? new Duty.UnitsOf(dice.pick(WorldOrganisations.KINDS))
                : new Duty.ObjectsOf("household");
        yield inTerms(id, new Duty.Covers(length(), target), !units || dice.chance(50));
      }
      case 6, 7, 8 -> forEach(id, dice.pick(WorldKinds.TRIGGERS));
      default -> standing(id);
    };
  }

  private Duty inTerms(String id, Duty.Rhythm rhythm, boolean object) {
    return new Duty(
        id,
        "",
        Text.same(id),
        dice.chance(60) ? units() : new Duty.BindsPost(dice.pick(WorldKinds.POSTS)),
        rhythm,
        dice.pick(List.of(Duty.Partial.values())),
        needs(rhythm instanceof Duty.Every, object),
        new Deadline(dice.chance(40) ? new Deadline.TermEnd() : by(), grace(), dayOff()),
        dice.pick(List.of(Duty.Window.values())),
        dice.of(0, 0, 10, 45),
        null,
        1,
        dice.chance(60),
        dice.of(Duty.JudgedBy.EFFECTIVE, Duty.JudgedBy.EFFECTIVE, Duty.JudgedBy.ENTERED));
  }

  private Duty forEach(String id, String trigger) {
    boolean isCase = !trigger.equals("directive");
    boolean itself = isCase && dice.chance(60);
    var rule =
        isCase && dice.chance(50)
            ? new Deadline.Until("limit")
            : new Deadline.Within(new Stretch(dice.between(0, 15), dice.chance(50)));
    return new Duty(
        id,
        "",
        Text.same(id),
        trigger.equals("finding") || dice.chance(60)
            ? units()
            : new Duty.BindsPost(dice.pick(WorldKinds.POSTS)),
        new Duty.ForEach(trigger),
        Duty.Partial.SKIP,
        itself ? null : needs(true, dice.chance(60)),
        new Deadline(rule, grace(), dayOff()),
        Duty.Window.TERM,
        0,
        null,
        1,
        dice.chance(60),
        dice.of(Duty.JudgedBy.EFFECTIVE, Duty.JudgedBy.EFFECTIVE, Duty.JudgedBy.ENTERED));
  }

  private Duty standing(String id) {
    return new Duty(
        id,
        "",
        Text.same(id),
        units(),
        new Duty.Standing(length(), dice.pick(WorldKinds.POSTS), dice.of(1, 1, 2)),
        dice.of(Duty.Partial.SKIP, Duty.Partial.FULL),
        null,
        Deadline.TERM_END,
        Duty.Window.TERM,
        dice.of(0, 10),
        null,
        1,
        dice.chance(30),
        Duty.JudgedBy.EFFECTIVE);
  }

  /// The same duty with another deadline of the same sort, as a revised rule may say.
  private Duty withDeadline(Duty duty) {
    var rule =
        switch (duty.deadline().rule()) {
          case Deadline.By _ -> by();
          case Deadline.Within _ -> new Deadline.Within(new Stretch(dice.between(0, 9), true));
          case Deadline.TermEnd same -> same;
          case Deadline.Until same -> same;
        };
    return new Duty(
        duty.id(),
        duty.clause(),
        duty.title(),
        duty.binds(),
        duty.rhythm(),
        duty.partial(),
        duty.needs(),
        duty.rhythm() instanceof Duty.Standing
            ? duty.deadline()
            : new Deadline(rule, grace(), dayOff()),
        duty.window(),
        duty.leadDays(),
        duty.checkedBy(),
        duty.weight(),
        duty.nilAllowed(),
        duty.judgedBy());
  }

  private Duty.BindsUnits units() {
    var kinds = new LinkedHashSet<String>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      kinds.add(dice.pick(WorldOrganisations.KINDS));
    }
    return new Duty.BindsUnits(kinds);
  }

  private Length length() {
    return dice.chance(15)
        ? new Length.Years(dice.between(2, 4), dice.between(2015, 2025))
        : dice.pick(List.of(Length.Calendar.values()));
  }

  private Needs needs(boolean several, boolean object) {
    var where = new ArrayList<Condition>();
    for (int i = dice.of(0, 0, 1, 1, 2, 3); i > 0; i--) {
      where.add(condition());
    }
    boolean sum = dice.chance(25);
    var quota =
        sum
            ? dice.amount(20).plus(Amount.of(new BigDecimal("0.5")))
            : Amount.whole(dice.of(1, 1, 1, 2, 3, 12));
    return new Needs(
        dice.pick(WorldKinds.PROOF),
        where,
        sum ? "days" : null,
        several || dice.chance(30) ? quota : Amount.ONE,
        dice.chance(20) ? "period" : null,
        object ? "object" : null);
  }

  private Condition condition() {
    return switch (dice.between(0, 8)) {
      case 0, 1 -> new Condition.OneOf("sort", Set.of(dice.of("a", "c"), "b"));
      case 2 ->
          new Condition.OneOf(
              dice.of("present", "sent", "note", "days"),
              Set.of("2", "3", "2020-05-09", "x", "1.5"));
      case 3 -> new Condition.AtLeast(dice.of("present", "days"), dice.amount(4));
      case 4 ->
          new Condition.AtLeastShare(
              "present", dice.of(Amount.whole(50), Amount.whole(80), dice.amount(90)), "due");
      case 5 -> new Condition.Filled(dice.of("replied", "note", "sort"));
      case 6 -> new Condition.Empty(dice.of("replied", "note"));
      default -> new Condition.Later("replied", "sent");
    };
  }

  private Deadline.By by() {
    var days = new ArrayList<MonthDay>();
    for (int i = dice.of(1, 1, 2, 3); i > 0; i--) {
      days.add(
          dice.of(
              MonthDay.of(1, 10),
              MonthDay.of(7, 20),
              MonthDay.of(3, 31),
              MonthDay.of(2, 29),
              MonthDay.of(dice.between(1, 12), dice.between(1, 28))));
    }
    return new Deadline.By(days, dice.chance(30));
  }

  private Stretch grace() {
    return dice.chance(50) ? Stretch.NONE : new Stretch(dice.between(0, 12), dice.chance(60));
  }

  private DayOff dayOff() {
    return dice.of(DayOff.STAYS, DayOff.STAYS, DayOff.NEXT, DayOff.PREVIOUS);
  }
}
