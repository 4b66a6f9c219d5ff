package org.luoshi.office.sheet;

import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Language;

/// The column 来源 of a sheet that Luoshi writes to be read again: it names the record that a row
/// tells of, as sheets of corrections name the row they correct.
///
/// A row so named is known by it, wherever it stands and whatever else it says.
public final class OriginColumn {

  /// What stands for the file where the origin is a record and not a row.
  public static final String RECORDS = "Luoshi";

  private OriginColumn() {}

  /// Its heading, or its other form where the kind has a column of that name.
  public static String heading(RecordKind kind, Language language) {
    var phrases = SheetPhrases.in(language);
    var heading = phrases.say(Labels.ADDED.getFirst());
    return new Labels(kind).field(heading).isPresent()
        ? phrases.say(Labels.ADDED.getFirst() + ".other")
        : heading;
  }

  /// What stands in it for a record of the kind with this number.
  public static String of(String kind, int number) {
    return new Origin(RECORDS, kind, number).shown();
  }
}
