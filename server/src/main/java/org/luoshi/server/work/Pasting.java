package org.luoshi.server.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.Header;
import org.luoshi.office.sheet.Pasted;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.Typed;

/// A pasted block looked at before anything is entered: every row with what is wrong in which cell.
///
/// Good rows can be entered at once, as an import does; bad ones stay to be corrected.
public record Pasting(List<String> columns, List<Row> rows, List<String> found) {

  /// A row of the block: its cells in the order of the columns, and what is wrong with them.
  /// `alike` where a record, or another row, says nearly the same.
  public record Row(int line, List<Cell> cells, List<String> wrong, boolean alike, boolean good) {
    public Row {
      cells = List.copyOf(cells);
      wrong = List.copyOf(wrong);
    }
  }

  /// A cell as written, with what is wrong or doubtful about it.
  public record Cell(String text, List<String> wrong, List<String> doubtful) {
    public Cell {
      wrong = List.copyOf(wrong);
      doubtful = List.copyOf(doubtful);
    }
  }

  /// A row that can be entered.
  record Ready(int line, WorkRecord record, boolean alike) {}

  /// The view, what can be entered, and the lines of the block that cannot.
  record Looked(Pasting view, List<Ready> ready, String rest) {}

  public Pasting {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    found = List.copyOf(found);
  }

  public long good() {
    return rows.stream().filter(row -> row.good() && !row.alike()).count();
  }

  public long alike() {
    return rows.stream().filter(row -> row.good() && row.alike()).count();
  }

  public long bad() {
    return rows.stream().filter(row -> !row.good()).count();
  }

  /// Reads the block by the rules of sheets, and each row by those of forms.
  static Looked look(Turn turn, RecordKind kind, String block) {
    var page = turn.page();
    if (Pasted.count(block) > Pasted.ROWS) {
      var said = page.say("paste-long", Pasted.count(block), Pasted.ROWS);
      return new Looked(new Pasting(List.of(), List.of(), List.of(said)), List.of(), block);
    }
    var sheet = Pasted.read(block, kind, page.say("paste.block"));
    var header = sheet.header();
    var found =
        sheet.found().stream().map(one -> page.say(one.code(), one.values().toArray())).toList();
    if (header == null) {
      return new Looked(new Pasting(List.of(), List.of(), found), List.of(), block);
    }
    return new Looking(turn, kind, header).look(sheet, found, block);
  }

  /// One look at one block.
  private static final class Looking {
    private final Turn turn;
    private final RecordKind kind;
    private final Header header;
    private final List<Row> rows = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();
    private final HashSet<Object> seen = new HashSet<>();

    Looking(Turn turn, RecordKind kind, Header header) {
      this.turn = turn;
      this.kind = kind;
      this.header = header;
    }

    Looked look(ReadSheet sheet, List<String> found, String block) {
      for (var row : sheet.rows()) {
        if (row.isAccepted() || row.isRejected()) {
          row(row);
        }
      }
      var bad = new HashSet<Integer>();
      rows.stream().filter(row -> !row.good()).forEach(row -> bad.add(row.line()));
      var columns =
          header.fields().values().stream()
              .flatMap(id -> kind.field(id).stream())
              .map(field -> field.title().in(turn.page().language()))
              .toList();
      return new Looked(new Pasting(columns, rows, found), ready, rest(block, bad));
    }

    private void row(ReadRow row) {
      var typed = new Typed(inOrder(row), atFields(row.faults()));
      var said = turn.recording().said(turn.actor(), kind, typed);
      var record = said.record();
      boolean good = record != null && !row.isRejected();
      boolean alike = false;
      if (record != null && good) {
        alike = !seen.add(record.values()) || !turn.recording().alike(record, null).isEmpty();
        ready.add(new Ready(row.row(), record, alike));
      }
      var about = new TreeMap<String, List<Diagnostic>>();
      said.found()
          .forEach(
              one -> about.computeIfAbsent(one.place().shown(), _ -> new ArrayList<>()).add(one));
      rows.add(new Row(row.row(), cells(row, about), elsewhere(about), alike, good));
    }

    private Map<String, org.luoshi.engine.record.Value> inOrder(ReadRow row) {
      var values = new LinkedHashMap<String, org.luoshi.engine.record.Value>();
      kind.fields().keySet().forEach(id -> row.value(id).ifPresent(value -> values.put(id, value)));
      return values;
    }

    /// Faults of cells, at the ids of their fields.
    private List<Diagnostic> atFields(List<Diagnostic> faults) {
      return faults.stream()
          .map(one ->
              one.place() instanceof Place.Cell cell && cell.column() != null
                  ? new Diagnostic(
                      one.code(),
                      one.severity(),
                      new Place.Subject(header.fields().getOrDefault(column(cell.column()), "")),
                      one.values())
                  : one)
          .toList();
    }

    private static int column(String letters) {
      int column = 0;
      for (char letter : letters.toCharArray()) {
        column = column * 26 + (letter - 'A' + 1);
      }
      return column - 1;
    }

    private List<Cell> cells(ReadRow row, Map<String, List<Diagnostic>> about) {
      var cells = new ArrayList<Cell>();
      header
          .fields()
          .forEach((column, id) -> {
            var told = about.getOrDefault(id, List.of());
            cells.add(
                new Cell(
                    column < row.cells().size() ? row.cells().get(column).text() : "",
                    told.stream().filter(Diagnostic::isError).map(this::said).toList(),
                    told.stream().filter(one -> !one.isError()).map(this::said).toList()));
          });
      return cells;
    }

    /// What is wrong with fields that have no column, and with the row as a whole.
    private List<String> elsewhere(Map<String, List<Diagnostic>> about) {
      return about.entrySet().stream()
          .filter(one -> !header.fields().containsValue(one.getKey()))
          .flatMap(one -> one.getValue().stream().filter(Diagnostic::isError))
          .map(one -> {
            var field = kind.fields().get(one.place().shown());
            return field == null
                ? said(one)
                : turn.page().say("paste.at", field.title().in(turn.page().language()), said(one));
          })
          .toList();
    }

    private String said(Diagnostic one) {
      return turn.page().say(one.code(), one.values().toArray());
    }

    /// The lines of the block that were not good, under its line of labels if it has one.
    private String rest(String block, HashSet<Integer> bad) {
      var lines = block.replace("\r\n", "\n").split("\n", -1);
      var rest = new ArrayList<String>();
      if (!bad.isEmpty() && header.row() == 1) {
        rest.add(lines[0]);
      }
      for (int line = 1; line <= lines.length; line++) {
        if (bad.contains(line)) {
          rest.add(lines[line - 1]);
        }
      }
      return lines.length == Pasted.count(block) || block.endsWith("\n")
          ? String.join("\n", rest)
          : block;
    }
  }
}
