package org.luoshi.server.records;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.duty.Field;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Language;
import org.luoshi.office.sheet.OriginColumn;
import org.luoshi.office.sheet.Table;
import org.luoshi.server.org.Names;

/// Records written as the very sheets that an import reads: read again unchanged, they change
/// nothing; read again corrected, they correct.
///
/// Units stand by name where that is clear, else by code. A kind without a key has a column that
/// names each record. Only records that stand are written.
public final class RecordSheets {

  private static final int NUMBER_DIGITS = 9;

  private final Organisation organisation;
  private final Names names;
  private final Language language;

  public RecordSheets(Organisation organisation, Language language) {
    this.organisation = organisation;
    this.names = new Names(organisation);
    this.language = language;
  }

  /// Whether records of the kind have a sheet of their own; a parent is told by its children.
  public static boolean hasSheet(RecordKind kind) {
    return !kind.sheets().isEmpty();
  }

  /// The sheet of one kind; records of other kinds and those that do not stand are passed over.
  public Table table(RecordKind kind, List<WorkRecord> records) {
    var header = new ArrayList<String>();
    kind.fields().values().forEach(field -> header.add(field.title().in(language)));
    if (kind.key().isEmpty()) {
      header.add(OriginColumn.heading(kind, language));
    }
    var rows = new ArrayList<List<Value>>();
    for (var one : records) {
      if (one.kind().equals(kind.id()) && one.state() == WorkRecord.State.ACTIVE) {
        rows.add(row(kind, one));
      }
    }
    return new Table(title(kind), "", header, rows);
  }

  private String title(RecordKind kind) {
    var title = kind.title().in(language);
    return kind.sheets().contains(title)
        ? title
        : language == Language.ZH ? kind.sheets().getFirst() : kind.sheets().getLast();
  }

  private List<Value> row(RecordKind kind, WorkRecord one) {
    var row = new ArrayList<Value>();
    for (var field : kind.fields().values()) {
      row.add(one.value(field.id()).map(value -> cell(field, value)).orElse(NOTHING));
    }
    if (kind.key().isEmpty()) {
      row.add(new Value.Words(origin(one.id())));
    }
    return row;
  }

  private static final Value NOTHING = new Value.Words("");

  private Value cell(Field field, Value value) {
    if (field.type() instanceof Field.ChoiceOf(var choices)) {
      var choice = choices.get(value.toString());
      return new Value.Words(choice == null ? value.toString() : choice.title().in(language));
    }
    return switch (value) {
      case Value.Quantity _, Value.Day _, Value.Words _ -> value;
      case Value.Choice(var id) -> new Value.Words(id);
      case Value.Reference(var id) ->
          new Value.Words(field.type() instanceof Field.UnitRef ? unit(id) : bare(field, id));
    };
  }

  private String unit(String id) {
    return organisation
        .unit(id)
        .map(unit -> unit.names().latest())
        .filter(name -> names.unit(name).filter(id::equals).isPresent())
        .orElse(id);
  }

  /// An object's own key, without the kind it is kept with.
  private static String bare(Field field, String id) {
    return field.type() instanceof Field.ObjectRef(var kind) && id.startsWith(kind + "/")
        ? id.substring(kind.length() + 1)
        : id;
  }

  private static String origin(String id) {
    int slash = id.lastIndexOf('/');
    var number = id.substring(slash + 1);
    return number.matches("[0-9]{1," + NUMBER_DIGITS + "}")
        ? OriginColumn.of(id.substring(0, slash), Integer.parseInt(number))
        : "";
  }

  /// The id of the record that an origin names; empty where it names a row of some file.
  static String idOf(String file, String sheet, int number) {
    return file.equals(OriginColumn.RECORDS) ? "%s/%06d".formatted(sheet, number) : "";
  }
}
