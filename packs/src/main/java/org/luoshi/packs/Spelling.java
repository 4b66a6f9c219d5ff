package org.luoshi.packs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luoshi.engine.duty.Deadline.Stretch;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.time.Length;
import org.luoshi.packs.yaml.YamlNode.Mapping;

/// How packs write lengths of terms, stretches of days, days of the year and percentages.
final class Spelling {

  private static final Pattern STRETCH = Pattern.compile("(-?\\d{1,4})(d|wd)");
  private static final Pattern YEARS = Pattern.compile("(\\d{1,3})y");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,6}(\\.\\d{1,3})?)%");
  static final List<String> LENGTHS =
      List.of("week", "ten-days", "month", "quarter", "half-year", "year");

  private Spelling() {}

  /// `10d` or `5wd` under the key; negative ones only where they are allowed.
  static Optional<Stretch> stretch(Section section, String key, boolean mayBeNegative) {
    return section
        .words(key)
        .flatMap(written -> {
          var match = STRETCH.matcher(written);
          if (match.matches() && (mayBeNegative || !written.startsWith("-"))) {
            int days = Integer.parseInt(match.group(1));
            return Optional.of(new Stretch(days, match.group(2).equals("wd")));
          }
          section.findings().error("pack-bad-stretch", section.valueAt(key), key, written);
          return Optional.empty();
        });
  }

  /// A length of terms: a word, `2y`, or `{years: 2, from: 2011}`. Years without a first one are
  /// counted from the year the pack takes effect.
  static Optional<Length> length(Section section, String key, LocalDate effective) {
    if (section.node(key).orElse(null) instanceof Mapping) {
      return section.section(key).flatMap(inner -> years(inner, effective));
    }
    return section.words(key).flatMap(written -> length(section, key, written, effective));
  }

  private static Optional<Length> years(Section inner, LocalDate effective) {
    var years = inner.whole("years", 2, 100);
    int from = inner.whole("from", 1900, 2999).orElse(effective.getYear());
    if (!inner.has("years")) {
      inner.missing("years");
    }
    inner.done();
    return years.map(number -> new Length.Years(number, from));
  }

  private static Optional<Length> length(
      Section section, String key, String written, LocalDate effective) {
    int at = LENGTHS.indexOf(written);
    if (at >= 0) {
      return Optional.of(Length.Calendar.values()[at]);
    }
    Matcher years = YEARS.matcher(written);
    if (years.matches() && Integer.parseInt(years.group(1)) >= 1) {
      int number = Integer.parseInt(years.group(1));
      if (number == 1) {
        return Optional.of(Length.Calendar.YEAR);
      }
      if (number <= 100) {
        return Optional.of(new Length.Years(number, effective.getYear()));
      }
    }
    section.findings().unknown("pack-bad-length", section.valueAt(key), written, LENGTHS);
    return Optional.empty();
  }

  /// Days of the year such as `07-20`, one or several.
  static List<MonthDay> daysOfYear(Section section, String key) {
    var days = new ArrayList<MonthDay>();
    for (var scalar : section.scalars(key)) {
      dayOfYear(section.findings(), scalar.at(), key, scalar.text().strip()).ifPresent(days::add);
    }
    return List.copyOf(days);
  }

  private static Optional<MonthDay> dayOfYear(
      Findings findings, Span at, String key, String written) {
    try {
      return Optional.of(MonthDay.parse("--" + written));
    } catch (DateTimeException _) {
      findings.error("pack-bad-day-of-year", at, key, written);
      return Optional.empty();
    }
  }

  /// The number before the percent sign; empty if this is no percentage.
  static Optional<String> percent(String written) {
    var match = PERCENT.matcher(written);
    return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /// How many terms of the length begin in a year, at most.
  static int perYear(Length length) {
    return switch (length) {
      case Length.Calendar calendar ->
          switch (calendar) {
            case WEEK -> 53;
            case TEN_DAYS -> 36;
            case MONTH -> 12;
            case QUARTER -> 4;
            case HALF_YEAR -> 2;
            case YEAR -> 1;
          };
      case Length.Years _ -> 1;
    };
  }

  /// How many days a term of the length has, at most.
  static int longest(Length length) {
    return switch (length) {
      case Length.Calendar calendar ->
          switch (calendar) {
            case WEEK -> 7;
            case TEN_DAYS -> 11;
            case MONTH -> 31;
            case QUARTER -> 92;
            case HALF_YEAR -> 184;
            case YEAR -> 366;
          };
      case Length.Years years -> (366 + 365 * (years.number() - 1)) + (years.number() / 4);
    };
  }
}
