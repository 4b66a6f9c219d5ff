package org.luoshi.testkit.bureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sheet as it would be if offices were tidy: labels, and a cell for each label in every row.
record Table(String file, String sheet, List<Column> columns, List<Line> rows) {

  /// A column by its label and by what a bad row could do to it.
  record Column(String label, Role role) {}

  /// One row; `fault` says what is wrong with a bad one.
  record Line(List<Cell> cells, @Nullable Fault fault) {}

  /// What is wrong with a row, and in which of its columns.
  record Fault(BadRow.Reason reason, int column) {}

  enum Role {
    /// 序号, which the office counts up itself.
    SERIAL,
    /// Nothing here can be wrong.
    PLAIN,
    /// The day without which the row says nothing.
    DAY,
    /// A day that may never come.
    LATER,
    /// The unit the row is about.
    UNIT,
    /// A number of people, days, hours.
    COUNT,
    /// One of a few words.
    CHOICE,
    /// The row's own code; no two rows share it.
    KEY
  }

  /// What stands in a cell before an office's hand writes it.
  sealed interface Cell {

    /// One of a few words, or the name of a unit where it is first told: kept tidy but for width
    /// and outer spaces.
    record Text(String text) implements Cell {}

    /// Free text, over several lines if need be.
    record Prose(String text) implements Cell {}

    /// The code of a person, household or document.
    record Code(String text) implements Cell {}

    /// A cell that even the worst office writes properly.
    record Exact(String text) implements Cell {}

    record Name(String unit) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    /// A whole number with the word people put after it, such as 人次.
    record Count(int number, String word) implements Cell {}

    record Score(BigDecimal points) implements Cell {}

    /// A year or half-year by its label.
    record Term(String label) implements Cell {}

    /// Nothing; `day` where a day could stand.
    record Nothing(boolean day) implements Cell {}

    record Serial() implements Cell {}

    /// A cell of a bad row, written exactly so; nothing at all where null.
    record Raw(@Nullable Object value) implements Cell {}
  }

  int indexOf(Role role) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == role) {
        return i;
      }
    }
    return -1;
  }
}
