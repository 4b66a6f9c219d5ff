package org.luoshi.office.sheet;

import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.SheetCell.Form;

/// Reads the cells of one field by its type.
final class FieldReader {

  private static final int LONGEST = 200;

  private final Field field;
  private final boolean isKey;
  private final boolean from1904;
  private final Choices choices;

  FieldReader(RecordKind kind, Field field, boolean from1904) {
    this.field = field;
    this.isKey =
        kind.key().contains(field.id())
            || (kind.of() != null && field.id().equals(kind.of().link()));
    this.from1904 = from1904;
    this.choices =
        new Choices(
            field.type() instanceof Field.ChoiceOf type
                ? type
                : new Field.ChoiceOf(java.util.Map.of()));
  }

  Field field() {
    return field;
  }

  /// Whether a cell merged over several rows speaks for each of them; a number would be counted
  /// again in every row.
  boolean repeatsDownwards() {
    return !(field.type() instanceof Field.Count || field.type() instanceof Field.Measure);
  }

  private boolean isWords() {
    return field.type() instanceof Field.Words;
  }

  Reading read(SheetCell cell) {
    if (cell.form() == Form.ERROR) {
      return Reading.wrong("sheet-cell-error", cell.text());
    }
    if (cell.form() == Form.UNVALUED) {
      return Reading.wrong("sheet-cell-unvalued", cell.text());
    }
    if (field.type() instanceof Field.ChoiceOf && cell.text().length() <= LONGEST) {
      return choices.read(cell);
    }
    if (cell.form() == Form.EMPTY || Spelling.isNothing(cell.text())) {
      return Reading.NOTHING;
    }
    if (cell.text().length() > LONGEST && !isWords()) {
      return Reading.wrong("sheet-cell-long", cell.text());
    }
    return switch (field.type()) {
      case Field.ChoiceOf _ -> choices.read(cell);
      case Field.Count _ -> Numbers.count(cell);
      case Field.Measure _ -> Numbers.measure(cell);
      case Field.DayOf _ -> Days.read(cell, from1904);
      case Field.TermOf _ -> Terms.read(cell);
      case Field.UnitRef _, Field.PersonRef _, Field.ObjectRef _ ->
          Reading.of(new Value.Reference(Spelling.reference(cell.text())));
      case Field.Words _ ->
          Reading.of(
              new Value.Words(
                  isKey ? Spelling.reference(cell.text()) : Spelling.trimmed(cell.text())));
    };
  }
}
