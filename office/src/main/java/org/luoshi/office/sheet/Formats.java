package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// Which cell styles show a number as a day or as percent.
final class Formats extends DefaultHandler {

  enum Shown {
    NUMBER,
    PERCENT,
    DAY
  }

  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Shown> styles = new ArrayList<>();
  private boolean inCellStyles;

  Shown shown(int style) {
    return style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "numFmt" -> {
        var code = attributes.getValue("formatCode");
        codes.put(number(attributes.getValue("numFmtId")), code == null ? "" : code);
      }
      case "cellXfs" -> inCellStyles = true;
      case "xf" -> {
        if (inCellStyles) {
          styles.add(shownBy(number(attributes.getValue("numFmtId"))));
        }
      }
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (name.equals("cellXfs")) {
      inCellStyles = false;
    }
  }

  private Shown shownBy(int format) {
    var declared = codes.get(format);
    if (declared == null && isChineseDay(format)) {
      return Shown.DAY;
    }
    var code = declared == null ? BuiltinFormats.getBuiltinFormat(format) : declared;
    if (code == null) {
      return Shown.NUMBER;
    }
    return DateUtil.isADateFormat(format, code)
        ? Shown.DAY
        : code.contains("%") ? Shown.PERCENT : Shown.NUMBER;
  }

  /// Formats 27 to 36 and 50 to 58 are days and times in Chinese, Japanese and Korean Excel,
  /// without being declared in the file (ECMA-376, 18.8.30).
  private static boolean isChineseDay(int format) {
    return (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
  }

  private static int number(@org.jspecify.annotations.Nullable String written) {
    return written == null ? 0 : Integer.parseInt(written);
  }
}
