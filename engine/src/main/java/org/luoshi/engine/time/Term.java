package org.luoshi.engine.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;
import org.luoshi.engine.time.Length.Calendar;
import org.luoshi.engine.time.Length.Years;

/// A stretch of days for which a duty is owed once, such as the second half of 2020.
///
/// Both ends belong to the term. Terms of one length follow each other without gap or overlap, so
/// every day lies in exactly one of them; weeks are ISO weeks, and the third ten-day of a month
/// runs to its end. Days are local days of the programme's zone: a term knows no clock.
public record Term(Length length, LocalDate first, LocalDate last) {

  private static final Pattern LABEL =
      Pattern.compile(
          "(?<year>[0-9]{4})(-W(?<week>[0-9]{2})|-Q(?<quarter>[1-4])|-H(?<half>[12])"
              + "|-(?<month>[0-9]{2})(-X(?<ten>[1-3]))?)?");

  public Term {
    if (!first.equals(firstDayOf(length, first)) || !last.equals(lastDayOf(length, first))) {
      throw new IllegalArgumentException(
          """
          A term of length (%s) cannot run from (%s) to (%s).
          Maybe use Term.around(%s, %s), which finds the borders itself.
          """
              .formatted(length, first, last, length, first)
              .strip());
    }
  }

  /// The term of this length in which the day lies.
  public static Term around(Length length, LocalDate day) {
    var first = firstDayOf(length, day);
    return new Term(length, first, lastDayOf(length, first));
  }

  public Term next() {
    return around(length, last.plusDays(1));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public int days() {
    return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
  }

  /// The name people use and files keep: 2020-W34, 2020-08-X2 (second ten-day), 2020-08, 2020-Q3,
  /// 2020-H2, 2020, 2020-2021.
  public String label() {
    return switch (length) {
      case Years _ -> "%d-%d".formatted(first.getYear(), last.getYear());
      case Calendar.WEEK ->
          "%d-W%02d"
              .formatted(
                  first.get(IsoFields.WEEK_BASED_YEAR),
                  first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case Calendar.TEN_DAYS -> "%s-X%d".formatted(YearMonth.from(first), tenDayOf(first));
      case Calendar.MONTH -> YearMonth.from(first).toString();
      case Calendar.QUARTER ->
          "%d-Q%d".formatted(first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
      case Calendar.HALF_YEAR ->
          "%d-H%d".formatted(first.getYear(), first.getMonthValue() < 7 ? 1 : 2);
      case Calendar.YEAR -> "%d".formatted(first.getYear());
    };
  }

  /// The term with this label of one of the calendar's lengths; empty where it is no such label.
  public static Optional<Term> labelled(String label) {
    var match = LABEL.matcher(label);
    if (!match.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(match.group("year"));
    var january = LocalDate.of(year, 1, 1);
    var start =
        match.group("week") != null
            ? LocalDate.of(year, 1, 4).plusWeeks(Integer.parseInt(match.group("week")) - 1L)
            : match.group("quarter") != null
                ? january.plusMonths(3L * Integer.parseInt(match.group("quarter")) - 3)
                : match.group("half") != null
                    ? january.plusMonths(6L * Integer.parseInt(match.group("half")) - 6)
                    : match.group("month") != null
                        ? january.plusMonths(Integer.parseInt(match.group("month")) - 1L)
                        : january;
    var length =
        match.group("week") != null
            ? Calendar.WEEK
            : match.group("quarter") != null
                ? Calendar.QUARTER
                : match.group("half") != null
                    ? Calendar.HALF_YEAR
                    : match.group("ten") != null
                        ? Calendar.TEN_DAYS
                        : match.group("month") != null ? Calendar.MONTH : Calendar.YEAR;
    var day =
        match.group("ten") == null
            ? start
            : start.plusDays(10L * Integer.parseInt(match.group("ten")) - 10);
    return Optional.of(around(length, day)).filter(term -> term.label().equals(label));
  }

  private static LocalDate firstDayOf(Length length, LocalDate day) {
    return switch (length) {
      case Years(int number, int from) ->
          LocalDate.of(day.getYear() - Math.floorMod(day.getYear() - from, number), 1, 1);
      case Calendar.WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case Calendar.TEN_DAYS -> day.withDayOfMonth(10 * tenDayOf(day) - 9);
      case Calendar.MONTH -> day.withDayOfMonth(1);
      case Calendar.QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case Calendar.HALF_YEAR -> LocalDate.of(day.getYear(), day.getMonthValue() < 7 ? 1 : 7, 1);
      case Calendar.YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDate lastDayOf(Length length, LocalDate first) {
    return switch (length) {
      case Years(int number, var _) -> first.plusYears(number).minusDays(1);
      case Calendar.WEEK -> first.plusDays(6);
      case Calendar.TEN_DAYS ->
          tenDayOf(first) < 3 ? first.plusDays(9) : first.with(TemporalAdjusters.lastDayOfMonth());
      case Calendar.MONTH -> first.with(TemporalAdjusters.lastDayOfMonth());
      case Calendar.QUARTER -> first.plusMonths(3).minusDays(1);
      case Calendar.HALF_YEAR -> first.plusMonths(6).minusDays(1);
      case Calendar.YEAR -> first.with(TemporalAdjusters.lastDayOfYear());
    };
  }

  private static int tenDayOf(LocalDate day) {
    return Math.min(3, (day.getDayOfMonth() + 9) / 10);
  }
}
