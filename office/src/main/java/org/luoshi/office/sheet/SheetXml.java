package org.luoshi.office.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.SharedStrings;
import org.jspecify.annotations.Nullable;
import org.luoshi.office.sheet.SheetCell.Form;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Hands the rows of a sheet on, one after the other, while its XML is read.
final class SheetXml extends DefaultHandler {

  private static final int COLUMNS = 16_384;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final Texts texts;
  private final Consumer<RawRow> rows;
  private final int rowLimit;
  private final StringBuilder value = new StringBuilder();
  private final StringBuilder inline = new StringBuilder();
  private final StringBuilder formula = new StringBuilder();
  private List<SheetCell> cells = new ArrayList<>();
  private @Nullable StringBuilder taking;
  private boolean hasValue;
  private boolean hasFormula;
  private boolean inPhonetic;
  private int row;
  private int column;
  private int style;
  private String type = "n";

  /// What the cells of one workbook share: its strings, its formats, its first day.
  record Texts(@Nullable SharedStrings strings, Formats formats, boolean from1904) {}

  /// More rows than a sheet may have, or rows and cells that do not follow each other.
  static final class Disorder extends SAXException {
    private static final long serialVersionUID = 1L;
    final boolean tooMany;

    Disorder(boolean tooMany) {
      super(tooMany ? "too many rows" : "rows or cells out of order");
      this.tooMany = tooMany;
    }
  }

  SheetXml(Texts texts, int rowLimit, Consumer<RawRow> rows) {
    this.texts = texts;
    this.rowLimit = rowLimit;
    this.rows = rows;
  }

  /// The last row that stands in the file, so far.
  int lastRow() {
    return row;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    switch (name) {
      case "row" -> startRow(attributes.getValue("r"));
      case "c" -> startCell(attributes);
      case "v" -> {
        hasValue = true;
        taking = value;
      }
      case "f" -> {
        hasFormula = true;
        taking = formula;
      }
      case "rPh" -> inPhonetic = true;
      case "t" -> {
        hasValue = true;
        taking = inPhonetic ? null : inline;
      }
      default -> {}
    }
  }

  private void startRow(@Nullable String written) throws SAXException {
    int number = written == null ? row + 1 : number(written);
    if (number > rowLimit) {
      throw new Disorder(true);
    }
    if (number <= row) {
      throw new Disorder(false);
    }
    row = number;
    column = -1;
    cells = new ArrayList<>();
  }

  private void startCell(Attributes attributes) throws SAXException {
    var written = attributes.getValue("r");
    int at = written == null ? column + 1 : columnOf(written);
    if (at <= column || at >= COLUMNS) {
      throw new Disorder(false);
    }
    column = at;
    var kind = attributes.getValue("t");
    type = kind == null ? "n" : kind;
    var styled = attributes.getValue("s");
    style = styled == null ? 0 : number(styled);
    value.setLength(0);
    inline.setLength(0);
    formula.setLength(0);
    hasValue = false;
    hasFormula = false;
  }

  @Override
  public void characters(char[] letters, int start, int length) {
    if (taking != null) {
      taking.append(letters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    switch (name) {
      case "v", "f", "t" -> taking = null;
      case "rPh" -> inPhonetic = false;
      case "c" -> endCell();
      case "row" -> rows.accept(new RawRow(row, List.copyOf(cells)));
      default -> {}
    }
  }

  private void endCell() throws SAXException {
    var cell = cell();
    if (cell.form() == Form.EMPTY || (cell.form() == Form.TEXT && cell.text().isEmpty())) {
      return;
    }
    while (cells.size() < column) {
      cells.add(SheetCell.EMPTY);
    }
    cells.add(cell);
  }

  private SheetCell cell() throws SAXException {
    if (!hasValue || (value.isEmpty() && type.equals("n"))) {
      return hasFormula && !type.equals("str")
          ? new SheetCell(Form.UNVALUED, "=" + formula)
          : SheetCell.EMPTY;
    }
    var text = value.toString();
    return switch (type) {
      case "s" -> new SheetCell(Form.TEXT, unescaped(shared(number(text.strip()))));
      case "inlineStr" ->
          new SheetCell(Form.TEXT, unescaped(inline.isEmpty() ? text : inline.toString()));
      case "str" -> new SheetCell(Form.TEXT, unescaped(text));
      case "b" -> new SheetCell(Form.BOOLEAN, text.strip().equals("1") ? "TRUE" : "FALSE");
      case "e" -> new SheetCell(Form.ERROR, text);
      case "d" -> isoDay(text.strip());
      default -> number(text.strip(), texts.formats().shown(style));
    };
  }

  private String shared(int index) throws SAXException {
    var strings = texts.strings();
    if (strings == null || index < 0 || index >= strings.getUniqueCount()) {
      throw new Disorder(false);
    }
    return strings.getItemAt(index).getString();
  }

  private SheetCell number(String written, Formats.Shown shown) throws SAXException {
    double number;
    try {
      number = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw new Disorder(false);
    }
    if (!Double.isFinite(number) || Math.abs(number) >= 1e18) {
      return new SheetCell(Form.NUMBER, written);
    }
    if (shown == Formats.Shown.DAY && DateUtil.isValidExcelDate(number)) {
      return day(number);
    }
    var decimal = BigDecimal.valueOf(number);
    return shown == Formats.Shown.PERCENT
        ? new SheetCell(Form.NUMBER, shortest(decimal.movePointRight(2)) + "%")
        : new SheetCell(Form.NUMBER, shortest(decimal));
  }

  private SheetCell day(double serial) {
    var moment = DateUtil.getLocalDateTime(serial, texts.from1904(), true);
    if (serial < 1 && !texts.from1904()) {
      return new SheetCell(Form.TEXT, moment.toLocalTime().toString());
    }
    return dayCell(moment);
  }

  private static SheetCell isoDay(String written) {
    try {
      return dayCell(LocalDateTime.parse(written.contains("T") ? written : written + "T00:00:00"));
    } catch (java.time.DateTimeException e) {
      return new SheetCell(Form.TEXT, written);
    }
  }

  private static SheetCell dayCell(LocalDateTime moment) {
    var midnight = moment.toLocalDate().atStartOfDay().equals(moment);
    return new SheetCell(
        Form.DAY,
        midnight
            ? moment.toLocalDate().toString()
            : moment.toLocalDate() + " " + moment.toLocalTime());
  }

  /// At most 15 digits, which is what Excel keeps: 86.60000000000001 is 86.6.
  private static String shortest(BigDecimal number) {
    var rounded = number.round(new MathContext(15)).stripTrailingZeros();
    return rounded.toPlainString();
  }

  private static String unescaped(String text) {
    return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(SheetXml::letter) : text;
  }

  private static String letter(MatchResult escaped) {
    return java.util.regex.Matcher.quoteReplacement(
        String.valueOf((char) Integer.parseInt(escaped.group(1), 16)));
  }

  private static int columnOf(String reference) throws SAXException {
    int column = 0;
    for (int i = 0; i < reference.length() && column < COLUMNS; i++) {
      char letter = reference.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        column = column * 26 + letter - 'A' + 1;
      } else {
        break;
      }
    }
    if (column == 0) {
      throw new Disorder(false);
    }
    return column - 1;
  }

  private static int number(String written) throws SAXException {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new Disorder(false);
    }
  }
}
