package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.ReadRow.Sort;

/// Reads one sheet row by row: first its beginning until the header is found, then what stands
/// below it.
final class SheetReader {

  private static final int SHOWN = 80;

  private final String file;
  private final String title;
  private final Collection<Labels> kinds;
  private final Merges merges;
  private final boolean from1904;
  private final Consumer<ReadRow> rows;

  private final List<RawRow> beginning = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
  private final Map<Integer, FieldReader> readers = new LinkedHashMap<>();
  private @Nullable SheetMatch match;
  private @Nullable RowSorting sorting;
  private Layout layout = Layout.AS_IS;
  private boolean columnMissing;
  private int blank;
  private int last;

  SheetReader(
      Place.Cell sheet,
      Collection<Labels> kinds,
      Merges merges,
      boolean from1904,
      Consumer<ReadRow> rows) {
    this.file = sheet.file();
    this.title = sheet.sheet();
    this.kinds = kinds;
    this.merges = merges;
    this.from1904 = from1904;
    this.rows = rows;
  }

  void take(RawRow row) {
    if (match == null && row.number() > HeaderSearch.ROWS) {
      begin();
    }
    if (match == null) {
      beginning.add(row);
    } else {
      below(row);
    }
  }

  /// The sheet with all its counts, given the last row that stands in the file.
  ReadSheet finish(int lastRow) {
    var decided = match == null ? begin() : match;
    blank += Math.max(0, lastRow - last);
    var count =
        new RowCount(
            Math.max(0, lastRow - headerEnd(decided)),
            counts.getOrDefault(Sort.ACCEPTED, 0),
            counts.getOrDefault(Sort.REJECTED, 0),
            blank,
            counts.getOrDefault(Sort.TOTALS, 0),
            counts.getOrDefault(Sort.REPEATED, 0),
            counts.getOrDefault(Sort.NOTE, 0));
    var labels = decided.labels();
    var header = decided.header();
    return new ReadSheet(
        file,
        title,
        labels == null ? null : labels.kind(),
        header == null ? "" : banner(header),
        header,
        count,
        List.of(),
        found);
  }

  private SheetMatch begin() {
    var decided = SheetMatch.find(title, beginning, merges, kinds);
    match = decided;
    var labels = decided.labels();
    var header = decided.header();
    if (labels != null && header != null) {
      sorting = new RowSorting(labels, header, above(header));
      header
          .fields()
          .forEach((column, id) ->
              labels
                  .kind()
                  .field(id)
                  .ifPresent(field ->
                      readers.put(column, new FieldReader(labels.kind(), field, from1904))));
      checkColumns(labels, header);
    } else if (decided.code() != null
        && beginning.stream().anyMatch(row -> !row.cells().isEmpty())) {
      found.add(Diagnostic.error(decided.code(), at(1, null), decided.values().toArray()));
    }
    last = headerEnd(decided);
    beginning.stream().filter(row -> row.number() > last).toList().forEach(this::below);
    return decided;
  }

  private void checkColumns(Labels labels, Header header) {
    for (var field : labels.kind().fields().values()) {
      if (field.required() && !header.fields().containsValue(field.id())) {
        columnMissing = true;
        found.add(
            Diagnostic.error(
                "sheet-column-missing",
                at(header.row(), null),
                field.title().zh(),
                String.join(" / ", field.labels())));
      }
    }
    for (int column = 0; column < header.labels().size(); column++) {
      var label = clipped(header.label(column));
      if (Spelling.label(label).isEmpty()
          || header.fields().containsKey(column)
          || header.own().contains(column)) {
        continue;
      }
      var twice = labels.field(label);
      found.add(
          twice.isPresent()
              ? Diagnostic.warning(
                  "sheet-column-twice",
                  at(header.row(), column),
                  label,
                  letters(header.columns().getOrDefault(twice.get(), column)))
              : Diagnostic.warning(
                  "sheet-column-unknown",
                  at(header.row(), column),
                  label,
                  Nearest.to(clipped(Spelling.bare(label)), labels.known())
                      .orElse(String.join(" / ", titles(labels)))));
    }
  }

  private void below(RawRow row) {
    blank += row.number() - last - 1;
    last = row.number();
    var header = match == null ? null : match.header();
    var sorts = sorting;
    if (header == null || sorts == null) {
      unmatched(row);
      return;
    }
    if (row.cells().isEmpty()) {
      blank++;
      return;
    }
    var merged = layout.apply(merges.into(row));
    var seen = layout.apply(row);
    if (sorts.isBlank(seen)) {
      blank++;
    } else if (sorts.isRepeated(row)) {
      sorts.layoutUnder(row).ifPresent(found -> lay(found, row.number(), header));
      emit(row, Sort.REPEATED, Map.of(), row.cells(), List.of(), header);
    } else if (sorts.of(seen) == Sort.ACCEPTED) {
      data(seen, merged, header);
    } else {
      emit(seen, sorts.of(seen), Map.of(), seen.cells(), List.of(), header);
    }
  }

