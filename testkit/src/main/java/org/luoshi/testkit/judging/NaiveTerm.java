package org.luoshi.testkit.judging;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.luoshi.engine.time.Length;

/// A term found by stepping from day to day until a border is met.
record NaiveTerm(LocalDate first, LocalDate last, String label) {

  static NaiveTerm around(Length length, LocalDate day) {
    var first = day;
    while (!begins(length, first)) {
      first = first.minusDays(1);
    }
    var last = day;
    while (!begins(length, last.plusDays(1))) {
      last = last.plusDays(1);
    }
    return new NaiveTerm(first, last, labelOf(length, first, last));
  }

  /// All terms with at least one day from the first to the last asked for.
  static List<NaiveTerm> overlapping(Length length, LocalDate from, LocalDate until) {
    var terms = new ArrayList<NaiveTerm>();
    for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
      if (terms.isEmpty() || day.isAfter(terms.getLast().last())) {
        terms.add(around(length, day));
      }
    }
    return terms;
  }

  NaiveTerm before(Length length) {
    return around(length, first.minusDays(1));
  }

  boolean contains(LocalDate day) {
    return days().contains(day);
  }

  List<LocalDate> days() {
    var days = new ArrayList<LocalDate>();
    for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
      days.add(day);
    }
    return days;
  }

  /// How many calendar months lie in the term with all their days, all of which pass.
  int wholeMonths(Predicate<LocalDate> passes) {
    int months = 0;
    for (var day : days()) {
      if (day.getDayOfMonth() == 1) {
        boolean whole = true;
        for (var each = day; each.getMonth() == day.getMonth(); each = each.plusDays(1)) {
          whole &= !each.isAfter(last) && passes.test(each);
        }
        months += whole ? 1 : 0;
      }
    }
    return months;
  }

  private static boolean begins(Length length, LocalDate day) {
    return switch (length) {
      case Length.Calendar.WEEK -> day.getDayOfWeek() == DayOfWeek.MONDAY;
      case Length.Calendar.TEN_DAYS -> Set.of(1, 11, 21).contains(day.getDayOfMonth());
      case Length.Calendar.MONTH -> day.getDayOfMonth() == 1;
      case Length.Calendar.QUARTER -> isFirstOf(day, Set.of(1, 4, 7, 10));
      case Length.Calendar.HALF_YEAR -> isFirstOf(day, Set.of(1, 7));
      case Length.Calendar.YEAR -> isFirstOf(day, Set.of(1));
      case Length.Years years ->
          isFirstOf(day, Set.of(1)) && (day.getYear() - years.from()) % years.number() == 0;
    };
  }

  private static boolean isFirstOf(LocalDate day, Set<Integer> months) {
    return day.getDayOfMonth() == 1 && months.contains(day.getMonthValue());
  }

  private static String labelOf(Length length, LocalDate first, LocalDate last) {
    int year = first.getYear();
    int month = first.getMonthValue();
    return switch (length) {
      case Length.Calendar.WEEK -> weekLabel(first.plusDays(3));
      case Length.Calendar.TEN_DAYS ->
          "%d-%02d-X%d".formatted(year, month, first.getDayOfMonth() / 10 + 1);
      case Length.Calendar.MONTH -> "%d-%02d".formatted(year, month);
      case Length.Calendar.QUARTER -> "%d-Q%d".formatted(year, month / 3 + 1);
      case Length.Calendar.HALF_YEAR -> "%d-H%d".formatted(year, month == 1 ? 1 : 2);
      case Length.Calendar.YEAR -> "%d".formatted(year);
      case Length.Years _ -> "%d-%d".formatted(year, last.getYear());
    };
  }

  /// An ISO week bears the year of its Thursday and is counted by the Thursdays of that year.
  private static String weekLabel(LocalDate thursday) {
    int number = 0;
    for (var day = thursday; day.getYear() == thursday.getYear(); day = day.minusDays(7)) {
      number++;
    }
    return "%d-W%02d".formatted(thursday.getYear(), number);
  }
}
