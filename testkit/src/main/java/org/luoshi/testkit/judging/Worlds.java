package org.luoshi.testkit.judging;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.engine.time.WorkingCalendar.Special;

/// Random worlds to judge, small and odd: the same seed gives the same world.
///
/// Most records are aimed at an obligation the oracle finds owed, so that borders are hit; the rest
/// are noise.
public final class Worlds {

  /// Beyond so many obligations a world asks for fewer terms.
  private static final int MOST = 400;

  private Worlds() {}

  public static World random(long seed) {
    var dice = new Dice(seed);
    var organisation = WorldOrganisations.random(dice);
    var versions = WorldProgrammes.random(dice);
    var from = dice.day(LocalDate.of(2019, 1, 1), LocalDate.of(2021, 6, 30));
    var until =
        from.plusDays(dice.of(dice.between(0, 40), dice.between(0, 200), dice.between(100, 500)));
    var asOf =
        switch (dice.between(0, 9)) {
          case 0 -> dice.day(from.minusDays(60), until);
          case 1, 2 -> dice.day(from, until);
          case 3, 4 -> until.plusDays(dice.between(0, 400));
          default -> dice.day(until, until.plusDays(120));
        };
    var records = new WorldRecords(dice, organisation);
    var evidence = new Evidence(organisation, records.triggersAndObjects(from, until), List.of());
    var world = new World(versions, evidence, calendar(dice), from, until, asOf);
    var owed = Oracle.verdicts(world.withAsOf(until));
    while (owed.size() > MOST) {
      long days = world.until().toEpochDay() - from.toEpochDay();
      if (days == 0) {
        break;
      }
      world = world.withUntil(from.plusDays(days / 2));
      owed = Oracle.verdicts(world.withAsOf(world.until()));
    }
    var all = new ArrayList<>(evidence.records());
    all.addAll(records.noise(from, until));
    all.addAll(records.aimed(world, owed));
    return world.withEvidence(
        new Evidence(organisation, shuffled(dice, all), exemptions(dice, owed, asOf)));
  }

  /// A calendar of 2018 to 2023 with made-up holidays and make-up days; some years unknown.
  static WorkingCalendar calendar(Dice dice) {
    var known = new HashSet<Integer>();
    Map<LocalDate, Special> specials = new HashMap<>();
    for (int year = 2018; year <= 2023; year++) {
      if (dice.chance(75)) {
        known.add(year);
        for (int holidays = dice.between(0, 6); holidays > 0; holidays--) {
          addHoliday(
              dice, LocalDate.of(year, dice.between(1, 12), dice.of(1, 10, 20, 28)), specials);
        }
      }
    }
    return new WorkingCalendar("random", known, specials);
  }

  /// Days off in a row within the year, and the weekend before it worked, now and then.
  private static void addHoliday(Dice dice, LocalDate first, Map<LocalDate, Special> specials) {
    var last = first.plusDays(dice.between(0, 8));
    for (var day = first;
        !day.isAfter(last) && day.getYear() == first.getYear();
        day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend || dice.chance(70)) {
        specials.put(day, new Special(false, "holiday"));
      }
    }
    for (int back = 1; back <= 7; back++) {
      var day = first.minusDays(back);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (weekend && dice.chance(50) && day.getYear() == first.getYear()) {
        specials.put(day, new Special(true, "make-up"));
      }
    }
  }

  private static List<Exemption> exemptions(Dice dice, List<Verdict> owed, LocalDate asOf) {
    var exemptions = new ArrayList<Exemption>();
    for (var verdict : owed) {
      if (dice.chance(6)) {
        var day = asOf.plusDays(dice.between(-40, 8));
        var bearer = dice.chance(95) ? verdict.bearerId() : "U00";
        exemptions.add(
            dice.chance(50)
                ? new Exemption.Waiver(
                    verdict.duty(), bearer, verdict.occasionLabel(), day, "reason")
                : new Exemption.Nil(verdict.duty(), bearer, verdict.occasionLabel(), day));
      }
    }
    return exemptions;
  }

  private static List<WorkRecord> shuffled(Dice dice, List<WorkRecord> records) {
    var rest = new ArrayList<>(records);
    var shuffled = new ArrayList<WorkRecord>();
    Set<String> ids = new HashSet<>();
    while (!rest.isEmpty()) {
      var next = rest.remove(dice.between(0, rest.size() - 1));
      if (!ids.add(next.id())) {
        throw new IllegalStateException(
            "Two records (%s). Maybe number them.".formatted(next.id()));
      }
      shuffled.add(next);
    }
    return shuffled;
  }
}
