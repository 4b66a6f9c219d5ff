package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;

/// Writes the rejected rows as a workbook to be corrected and read again.
///
/// Each sheet keeps its title and labels, so it is read like the first one; three columns are
/// added: where the row stood, what is wrong, what may help. Read again, a row keeps the origin it
/// had. Columns that were missing are there to be filled in.
public final class Rejects {

  private final SheetInk ink;
  private final Phrasebook phrases;

  private Rejects(SheetInk ink, Phrasebook phrases) {
    this.ink = ink;
    this.phrases = phrases;
  }

  /// How many rows were written; where there are none, nothing is.
  public static int write(OutputStream out, Collection<ReadWorkbook> books, Language language)
      throws IOException {
    return write(
        out,
        books.stream().flatMap(book -> book.sheets().stream()).toList(),
        SheetPhrases.in(language));
  }

  /// The same for sheets to which others have added faults; the book knows the phrases of all their
  /// codes.
  public static int write(OutputStream out, List<ReadSheet> read, Phrasebook phrases)
      throws IOException {
    var sheets = read.stream().filter(sheet -> sheet.rejected().findAny().isPresent()).toList();
    if (sheets.isEmpty()) {
      return 0;
    }
    try (var ink = new SheetInk()) {
      var rejects = new Rejects(ink, phrases);
      sheets.forEach(rejects::sheet);
      ink.write(out);
    }
    return sheets.stream().mapToInt(sheet -> sheet.count().rejected()).sum();
  }

  private void sheet(ReadSheet read) {
    var sheet = ink.sheet(read.title());
    if (read.header() == null || read.kind() == null) {
      whole(sheet, read);
    } else {
      rows(sheet, read, read.header());
    }
  }

  /// A sheet of which nothing was understood, as it stood, the reason over it.
  private void whole(Sheet sheet, ReadSheet read) {
    ink.banner(
        sheet.createRow(0), phrases.say("sheet-rejects-whole") + " " + reasons(read.found(), read));
    int next = 1;
    for (var row : read.rejected().toList()) {
      var written = sheet.createRow(next++);
      for (int column = 0; column < row.cells().size(); column++) {
        ink.copy(written, column, row.cells().get(column), false);
      }
    }
  }

  private void rows(Sheet sheet, ReadSheet read, Header header) {
    var kept = kept(read, header);
    var labels = new ArrayList<>(kept.stream().map(header::label).toList());
    labels.addAll(missing(read, header));
    int added = labels.size();
    for (var key : Labels.ADDED) {
      labels.add(heading(key, Set.copyOf(labels), read));
    }
    var widths = new ColumnWidths(labels.size());
    Tables.header(ink, sheet, 0, labels, widths);
    int next = 1;
    for (var row : read.rejected().toList()) {
      var written = sheet.createRow(next++);
      for (int at = 0; at < kept.size(); at++) {
        int column = kept.get(at);
        var cell = column < row.cells().size() ? row.cells().get(column) : SheetCell.EMPTY;
        ink.copy(written, at, cell, isFaulty(row, column));
        widths.see(at, cell.text());
      }
      var about = row.faults().stream().anyMatch(Diagnostic::isError) ? row.faults() : read.found();
      var texts = List.of(row.origin().shown(), reasons(about, read), advice(about));
      for (int i = 0; i < texts.size(); i++) {
        ink.text(written, added + i, texts.get(i));
        widths.see(added + i, texts.get(i));
      }
      widths.nextRow();
    }
    widths.applyTo(sheet);
  }

  /// All columns but those an earlier sheet of corrections added.
  private static List<Integer> kept(ReadSheet read, Header header) {
    int width =
        Math.max(
            header.labels().size(),
            read.rejected().mapToInt(row -> row.cells().size()).max().orElse(0));
    return IntStream.range(0, width)
        .filter(column -> !header.own().contains(column) || Labels.numbers(header.label(column)))
        .boxed()
        .toList();
  }

  private static List<String> missing(ReadSheet read, Header header) {
    return read.matched().stream()
        .flatMap(kind -> kind.fields().values().stream())
        .filter(Field::required)
        .filter(field -> !header.fields().containsValue(field.id()))
        .map(field -> field.title().zh())
        .toList();
  }

  /// Our heading, or its other form where the sheet has a column of that name.
  private String heading(String key, Set<String> taken, ReadSheet read) {
    var heading = phrases.say(key);
    boolean isTaken =
        taken.stream().anyMatch(label -> Spelling.label(label).equals(Spelling.label(heading)))
            || read.matched().stream()
                .anyMatch(kind -> new Labels(kind).field(heading).isPresent());
    return isTaken ? phrases.say(key + ".other") : heading;
  }

  private static boolean isFaulty(ReadRow row, int column) {
    var letters = CellReference.convertNumToColString(column);
    return row.faults().stream()
        .anyMatch(
            fault -> fault.place() instanceof Place.Cell cell && letters.equals(cell.column()));
  }

  private String reasons(List<Diagnostic> about, ReadSheet read) {
    return about.stream()
        .filter(Diagnostic::isError)
        .map(fault -> reason(fault, read.header()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private String reason(Diagnostic fault, @org.jspecify.annotations.Nullable Header header) {
    var said = phrases.say(fault.code(), fault.values().toArray());
    if (header == null || !(fault.place() instanceof Place.Cell cell) || cell.column() == null) {
      return said;
    }
    var label = header.label(CellReference.convertColStringToIndex(cell.column()));
    return label.isEmpty() ? said : phrases.say("sheet-rejects-line", label, said);
  }

  private String advice(List<Diagnostic> about) {
    return about.stream()
        .filter(Diagnostic::isError)
        .map(fault -> phrases.say(fault.code() + ".maybe", fault.values().toArray()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
