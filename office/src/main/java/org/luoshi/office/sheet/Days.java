package org.luoshi.office.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.luoshi.engine.record.Value;

/// Reads days in every form offices write them. The year comes first, except in English words; a
/// time after the day is passed over.
final class Days {

  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2100;

  private static final String TIME =
      "(?:[t,]?\\s*(?:[上下]午|[早晚]上?|中午|凌晨|am|pm)?\\s*"
          + "(?:\\d{1,2}[:时点][\\d:.时点分秒半整~-]*)?\\s*(?:am|pm|z)?)?";
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<year>\\d{4}|\\d{2})\\s?[年.\\-/。、·_ ]\\s?(?<month>\\d{1,2})\\s?[月.\\-/。、·_ ]\\s?"
              + "(?<day>\\d{1,2})\\s?[日号.。]?\\s?"
              + TIME);
  private static final Pattern COMPACT =
      Pattern.compile("(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})(?:\\.0+)?");
  private static final String MONTHS =
      "(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]" + MONTHS + "[, -]+(?<year>\\d{4})" + TIME);
  private static final Pattern NAME_FIRST =
      Pattern.compile(MONTHS + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})" + TIME);
  private static final Pattern INCOMPLETE =
      Pattern.compile(
          "\\d{4}\\s?年?度?|\\d{4}\\s?[年.\\-/]\\s?\\d{1,2}\\s?月?份?|(?:19|20)\\d{4}"
              + "|\\d{1,2}\\s?[月.\\-/]\\s?\\d{1,2}\\s?[日号]?|\\d{1,2}\\s?月份?|\\d{1,2}\\s?[日号]");
  private static final Pattern WEEKDAY = Pattern.compile("\\(?\\s?(?:星期|周|礼拜)[一二三四五六日天]\\s?\\)?");
  private static final Pattern CHINESE = Pattern.compile("[〇零○一二三四五六七八九]{4}年(.{1,2})月(.{1,3})[日号]");

  private Days() {}

  static Reading read(SheetCell cell, boolean from1904) {
    return switch (cell.form()) {
      case DAY -> ranged(LocalDate.parse(cell.text().substring(0, 10)), cell.text());
      case NUMBER -> ofNumber(cell.text(), from1904);
      default -> ofText(cell.text());
    };
  }

  private static Reading ofNumber(String written, boolean from1904) {
    if (COMPACT.matcher(written).matches() || written.endsWith("%") || written.startsWith("-")) {
      return ofText(written);
    }
    double serial = new BigDecimal(written).doubleValue();
    if (serial < 10_000 || (serial >= 190_001 && serial <= 210_012)) {
      boolean year = serial >= FIRST_YEAR && serial < LAST_YEAR + 1;
      return year || serial > 10_000
          ? Reading.wrong("sheet-day-incomplete", written)
          : Reading.wrong("sheet-day-unreadable", written);
    }
    return serial > 2_958_465
        ? Reading.wrong("sheet-day-range", written, FIRST_YEAR, LAST_YEAR)
        : ranged(DateUtil.getLocalDateTime(serial, from1904, true).toLocalDate(), written);
  }

  static Reading ofText(String written) {
    var plain = WEEKDAY.matcher(Spelling.plain(written)).replaceAll("").strip();
    var text = arabic(plain.toLowerCase(Locale.ROOT));
    for (var pattern : new Pattern[] {NUMBERS, COMPACT, DAY_FIRST, NAME_FIRST}) {
      var match = pattern.matcher(text);
      if (match.matches()) {
        return found(match, written);
      }
    }
    return Reading.wrong(
        INCOMPLETE.matcher(text).matches() ? "sheet-day-incomplete" : "sheet-day-unreadable",
        Spelling.trimmed(written));
  }

  private static Reading found(Matcher match, String written) {
    var year = match.group("year");
    int full = Integer.parseInt(year);
    boolean shortYear = year.length() == 2;
    if (shortYear) {
      full += full < 70 ? 2000 : 1900;
    }
    try {
      var day = LocalDate.of(full, month(match), Integer.parseInt(match.group("day")));
      return shortYear
          ? Reading.doubtful(
              new Value.Day(day), "sheet-day-short-year", Spelling.trimmed(written), day)
          : ranged(day, written);
    } catch (DateTimeException e) {
      return Reading.wrong("sheet-day-impossible", Spelling.trimmed(written));
    }
  }

  private static int month(Matcher match) {
    if (match.namedGroups().containsKey("month")) {
      return Integer.parseInt(match.group("month"));
    }
    var name = match.group("name");
    return Arrays.stream(Month.values())
        .filter(month ->
            month
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT)
                .startsWith(name))
        .findFirst()
        .map(Month::getValue)
        .orElse(0);
  }

  private static Reading ranged(LocalDate day, String written) {
    return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
        ? Reading.wrong("sheet-day-range", Spelling.trimmed(written), FIRST_YEAR, LAST_YEAR)
        : Reading.of(new Value.Day(day));
  }

  /// 二〇二〇年三月十五日 in digits; anything else as it is.
  private static String arabic(String text) {
    var match = CHINESE.matcher(text);
    if (!match.matches()) {
      return text;
    }
    var year = new StringBuilder();
    text.substring(0, 4).chars().forEach(digit -> year.append(ChineseNumeral.digit((char) digit)));
    return year
        + "-"
        + ChineseNumeral.parse(match.group(1)).orElse(0)
        + "-"
        + ChineseNumeral.parse(match.group(2)).orElse(0);
  }
}
