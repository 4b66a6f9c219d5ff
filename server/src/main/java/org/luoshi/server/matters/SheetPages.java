package org.luoshi.server.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.obligations.Workbook;
import org.luoshi.server.shell.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The books taken away as Excel, as far as they were searched, with the columns offices know.
@RestController
public final class SheetPages {

  private final Books books;

  public SheetPages(Books books) {
    this.books = books;
  }

  @Allows(Right.EXPORT)
  @GetMapping("/{book:" + Books.NAMES + "}.xlsx")
  public ResponseEntity<byte[]> sheet(
      @PathVariable String book, Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var procedure = books.procedure(book);
    var proceedings = books.open(book, actor, page);
    var handling = proceedings.handling();
    var wanted = BookView.Asked.of(asked);
    var header = new ArrayList<String>();
    header.add(page.say("matter.col.row"));
    procedure.columns().forEach(column -> header.add(page.say(book + ".col." + column)));
    header.add(page.say("record.state"));
    var rows = new ArrayList<List<Value>>();
    for (var one : proceedings.seen()) {
      var cells = procedure.cells(one, handling, page);
      if (wanted.wants(one, cells, proceedings)) {
        var row = new ArrayList<Value>();
        row.add(new Value.Words(String.valueOf(rows.size() + 1)));
        cells.forEach(cell -> row.add(value(cell)));
        row.add(new Value.Words(BookView.state(procedure.flow(), one.state(), page)));
        rows.add(row);
      }
    }
    return Workbook.of(List.of(new Table(page.say("page." + book), "", header, rows)), book);
  }

  /// A day as a day, so that the sheet can sort by it; all else as words.
  private static Value value(String cell) {
    return cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        ? new Value.Day(LocalDate.parse(cell))
        : new Value.Words(cell);
  }
}
