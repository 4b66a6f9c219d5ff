package org.luoshi.office.sheet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How the same thing is written in different hands, brought to one spelling.
///
/// Whoever compares names with what was read from a sheet passes both through [#reference(String)].
public final class Spelling {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");
  private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−─ー]");
  private static final Pattern ONLY_DASH = Pattern.compile("-*");
  private static final Pattern DECORATION = Pattern.compile("[*★☆※:]");
  private static final Pattern HINT =
      Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>");
  private static final Pattern DOCUMENT_YEAR =
      Pattern.compile("[\\[(【〔{<〈]((?:19|20)[0-9]{2})年?[\\])】〕}>〉](?=第?[0-9]+号?)");
  private static final int LONGEST_NOTHING = 24;
  private static final Set<String> NOTHING =
      Set.of("", "/", "\\", "无", "暂无", "n/a", "#n/a", "null", "none");

  private Spelling() {}

  /// The name of a unit, person, object or document as it is compared: NFKC, without any blank, the
  /// year of a document number in 〔〕.
  public static String reference(String written) {
    return DOCUMENT_YEAR.matcher(unspaced(written)).replaceAll("〔$1〕");
  }

  /// Whether the text says that there is nothing: blank, a dash, a stroke, 无.
  public static boolean isNothing(String written) {
    if (written.length() > LONGEST_NOTHING) {
      return written.isBlank();
    }
    var plain = DASH.matcher(unspaced(written)).replaceAll("-");
    return ONLY_DASH.matcher(plain).matches() || NOTHING.contains(plain.toLowerCase(Locale.ROOT));
  }

  /// NFKC and no blank at all.
  static String unspaced(String written) {
    return isPlain(written)
        ? written
        : SPACE.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
  }

  /// Only letters that stand for themselves, none of them a blank: nearly all cells, told quickly.
  private static boolean isPlain(String written) {
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      if (!((letter > ' ' && letter < 0x7F) || (letter >= 0x4E00 && letter <= 0x9FFF))) {
        return false;
      }
    }
    return true;
  }

  /// NFKC, one kind of dash, single blanks, none at the ends.
  static String plain(String written) {
    if (isPlain(written)) {
      return written;
    }
    var single = SPACE.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll(" ");
    return DASH.matcher(single).replaceAll("-").strip();
  }

  /// Without blanks at the ends, of whatever kind.
  static String trimmed(String written) {
    int from = 0;
    int to = written.length();
    while (from < to && isSpace(written.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(written.charAt(to - 1))) {
      to--;
    }
    return written.substring(from, to);
  }

  /// A label as labels are compared.
  static String label(String written) {
    return DECORATION.matcher(unspaced(written)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /// A label without its bracketed hints: 会议日期（年月日） is 会议日期.
  static String bare(String written) {
    return HINT.matcher(label(written)).replaceAll("");
  }

  /// Whether nothing stands there but blanks and dashes.
  static boolean isDashes(String written) {
    return ONLY_DASH.matcher(DASH.matcher(unspaced(written)).replaceAll("-")).matches();
  }

  private static boolean isSpace(char letter) {
    return letter <= ' '
        || Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT;
  }
}
