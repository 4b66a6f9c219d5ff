package org.luoshi.office.sheet;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.time.Term;

/// Reads the names of terms: 2020年上半年, 2020-Q3, 2020年3月, 2020年度, 2020-2021.
final class Terms {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>(?:19|20|21)\\d{2})(?:年?[-./]?)(?:"
              + "(?<half>h[12]|[上下]半年)"
              + "|(?:第?(?<quarter>[1-4一二三四])季度?|q(?<q>[1-4]))"
              + "|(?<month>1[0-2]|0?[1-9])月?份?(?:-?(?<ten>x[1-3]|[上中下]旬))?"
              + "|(?:第(?<week>\\d{1,2})周|w(?<w>\\d{2}))"
              + "|年?度?|全年)");
  private static final Pattern YEARS =
      Pattern.compile("(?<from>(?:19|20|21)\\d{2})年?[-至~](?<to>(?:19|20|21)\\d{2})年?度?");

  private Terms() {}

  static Reading read(SheetCell cell) {
    var written = Spelling.trimmed(cell.text());
    return label(cell)
        .<Reading>map(label -> Reading.of(new Value.Reference(label)))
        .orElseGet(() -> Reading.wrong("sheet-term-unreadable", written));
  }

  private static Optional<String> label(SheetCell cell) {
    if (cell.form() == SheetCell.Form.DAY) {
      var day = LocalDate.parse(cell.text().substring(0, 10));
      return day.getDayOfMonth() == 1 ? Optional.of(cell.text().substring(0, 7)) : Optional.empty();
    }
    var text = Spelling.unspaced(Spelling.plain(cell.text())).toLowerCase(Locale.ROOT);
    var years = YEARS.matcher(text);
    if (years.matches()) {
      return Integer.parseInt(years.group("from")) < Integer.parseInt(years.group("to"))
          ? Optional.of(years.group("from") + "-" + years.group("to"))
          : Optional.empty();
    }
    return single(text).flatMap(Term::labelled).map(Term::label);
  }

  private static Optional<String> single(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var year = match.group("year");
    if (match.group("half") != null) {
      return Optional.of(year + "-H" + (match.group("half").matches("h1|上半年") ? 1 : 2));
    }
    var quarter = match.group("quarter") == null ? match.group("q") : match.group("quarter");
    if (quarter != null) {
      int chinese = "一二三四".indexOf(quarter);
      return Optional.of(year + "-Q" + (chinese < 0 ? quarter : String.valueOf(chinese + 1)));
    }
    var week = match.group("week") == null ? match.group("w") : match.group("week");
    if (week != null) {
      return Optional.of("%s-W%02d".formatted(year, Integer.parseInt(week)));
    }
    if (match.group("month") == null) {
      return Optional.of(year);
    }
    var month = "%s-%02d".formatted(year, Integer.parseInt(match.group("month")));
    return Optional.of(match.group("ten") == null ? month : month + "-X" + ten(match.group("ten")));
  }

  private static int ten(String written) {
    return written.charAt(0) == 'x'
        ? written.charAt(1) - '0'
        : "上中下".indexOf(written.charAt(0)) + 1;
  }
}
