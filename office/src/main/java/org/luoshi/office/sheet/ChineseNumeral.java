package org.luoshi.office.sheet;

import java.util.OptionalInt;

/// Numbers written in Chinese, up to 万: 三十六, 一百零五, 一万二千, 叁拾陆.
final class ChineseNumeral {

  private static final String DIGITS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖";
  private static final String UNITS = "十百千拾佰仟";

  private ChineseNumeral() {}

  /// The digit, or -1.
  static int digit(char letter) {
    return switch (letter) {
      case '两' -> 2;
      case '○' -> 0;
      case '廿' -> -1;
      default -> {
        int at = DIGITS.indexOf(letter);
        yield at < 0 ? -1 : at % 10 == 0 ? 0 : at > 10 ? at - 10 : at;
      }
    };
  }

  static OptionalInt parse(String written) {
    int tenThousands = written.indexOf('万');
    if (tenThousands < 0) {
      return below(written);
    }
    var high = below(written.substring(0, tenThousands));
    var rest = written.substring(tenThousands + 1);
    var low = rest.isEmpty() ? OptionalInt.of(0) : below(rest);
    return high.isPresent() && low.isPresent() && high.getAsInt() > 0
        ? OptionalInt.of(high.getAsInt() * 10_000 + low.getAsInt())
        : OptionalInt.empty();
  }

  /// A number below 万; its units must fall from left to right.
  private static OptionalInt below(String written) {
    int sum = 0;
    int digit = -1;
    int last = 10_000;
    for (char letter : written.toCharArray()) {
      int unit = unit(letter);
      if (unit > 0) {
        boolean bareTen = digit < 0 && unit == 10 && sum == 0;
        if (unit >= last || (digit <= 0 && !bareTen)) {
          return OptionalInt.empty();
        }
        sum += (bareTen ? 1 : digit) * unit;
        last = unit;
        digit = -1;
      } else {
        if (digit(letter) < 0 || digit > 0) {
          return OptionalInt.empty();
        }
        digit = digit(letter);
      }
    }
    return written.isEmpty() ? OptionalInt.empty() : OptionalInt.of(sum + Math.max(0, digit));
  }

  private static int unit(char letter) {
    int at = UNITS.indexOf(letter);
    return at < 0 ? 0 : (int) Math.pow(10, at % 3 + 1);
  }
}
