package org.luoshi.office.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: by the rules of the JDK, but never inside a number, a year, a label such
/// as 2020-Q3 or a pair of dashes.
final class LineBreaks implements FSTextBreaker {

  private static final String TOGETHER = "—…";

  private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.CHINA);
  private String text = "";

  @Override
  public void setText(String text) {
    this.text = text;
    breaks.setText(text);
  }

  @Override
  public int next() {
    int next = breaks.next();
    while (next != BreakIterator.DONE && next < text.length() && holds(next)) {
      next = breaks.next();
    }
    return next == BreakIterator.DONE ? -1 : next;
  }

  private boolean holds(int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return isLatin(before) && isLatin(after)
        || TOGETHER.indexOf(before) >= 0 && TOGETHER.indexOf(after) >= 0;
  }

  private static boolean isLatin(char c) {
    return c > ' ' && c < 0x7F;
  }
}
