package org.luoshi.engine.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which days are worked: weekdays, but for published holidays, and the make-up days worked in
/// their place.
///
/// A year counts as known once its holidays are published (in China by the State Council's yearly
/// notice); in a year that is not, days are told by weekday alone and every date computed over it
/// is provisional.
public record WorkingCalendar(
    String id, Set<Integer> knownYears, Map<LocalDate, Special> specials) {

  /// A day that is not what its weekday says, with the name people know it by.
  public record Special(boolean worked, String name) {}

  public WorkingCalendar {
    knownYears = Set.copyOf(knownYears);
    specials = Map.copyOf(specials);
  }

  public boolean isWorked(LocalDate day) {
    var special = specials.get(day);
    return special == null ? isWeekday(day) : special.worked();
  }

  public boolean knows(LocalDate day) {
    return knownYears.contains(day.getYear());
  }

  /// The day's entry where it is not what its weekday says.
  public Optional<Special> special(LocalDate day) {
    return Optional.ofNullable(specials.get(day));
  }

  /// The day so many working days after this one, which is not counted; the steps name the days
  /// that moved it.
  public Counted plus(LocalDate from, int workingDays) {
    var steps = new ArrayList<Step>();
    var day = from;
    boolean provisional = workingDays > 0 && !knows(from);
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      provisional |= !knows(day);
      boolean worked = isWorked(day);
      if (worked != isWeekday(day)) {
        steps.add(new Step(day, worked, nameOf(day)));
      }
      left -= worked ? 1 : 0;
    }
    return new Counted(day, provisional, steps);
  }

  /// The nearest working day from this one on, forwards or backwards; the day itself if it is
  /// worked.
  public Counted nearest(LocalDate from, boolean forwards) {
    var steps = new ArrayList<Step>();
    var day = from;
    boolean provisional = !knows(day);
    while (!isWorked(day)) {
      steps.add(new Step(day, false, nameOf(day)));
      day = day.plusDays(forwards ? 1 : -1);
      provisional |= !knows(day);
    }
    if (!isWeekday(day)) {
      steps.add(new Step(day, true, nameOf(day)));
    }
    return new Counted(day, provisional, steps);
  }

  private String nameOf(LocalDate day) {
    return special(day).map(Special::name).orElse("");
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /// A day found by counting, whether a year without published holidays took part, and the days
  /// that moved it.
  public record Counted(LocalDate day, boolean provisional, List<Step> steps) {
    public Counted {
      steps = List.copyOf(steps);
    }
  }

  /// A calendar day that was not what its weekday says (or a day off passed over), with its name;
  /// blank for a plain weekend.
  public record Step(LocalDate day, boolean worked, String name) {}
}
