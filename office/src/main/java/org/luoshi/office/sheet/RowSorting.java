package org.luoshi.office.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.luoshi.engine.duty.Field;
import org.luoshi.office.sheet.ReadRow.Sort;

/// Tells the rows that are data from those that are not.
final class RowSorting {

  private static final Pattern TOTALS =
      Pattern.compile(
          "(?:合计|总计|小计|累计|共计|总数|总和|(?:本[页月季年]|全[年局市县])(?:合计|小计|总计|累计)|grandtotals?|subtotals?|totals?"
              + "|sum)(?:[(:].*|[0-9].*)?");
  private static final Pattern NOTE =
      Pattern.compile(
          "(?:注|备注|说明|填表说明|填[表报][人日]期?|填报单位|制表(?:人|日期|单位)?|审核人?|复核人?|负责人|主要负责人|联系(?:人|电话)|经办人|单位负责人"
              + "|notes?|preparedby|checkedby|approvedby):.*");

  private final Labels labels;
  private final Header header;
  private final Set<String> banner = new HashSet<>();
  private final int labelled;

  RowSorting(Labels labels, Header header, List<RawRow> above) {
    this.labels = labels;
    this.header = header;
    above.forEach(row -> row.cells().forEach(cell -> banner.add(Spelling.label(cell.text()))));
    banner.remove("");
    labelled =
        (int) header.labels().stream().filter(label -> !Spelling.label(label).isEmpty()).count();
  }

  /// Nothing in it but blanks, dashes and the row's own number.
  boolean isBlank(RawRow row) {
    for (int column = 0; column < row.cells().size(); column++) {
      var cell = row.cell(column);
      boolean nothing =
          cell.form() == SheetCell.Form.EMPTY
              || (cell.form() == SheetCell.Form.TEXT && Spelling.isDashes(cell.text()))
              || (header.own().contains(column) && isOwnWriting(column, cell));
      if (!nothing) {
        return false;
      }
    }
    return true;
  }

  private boolean isOwnWriting(int column, SheetCell cell) {
    return !Labels.numbers(header.label(column))
        || cell.form() != SheetCell.Form.TEXT
        || Numbers.isNumber(cell);
  }

  /// A header or a line above the header once more, as when tables are pasted under each other.
  boolean isRepeated(RawRow row) {
    return isHeaderAgain(row) || isBannerAgain(row);
  }

  /// The sort of a row that is neither blank nor repeated; ACCEPTED stands for data of whatever
  /// quality.
  Sort of(RawRow row) {
    if (isTotals(row)) {
      return Sort.TOTALS;
    }
    return isNote(row) ? Sort.NOTE : Sort.ACCEPTED;
  }

  /// Where the columns under this repeated row belong; empty where the row says nothing of it.
  Optional<Layout> layoutUnder(RawRow row) {
    if (!isHeaderAgain(row)) {
      return Optional.empty();
    }
    var again = HeaderSearch.alone(labels, row);
    boolean same =
        again.fields().entrySet().stream()
            .allMatch(column -> column.getValue().equals(header.fields().get(column.getKey())));
    return Optional.of(same ? Layout.AS_IS : Layout.between(header, again));
  }

  private boolean isHeaderAgain(RawRow row) {
    if (!isAllWords(row)) {
      return false;
    }
    int enough = Math.max(Math.min(2, header.fields().size()), (labelled + 1) / 2);
    if (sameLabels(row) >= enough) {
      return true;
    }
    int known = HeaderSearch.alone(labels, row).fields().size();
    return known >= Math.max(2, (header.fields().size() * 3 + 4) / 5);
  }

  /// Labels and titles are words: a row with a number or a day in it is neither.
  private static boolean isAllWords(RawRow row) {
    return row.cells().stream()
        .allMatch(
            cell -> cell.form() == SheetCell.Form.TEXT || cell.form() == SheetCell.Form.EMPTY);
  }

  private int sameLabels(RawRow row) {
    int same = 0;
    for (int column = 0; column < row.cells().size(); column++) {
      var label = Spelling.label(row.cell(column).text());
      if (!label.isEmpty() && label.equals(Spelling.label(header.label(column)))) {
        same++;
      }
    }
    return same;
  }

  private boolean isBannerAgain(RawRow row) {
    return isAllWords(row)
        && row.cells().stream()
            .filter(cell -> !cell.isBlank())
            .allMatch(cell -> banner.contains(Spelling.label(cell.text())));
  }

  private boolean isTotals(RawRow row) {
    int first = firstColumn(row);
    if (!startsTotals(row.cell(first)) || isTypedOtherwise(first)) {
      return false;
    }
    int others = 0;
    int numbers = 0;
    for (int column = first + 1; column < row.cells().size(); column++) {
      var cell = row.cell(column);
      boolean empty = cell.form() == SheetCell.Form.EMPTY || Spelling.isNothing(cell.text());
      if (!empty && !header.own().contains(column)) {
        others++;
        numbers += isNumberLike(cell) ? 1 : 0;
      }
    }
    return numbers * 2 >= others;
  }

  private static boolean isNumberLike(SheetCell cell) {
    return cell.form() == SheetCell.Form.ERROR
        || cell.form() == SheetCell.Form.UNVALUED
        || Numbers.isNumber(cell);
  }

  /// Columns of numbers, days or choices are no place for the word, unless they come first.
  private boolean isTypedOtherwise(int column) {
    var id = header.fields().get(column);
    var field = id == null ? null : labels.kind().fields().get(id);
    return column > 0
        && field != null
        && (field.type() instanceof Field.Count
            || field.type() instanceof Field.Measure
            || field.type() instanceof Field.ChoiceOf);
  }

  private static boolean startsTotals(SheetCell cell) {
    return cell.form() == SheetCell.Form.TEXT
        && TOTALS.matcher(Spelling.unspaced(cell.text()).toLowerCase(Locale.ROOT)).matches();
  }

  private boolean isNote(RawRow row) {
    var first = row.cell(firstColumn(row));
    boolean written =
        NOTE.matcher(Spelling.unspaced(first.text()).toLowerCase(Locale.ROOT)).matches();
    return written
        && header.fields().entrySet().stream()
            .anyMatch(column -> {
              var field = labels.kind().fields().get(column.getValue());
              return field != null
                  && (field.required() || header.fields().size() > 2)
                  && Spelling.isNothing(row.cell(column.getKey()).text());
            });
  }

  private static int firstColumn(RawRow row) {
    int column = 0;
    while (column < row.cells().size() && row.cell(column).isBlank()) {
      column++;
    }
    return column;
  }
}
