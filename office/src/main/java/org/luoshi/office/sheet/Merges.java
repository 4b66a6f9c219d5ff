package org.luoshi.office.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/// The merged ranges of a sheet; rows count from 1, columns from 0.
final class Merges {

  record Range(int top, int left, int bottom, int right) {}

  private final List<Range> ranges;
  private final Map<Integer, Carried> carried = new HashMap<>();
  private final Map<Corner, Integer> bottoms = new HashMap<>();
  private int next;

  private record Corner(int top, int left) {}

  private record Carried(SheetCell cell, int bottom) {}

  Merges(List<Range> ranges) {
    this.ranges = ranges.stream().sorted(Comparator.comparingInt(Range::top)).toList();
    this.ranges.forEach(
        range -> bottoms.put(new Corner(range.top(), range.left()), range.bottom()));
  }

  /// The text a header cell takes from the range it lies in, where it lies in one.
  SheetCell across(List<RawRow> rows, RawRow row, int column) {
    for (var range : ranges) {
      if (range.top() > row.number()) {
        break;
      }
      if (range.bottom() >= row.number() && range.left() <= column && column <= range.right()) {
        return rows.stream()
            .filter(other -> other.number() == range.top())
            .findFirst()
            .map(top -> top.cell(range.left()))
            .orElse(SheetCell.EMPTY);
      }
    }
    return SheetCell.EMPTY;
  }

  /// The lowest row that a range from this row's cell reaches.
  int bottom(int row, int column) {
    return bottoms.getOrDefault(new Corner(row, column), row);
  }

  /// The cells of this row that stand in a range begun above it, by column; rows come in order.
  Map<Integer, SheetCell> into(RawRow row) {
    carried.values().removeIf(from -> from.bottom() < row.number());
    var taken = new HashMap<Integer, SheetCell>();
    carried.forEach((column, from) -> taken.put(column, from.cell()));
    for (; next < ranges.size() && ranges.get(next).top() <= row.number(); next++) {
      var range = ranges.get(next);
      if (range.top() == row.number() && range.bottom() > range.top()) {
        var cell = row.cell(range.left());
        if (!cell.isBlank()) {
          carried.put(range.left(), new Carried(cell, range.bottom()));
        }
      }
    }
    return taken;
  }

  /// Gathers the ranges while the sheet's XML is read once through.
  static final class Gatherer extends DefaultHandler {
    private final List<Range> ranges = new ArrayList<>();

    Merges merges() {
      return new Merges(ranges);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      if (name.equals("mergeCell") && attributes.getValue("ref") != null) {
        var ref = CellRangeAddress.valueOf(attributes.getValue("ref"));
        ranges.add(
            new Range(
                ref.getFirstRow() + 1,
                ref.getFirstColumn(),
                ref.getLastRow() + 1,
                ref.getLastColumn()));
      }
    }
  }
}