  private void lay(Layout under, int row, Header first) {
    if (!under.equals(Layout.AS_IS)) {
      found.add(Diagnostic.warning("sheet-header-changed", at(row, null), row, first.row()));
    }
    layout = under;
  }

  private void unmatched(RawRow row) {
    if (row.cells().stream().allMatch(cell -> Spelling.isDashes(cell.text()))) {
      blank++;
    } else {
      emit(row, Sort.REJECTED, Map.of(), row.cells(), List.of(), null);
    }
  }

  private void data(RawRow row, Map<Integer, SheetCell> merged, Header header) {
    var values = new LinkedHashMap<String, Value>();
    var faults = new ArrayList<Diagnostic>();
    var cells = filled(row, merged, faults);
    readers.forEach((column, reader) -> {
      var cell = column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
      var value = value(() -> at(row.number(), layout.inFile(column)), reader, cell, faults);
      value.ifPresent(read -> values.put(reader.field().id(), read));
    });
    boolean rejected = columnMissing || faults.stream().anyMatch(Diagnostic::isError);
    emit(row, rejected ? Sort.REJECTED : Sort.ACCEPTED, values, cells, faults, header);
  }

  private List<SheetCell> filled(
      RawRow row, Map<Integer, SheetCell> merged, List<Diagnostic> faults) {
    if (merged.isEmpty()) {
      return row.cells();
    }
    var cells = new ArrayList<>(row.cells());
    merged.forEach((column, cell) -> {
      var reader = readers.get(column);
      if (row.cell(column).isBlank()) {
        if (reader != null && !reader.repeatsDownwards()) {
          faults.add(
              Diagnostic.warning(
                  "sheet-number-merged", at(row.number(), layout.inFile(column)), cell.text()));
        } else {
          while (cells.size() <= column) {
            cells.add(SheetCell.EMPTY);
          }
          cells.set(column, cell);
        }
      }
    });
    return List.copyOf(cells);
  }

  private Optional<Value> value(
      Supplier<Place> place, FieldReader reader, SheetCell cell, List<Diagnostic> faults) {
    return switch (reader.read(cell)) {
      case Reading.Clear(var value) -> Optional.of(value);
      case Reading.Doubtful(var value, var code, var values) -> {
        faults.add(Diagnostic.warning(code, place.get(), clipped(values)));
        yield Optional.of(value);
      }
      case Reading.Wrong(var code, var values) -> {
        faults.add(Diagnostic.error(code, place.get(), clipped(values)));
        yield Optional.empty();
      }
      case Reading.Nothing _ -> {
        if (reader.field().required()) {
          faults.add(
              Diagnostic.error("sheet-required-empty", place.get(), reader.field().title().zh()));
        }
        yield Optional.empty();
      }
    };
  }

  private void emit(
      RawRow row,
      Sort sort,
      Map<String, Value> values,
      List<SheetCell> cells,
      List<Diagnostic> faults,
      @Nullable Header header) {
    counts.merge(sort, 1, Integer::sum);
    var origin =
        header == null || header.origin() == null
            ? Optional.<Origin>empty()
            : Origin.parse(row.cell(header.origin()).text());
    rows.accept(
        new ReadRow(
            file,
            title,
            row.number(),
            sort,
            origin.orElseGet(() -> new Origin(file, title, row.number())),
            values,
            cells,
            faults));
  }

  private List<RawRow> above(Header header) {
    return beginning.stream().filter(row -> row.number() < header.row()).toList();
  }

  private String banner(Header header) {
    return above(header).stream()
        .map(row ->
            row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .map(cell -> Spelling.trimmed(cell.text()))
                .collect(java.util.stream.Collectors.joining(" ")))
        .filter(line -> !line.isEmpty())
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private static int headerEnd(SheetMatch decided) {
    return decided.header() == null ? 0 : decided.header().lastRow();
  }

  /// The values of a finding, none of them longer than a person reads.
  private static Object[] clipped(List<Object> values) {
    return values.stream().map(String::valueOf).map(SheetReader::clipped).toArray();
  }

  private static String clipped(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  private static List<String> titles(Labels labels) {
    return labels.kind().fields().values().stream().map(field -> field.title().zh()).toList();
  }

  private Place at(int row, @Nullable Integer column) {
    return new Place.Cell(file, title, row, column == null ? null : letters(column));
  }

  private static String letters(int column) {
    return CellReference.convertNumToColString(column);
  }
}
