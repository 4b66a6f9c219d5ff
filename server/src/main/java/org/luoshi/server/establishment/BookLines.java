package org.luoshi.server.establishment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.record.Amount;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.office.sheet.Header;
import org.luoshi.office.sheet.Origin;
import org.luoshi.office.sheet.ReadRow;
import org.luoshi.office.sheet.ReadSheet;
import org.luoshi.office.sheet.ReadWorkbook;
import org.luoshi.office.sheet.RowCount;
import org.luoshi.office.sheet.SheetCell;

/// A workbook as read, as bytes from one process to another.
///
/// Only texts, numbers and lists are read back, and record kinds by their ids: bytes made to harm
/// can be wrong, never more.
final class BookLines {

  private BookLines() {}

  static void write(ReadWorkbook book, DataOutputStream to) throws IOException {
    text(to, book.file());
    list(to, book.found(), BookLines::write);
    list(to, book.sheets(), BookLines::write);
  }

  static ReadWorkbook read(DataInputStream from, Map<String, RecordKind> kinds) throws IOException {
    var file = text(from);
    var found = list(from, BookLines::diagnostic);
    return new ReadWorkbook(file, list(from, in -> sheet(in, kinds)), found);
  }

  private interface Writing<T> {
    void write(T one, DataOutputStream to) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream from) throws IOException;
  }

  private static <T> void list(DataOutputStream to, List<T> all, Writing<T> each)
      throws IOException {
    to.writeInt(all.size());
    for (var one : all) {
      each.write(one, to);
    }
  }

  private static <T> List<T> list(DataInputStream from, Reading<T> each) throws IOException {
    int size = from.readInt();
    var all = new ArrayList<T>(Math.min(size, 1024));
    for (int i = 0; i < size; i++) {
      all.add(each.read(from));
    }
    return all;
  }

  private static void text(DataOutputStream to, @Nullable String text) throws IOException {
    if (text == null) {
      to.writeInt(-1);
      return;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private static String text(DataInputStream from) throws IOException {
    return Objects.requireNonNull(textOrNull(from));
  }

  private static @Nullable String textOrNull(DataInputStream from) throws IOException {
    int length = from.readInt();
    return length < 0 ? null : new String(from.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void write(ReadSheet sheet, DataOutputStream to) throws IOException {
    text(to, sheet.file());
    text(to, sheet.title());
    text(to, sheet.kind() == null ? null : sheet.kind().id());
    text(to, sheet.banner());
    to.writeBoolean(sheet.header() != null);
    if (sheet.header() != null) {
      write(sheet.header(), to);
    }
    var count = sheet.count();
    for (int part :
        List.of(
            count.read(),
            count.accepted(),
            count.rejected(),
            count.blank(),
            count.totals(),
            count.repeated(),
            count.notes())) {
      to.writeInt(part);
    }
    list(to, sheet.rows(), BookLines::write);
    list(to, sheet.found(), BookLines::write);
  }

  private static ReadSheet sheet(DataInputStream from, Map<String, RecordKind> kinds)
      throws IOException {
    var file = text(from);
    var title = text(from);
    var kind = textOrNull(from);
    var banner = text(from);
    var header = from.readBoolean() ? header(from) : null;
    var count =
        new RowCount(
            from.readInt(),
            from.readInt(),
            from.readInt(),
            from.readInt(),
            from.readInt(),
            from.readInt(),
            from.readInt());
    var rows = list(from, BookLines::row);
    return new ReadSheet(
        file,
        title,
        kind == null ? null : Objects.requireNonNull(kinds.get(kind), kind),
        banner,
        header,
        count,
        rows,
        list(from, BookLines::diagnostic));
  }

  private static void write(Header header, DataOutputStream to) throws IOException {
    to.writeInt(header.row());
    to.writeInt(header.lastRow());
    list(to, header.labels(), (label, out) -> text(out, label));
    list(
        to,
        List.copyOf(header.fields().entrySet()),
        (entry, out) -> {
          out.writeInt(entry.getKey());
          text(out, entry.getValue());
        });
    to.writeInt(header.origin() == null ? -1 : header.origin());
    list(to, List.copyOf(header.own()), (column, out) -> out.writeInt(column));
  }

  private static Header header(DataInputStream from) throws IOException {
    int row = from.readInt();
    int last = from.readInt();
    var labels = list(from, BookLines::text);
    var fields = new TreeMap<Integer, String>();
    int size = from.readInt();
    for (int i = 0; i < size; i++) {
      fields.put(from.readInt(), text(from));
    }
    int origin = from.readInt();
    return new Header(
        row,
        last,
        labels,
        fields,
        origin < 0 ? null : origin,
        new HashSet<>(list(from, DataInputStream::readInt)));
  }

  private static void write(ReadRow row, DataOutputStream to) throws IOException {
    text(to, row.file());
    text(to, row.sheet());
    to.writeInt(row.row());
    text(to, row.sort().name());
    text(to, row.origin().file());
    text(to, row.origin().sheet());
    to.writeInt(row.origin().row());
    list(
        to,
        List.copyOf(row.values().entrySet()),
        (entry, out) -> {
          text(out, entry.getKey());
          write(entry.getValue(), out);
        });
    list(
        to,
        row.cells(),
        (cell, out) -> {
          text(out, cell.form().name());
          text(out, cell.text());
        });
    list(to, row.faults(), BookLines::write);
  }

  private static ReadRow row(DataInputStream from) throws IOException {
    var file = text(from);
    var sheet = text(from);
    int row = from.readInt();
    var sort = ReadRow.Sort.valueOf(text(from));
    var origin = new Origin(text(from), text(from), from.readInt());
    var values = new LinkedHashMap<String, Value>();
    int size = from.readInt();
    for (int i = 0; i < size; i++) {
      values.put(text(from), value(from));
    }
    var cells = list(from, in -> new SheetCell(SheetCell.Form.valueOf(text(in)), text(in)));
    return new ReadRow(
        file, sheet, row, sort, origin, values, cells, list(from, BookLines::diagnostic));
  }

  private static void write(Value value, DataOutputStream to) throws IOException {
    to.writeByte(
        switch (value) {
          case Value.Quantity _ -> 'q';
          case Value.Day _ -> 'd';
          case Value.Choice _ -> 'c';
          case Value.Words _ -> 'w';
          case Value.Reference _ -> 'r';
        });
    text(to, value.toString());
  }

  private static Value value(DataInputStream from) throws IOException {
    int letter = from.readByte();
    var text = text(from);
    return switch (letter) {
      case 'q' -> new Value.Quantity(Amount.of(new BigDecimal(text)));
      case 'd' -> new Value.Day(LocalDate.parse(text));
      case 'c' -> new Value.Choice(text);
      case 'r' -> new Value.Reference(text);
      default -> new Value.Words(text);
    };
  }

  private static void write(Diagnostic one, DataOutputStream to) throws IOException {
    text(to, one.code());
    to.writeBoolean(one.isError());
    if (one.place() instanceof Place.Cell(var file, var sheet, var row, var column)) {
      to.writeBoolean(true);
      text(to, file);
      text(to, sheet);
      to.writeInt(row);
      text(to, column);
    } else {
      to.writeBoolean(false);
      text(to, one.place().shown());
    }
    list(to, one.values(), (value, out) -> text(out, value));
  }

  private static Diagnostic diagnostic(DataInputStream from) throws IOException {
    var code = text(from);
    var severity = from.readBoolean() ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING;
    var place =
        from.readBoolean()
            ? new Place.Cell(text(from), text(from), from.readInt(), textOrNull(from))
            : new Place.File(text(from));
    return new Diagnostic(code, severity, place, list(from, BookLines::text));
  }
}
