package org.luoshi.office.sheet;

import java.util.Optional;
import java.util.regex.Pattern;
import org.luoshi.engine.text.Place;

/// Where a row first stood; a corrected row keeps the origin of the row it corrects.
public record Origin(String file, String sheet, int row) {

  private static final Pattern SHOWN =
      Pattern.compile("(?<file>.*\\.xls[xm]|.*?) · (?<sheet>.+)!(?<row>[0-9]{1,9})");

  /// `工作台账.xlsx · 三会一课!7`, as the column 来源 holds it.
  public String shown() {
    return new Place.Cell(file, sheet, row, null).shown();
  }

  static Optional<Origin> parse(String shown) {
    var match = SHOWN.matcher(shown.strip());
    return match.matches()
        ? Optional.of(
            new Origin(
                match.group("file"), match.group("sheet"), Integer.parseInt(match.group("row"))))
        : Optional.empty();
  }
}
