package org.luoshi.office.document;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.text.Language;

/// The numbers that the form gives to headings: 一、（一）1.（1）in Chinese, 1 1.1 1.1.1 1.1.1.1 in
/// English.
public final class HeadingNumbers {

  private static final String DIGITS = "零一二三四五六七八九";

  private HeadingNumbers() {}

  /// One number for each heading of these levels, in order; a deeper level starts again at one.
  public static List<String> of(Language language, List<Integer> levels) {
    var counts = new int[5];
    var numbers = new ArrayList<String>();
    for (int level : levels) {
      counts[level]++;
      for (int deeper = level + 1; deeper < counts.length; deeper++) {
        counts[deeper] = 0;
      }
      numbers.add(language == Language.ZH ? chinese(level, counts[level]) : dotted(level, counts));
    }
    return List.copyOf(numbers);
  }

  private static String chinese(int level, int count) {
    return switch (level) {
      case 1 -> numeral(count) + "、";
      case 2 -> "（" + numeral(count) + "）";
      case 3 -> count + ".";
      default -> "（" + count + "）";
    };
  }

  private static String dotted(int level, int[] counts) {
    var number = new StringBuilder();
    for (int i = 1; i <= level; i++) {
      number.append(i == 1 ? "" : ".").append(Math.max(1, counts[i]));
    }
    return number.append(level == 1 ? ". " : " ").toString();
  }

  /// The Chinese numeral of 1 to 99.
  static String numeral(int count) {
    if (count < 1 || count > 99) {
      throw new IllegalArgumentException(
          """
          A heading number runs from 1 to 99, but got (%d).
          Maybe divide the text into more parts.\
          """
              .formatted(count));
    }
    var tens = count / 10;
    var ones = count % 10;
    return (tens > 1 ? DIGITS.substring(tens, tens + 1) : "")
        + (tens > 0 ? "十" : "")
        + (ones > 0 || tens == 0 ? DIGITS.substring(ones, ones + 1) : "");
  }
}
