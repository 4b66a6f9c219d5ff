package org.luoshi.testkit.bureau;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The office that keeps the workbooks: seven files, their sheets filled by an untidy hand.
record Office(BureauYear facts, Mess mess) {

  /// From so many rows on a workbook is streamed, with its texts in the cells themselves.
  private static final int MANY_ROWS = 5_000;

  BureauYear.Written write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var chance = new Chance(mess.seed()).apart(facts.asOf() + facts.units().getLast().name());
    var tidy = Tables.of(facts);
    var tables =
        mess.badRows() == 0
            ? tidy
            : new BadRows(chance.apart("bad"), facts).among(tidy, mess.badRows());
    var books = new LinkedHashMap<String, List<Table>>();
    for (var table : tables) {
      books.computeIfAbsent(table.file(), _ -> new ArrayList<>()).add(table);
    }
    var bad = new ArrayList<BadRow>();
    for (var book : books.entrySet()) {
      bad.addAll(write(folder.resolve(book.getKey()), book.getValue(), chance));
    }
    return new BureauYear.Written(folder, List.copyOf(bad));
  }

  private List<BadRow> write(Path file, List<Table> tables, Chance chance) throws IOException {
    int rows = tables.stream().mapToInt(table -> table.rows().size()).sum();
    boolean heavy = mess.hand() == Mess.Hand.HEAVY;
    var bad = new ArrayList<BadRow>();
    try (var book = book(heavy && rows < MANY_ROWS);
        var out = Files.newOutputStream(file)) {
      var days = new DayStyles(book, heavy);
      for (var table : heavy ? chance.shuffled(tables) : tables) {
        var own = chance.apart(table.sheet());
        var page = new Page(table, facts, new Scrawl(own, mess.hand()), own, days);
        bad.addAll(heavy ? new HeavyLayout(page).write(book) : new SampleLayout(page).write(book));
      }
      book.write(out);
    }
    return bad;
  }

  private static Workbook book(boolean whole) {
    return whole ? new XSSFWorkbook() : new SXSSFWorkbook(100);
  }
}
