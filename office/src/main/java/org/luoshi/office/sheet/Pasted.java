package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Place;

/// A block of cells as Excel puts it on the clipboard, read like a sheet: lines of cells between
/// tabs, a cell with a tab or a line break in it between quotes.
///
/// Without a line of labels the columns are those of the kind in the order of the pack. Rows count
/// from 1 as they stand in the block, its labels included.
public final class Pasted {

  /// A block has no more rows than these; what is longer is a file to be imported.
  public static final int ROWS = 1_000;

  private static final int COLUMNS = 200;

  private Pasted() {}

  /// The block as read; `name` is what places call it.
  public static ReadSheet read(String block, RecordKind kind, String name) {
    var rows = rows(block);
    var labels = new Labels(kind);
    var title = kind.sheets().isEmpty() ? kind.title().zh() : kind.sheets().getFirst();
    var read = new ArrayList<ReadRow>();
    var reader =
        new SheetReader(
            new Place.Cell(name, title, 1, null),
            List.of(labels),
            new Merges(List.of()),
            false,
            read::add);
    if (rows.isEmpty() || !isHeader(labels, rows.getFirst())) {
      reader.take(header(kind));
    }
    rows.forEach(reader::take);
    return reader.finish(rows.isEmpty() ? 0 : rows.getLast().number()).with(read);
  }

  /// Whether the first line is one of labels: two of them known, or all that are required.
  private static boolean isHeader(Labels labels, RawRow row) {
    var known = HeaderSearch.alone(labels, row).fields().size();
    long required = labels.kind().fields().values().stream().filter(Field::required).count();
    return known > 0 && known >= Math.min(2, required);
  }

  private static RawRow header(RecordKind kind) {
    var cells = new ArrayList<SheetCell>();
    kind.fields()
        .values()
        .forEach(field -> cells.add(new SheetCell(SheetCell.Form.TEXT, field.title().zh())));
    return new RawRow(0, List.copyOf(cells));
  }

  /// How many lines of cells the block has.
  public static int count(String block) {
    return rows(block).size();
  }

  private static List<RawRow> rows(String block) {
    var rows = new ArrayList<RawRow>();
    var cells = new ArrayList<SheetCell>();
    var cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    var text = block.replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i <= text.length(); i++) {
      char letter = i < text.length() ? text.charAt(i) : '\n';
      boolean end = i == text.length();
      if (quoted && !end) {
        if (letter != '"') {
          cell.append(letter);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (letter == '"' && cell.isEmpty() && isClosed(text, i)) {
        quoted = true;
      } else if (letter == '\t' || letter == '\n') {
        if (cells.size() < COLUMNS) {
          cells.add(cell(cell.toString()));
        }
        cell.setLength(0);
        if (letter == '\n') {
          add(rows, cells, line++, end);
        }
      } else {
        cell.append(letter);
      }
    }
    return rows;
  }

  private static void add(List<RawRow> rows, List<SheetCell> cells, int line, boolean end) {
    boolean nothing = cells.stream().allMatch(SheetCell::isBlank);
    if (!(nothing && end)) {
      rows.add(new RawRow(line, nothing ? List.of() : List.copyOf(cells)));
    }
    cells.clear();
  }

  /// Whether the quote that opens a cell is closed before a tab or line end; else it is a letter.
  private static boolean isClosed(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (!doubled) {
          return i + 1 == text.length() || "\t\n".indexOf(text.charAt(i + 1)) >= 0;
        }
        i++;
      }
    }
    return false;
  }

  private static SheetCell cell(String text) {
    var trimmed = text.strip();
    return trimmed.isEmpty() ? SheetCell.EMPTY : new SheetCell(SheetCell.Form.TEXT, trimmed);
  }
}
