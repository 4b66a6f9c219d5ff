package org.luoshi.office.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads workbooks row by row, in memory that does not grow with the sheet.
///
/// Whatever is wrong with a file comes back as a diagnostic; nothing is thrown for it. Reading
/// needs no order of sheets or columns: both are found by their names.
public final class Workbooks {

  static {
    ZipSecureFile.setMinInflateRatio(1.0 / Limits.STANDARD.ratio());
    ZipSecureFile.setGraceEntrySize(Limits.STANDARD.ratioFrom());
    ZipSecureFile.setMaxEntrySize(Limits.STANDARD.inflatedBytes());
    ZipSecureFile.setMaxFileCount(Limits.STANDARD.parts());
  }

  private final Path file;
  private final String name;
  private final Limits limits;
  private final List<Labels> kinds;
  private final List<Diagnostic> found = new ArrayList<>();

  private Workbooks(Path file, String name, Collection<RecordKind> kinds, Limits limits) {
    this.file = file;
    this.name = name;
    this.limits = limits;
    this.kinds = kinds.stream().map(Labels::new).toList();
  }

  /// Reads a file whole, its rows with it; named in places by its file name.
  public static ReadWorkbook read(Path file, Collection<RecordKind> kinds) {
    return read(file, String.valueOf(file.getFileName()), kinds, Limits.STANDARD);
  }

  /// Reads a file whole; `name` is what people know it by (an upload's own name).
  public static ReadWorkbook read(
      Path file, String name, Collection<RecordKind> kinds, Limits limits) {
    var rows = new HashMap<String, List<ReadRow>>();
    var read =
        open(
            file,
            name,
            kinds,
            limits,
            row -> rows.computeIfAbsent(row.sheet(), _ -> new ArrayList<>()).add(row));
    return new ReadWorkbook(
        name,
        read.sheets().stream()
            .map(sheet -> sheet.with(rows.getOrDefault(sheet.title(), List.of())))
            .toList(),
        read.found());
  }

  /// Reads a file and hands on each row that is not blank at once, keeping none: the sheets come
  /// back without rows. Rows of a file that turns out damaged may have been handed on before.
  public static ReadWorkbook open(
      Path file, String name, Collection<RecordKind> kinds, Limits limits, Consumer<ReadRow> rows) {
    return new Workbooks(file, name, kinds, limits).read(rows);
  }

  private ReadWorkbook read(Consumer<ReadRow> rows) {
    var sheets = new ArrayList<ReadSheet>();
    try {
      Gate.pass(file, name, limits);
      sheets(rows, sheets);
      if (sheets.stream().allMatch(sheet -> sheet.count().read() == 0 && sheet.kind() == null)) {
        found.add(Diagnostic.error("sheet-workbook-empty", new Place.File(name)));
      }
    } catch (Refusal refusal) {
      found.add(refusal.why());
    } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
      found.add(Diagnostic.error("sheet-file-damaged", new Place.File(name)));
    }
    return new ReadWorkbook(name, sheets, found);
  }

  private void sheets(Consumer<ReadRow> rows, List<ReadSheet> sheets)
      throws IOException, OpenXML4JException, SAXException {
    var opened = opened();
    try {
      var parts = new XSSFReader(opened);
      var contents = new Contents();
      parse(parts.getWorkbookData(), contents);
      var formats = new Formats();
      try (var styles = parts.getStylesData()) {
        if (styles != null) {
          SafeXml.parse(styles, formats);
        }
      }
      var texts =
          new SheetXml.Texts(
              new ReadOnlySharedStringsTable(opened, false), formats, contents.from1904);
      if (contents.sheets.stream().map(Listed::title).distinct().count() < contents.sheets.size()) {
        throw new Refusal(Diagnostic.error("sheet-file-damaged", new Place.File(name)));
      }
      for (var listed : contents.sheets) {
        if (!listed.state().equals("visible")) {
          found.add(
              Diagnostic.warning(
                  "sheet-hidden", new Place.Cell(name, listed.title(), 1, null), listed.title()));
        }
        sheets.add(sheet(parts, listed, texts, rows));
      }
    } finally {
      opened.revert();
    }
  }

  private OPCPackage opened() throws InvalidFormatException {
    return OPCPackage.open(file.toFile(), PackageAccess.READ);
  }

  private ReadSheet sheet(
      XSSFReader parts, Listed listed, SheetXml.Texts texts, Consumer<ReadRow> rows)
      throws IOException, OpenXML4JException, SAXException {
    var merges = new Merges.Gatherer();
    parse(parts.getSheet(listed.part()), merges);
    var place = new Place.Cell(name, listed.title(), 1, null);
    var reader = new SheetReader(place, kinds, merges.merges(), texts.from1904(), rows);
    var xml = new SheetXml(texts, limits.rows(), reader::take);
    try {
      parse(parts.getSheet(listed.part()), xml);
    } catch (SheetXml.Disorder disorder) {
      throw new Refusal(
          disorder.tooMany
              ? Diagnostic.error("sheet-too-many-rows", place, limits.rows())
              : Diagnostic.error("sheet-file-damaged", new Place.File(name)));
    }
    return reader.finish(xml.lastRow());
  }

  private static void parse(InputStream part, DefaultHandler handler)
      throws IOException, SAXException {
    try (part) {
      SafeXml.parse(part, handler);
    }
  }

  private record Listed(String title, String state, String part) {}

  /// The workbook's own page: its sheets in order, and which day is its first.
  private static final class Contents extends DefaultHandler {
    private final List<Listed> sheets = new ArrayList<>();
    private boolean from1904;

    @Override
    public void startElement(String uri, String tag, String qualified, Attributes attributes) {
      if (tag.equals("workbookPr")) {
        var date1904 = attributes.getValue("date1904");
        from1904 = "1".equals(date1904) || "true".equals(date1904);
      }
      if (tag.equals("sheet")) {
        var state = attributes.getValue("state");
        sheets.add(
            new Listed(
                String.valueOf(attributes.getValue("name")),
                state == null ? "visible" : state,
                relation(attributes)));
      }
    }

    private static String relation(Attributes attributes) {
      for (int i = 0; i < attributes.getLength(); i++) {
        if (attributes.getLocalName(i).equals("id")
            && attributes.getURI(i).contains("relationships")) {
          return attributes.getValue(i);
        }
      }
      return "";
    }
  }
}
