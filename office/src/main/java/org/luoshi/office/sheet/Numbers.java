package org.luoshi.office.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;

/// Reads numbers in every form offices write them: with a counting word after them, in full width,
/// with commas, in Chinese.
final class Numbers {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
  private static final Pattern FORM =
      Pattern.compile(
          "(?<about>约|大约|近|将近|共|计|approx\\.?|about|ca\\.?|~|≈)?"
              + "(?<number>[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,18})(?:\\.\\d{1,30})?|[+-]?\\.\\d{1,30}"
              + "|[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,12})"
              + "(?<scale>万)?(?<more>余|多|来|\\+)?(?<unit>%|人次|人·次|人/次|人|名|位|个|次|场|场次|期|天|日|个月|月"
              + "|年|周|小时|学时|课时|分钟|分|篇|件|条|份|项|户|户次|家|支|册|本|元|处|所|组|队|例|起|台|套|届|节|堂|批|幅|页"
              + "|公里|km|岁|张|枚|块|只|票|段|则|persons?|people|person-times|times?|days?|d|hours?|hrs?|h"
              + "|points?|pts?|households?|items?|pcs|visits?)?(?<about2>左右|上下)?");

  private Numbers() {}

  /// A whole number, zero or more.
  static Reading count(SheetCell cell) {
    var read = measure(cell);
    var amount =
        switch (read) {
          case Reading.Clear(Value.Quantity(var found)) -> found;
          case Reading.Doubtful(Value.Quantity(var found), var _, var _) -> found;
          default -> Amount.ZERO;
        };
    var written = Spelling.trimmed(cell.text());
    if (!(read instanceof Reading.Wrong) && written.endsWith("%")) {
      return Reading.wrong("sheet-number-unreadable", written);
    }
    if (amount.thousandths() < 0) {
      return Reading.wrong("sheet-count-negative", written);
    }
    return amount.thousandths() % 1000 == 0 ? read : Reading.wrong("sheet-count-fraction", written);
  }

  /// A number, perhaps with decimals and below zero; 15% is 15.
  static Reading measure(SheetCell cell) {
    var written = Spelling.trimmed(cell.text());
    if (cell.form() == SheetCell.Form.DAY) {
      return Reading.wrong("sheet-number-is-day", written);
    }
    if (cell.form() == SheetCell.Form.BOOLEAN) {
      return Reading.wrong("sheet-number-unreadable", written);
    }
    if (cell.form() == SheetCell.Form.NUMBER && isDigits(written)) {
      return within(new BigDecimal(written), written, false);
    }
    var plain = Spelling.unspaced(Spelling.plain(written)).toLowerCase(Locale.ROOT);
    var match = FORM.matcher(plain);
    if (!match.matches()) {
      return Reading.wrong("sheet-number-unreadable", written);
    }
    var digits = decimal(match.group("number"));
    if (digits.isEmpty()) {
      return Reading.wrong("sheet-number-unreadable", written);
    }
    if (match.group("scale") != null && "元".equals(match.group("unit"))) {
      return Reading.wrong("sheet-number-scale", written);
    }
    boolean about =
        (match.group("about") != null && !"共计".contains(match.group("about")))
            || match.group("more") != null
            || match.group("about2") != null;
    var number = match.group("scale") == null ? digits.get() : digits.get().movePointRight(4);
    return within(number.round(new MathContext(15)), written, about);
  }

  private static Reading within(BigDecimal number, String written, boolean about) {
    if (number.abs().compareTo(LARGEST) > 0) {
      return Reading.wrong("sheet-number-large", written, LARGEST.toPlainString());
    }
    var value = new Value.Quantity(Amount.of(number));
    return about
        ? Reading.doubtful(value, "sheet-number-about", written, value)
        : Reading.of(value);
  }

  /// At most 18 digits and points: what Excel keeps a number as, nearly always.
  private static boolean isDigits(String written) {
    return written.length() <= 18
        && written.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
  }

  /// Whether the text is a number of any form.
  static boolean isNumber(SheetCell cell) {
    return !(measure(cell) instanceof Reading.Wrong);
  }

  private static Optional<BigDecimal> decimal(String written) {
    if (written.chars().anyMatch(letter -> letter >= '0' && letter <= '9')) {
      return Optional.of(new BigDecimal(written.replace(",", "")));
    }
    var chinese = ChineseNumeral.parse(written);
    return chinese.isPresent()
        ? Optional.of(BigDecimal.valueOf(chinese.getAsInt()))
        : Optional.empty();
  }
}
