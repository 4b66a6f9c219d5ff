package org.luoshi.office.document;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/// Tables of a docx: as wide as the type area, thin grey lines between rows, the header on each
/// page.
final class DocxTables {

  private DocxTables() {}

  /// A table of the body, with columns of one width.
  static void write(DocxInk ink, Block.Table table) {
    var weights = Collections.nCopies(table.header().size(), 1);
    var widths = widths(ink.form(), weights);
    var written = start(ink, widths);
    header(ink, written, table.header(), widths);
    for (var row : table.rows()) {
      row(ink, written.addNewTr(), row.cells().stream().map(Block.Cell::runs).toList(), widths);
    }
  }

  /// A table of records.
  static void records(DocxInk ink, DocumentPhrases phrases, List<RecordLine> records) {
    var widths = widths(ink.form(), List.of(20, 14, 24, 42));
    var written = start(ink, widths);
    header(
        ink,
        written,
        List.of(
            phrases.say("document-column-id"),
            phrases.say("document-column-date"),
            phrases.say("document-column-unit"),
            phrases.say("document-column-text")),
        widths);
    for (var record : records) {
      var date = record.date() == null ? "" : record.date().toString();
      var cells = List.of(record.id(), date, record.unit(), record.text());
      row(
          ink,
          written.addNewTr(),
          cells.stream().map(cell -> List.<Run>of(new Run.Plain(cell))).toList(),
          widths);
    }
  }

  private static List<Integer> widths(Form form, List<Integer> weights) {
    var sum = weights.stream().mapToInt(Integer::intValue).sum();
    return weights.stream().map(weight -> form.margins().width() * weight / sum).toList();
  }

  private static CTTbl start(DocxInk ink, List<Integer> widths) {
    var table = ink.body().addNewTbl();
    var properties = table.addNewTblPr();
    var width = properties.addNewTblW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(ink.form().margins().width()));
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    var borders = properties.addNewTblBorders();
    rule(borders.addNewTop(), 6);
    rule(borders.addNewBottom(), 6);
    rule(borders.addNewInsideH(), 2);
    var cells = properties.addNewTblCellMar();
    for (var side : List.of(cells.addNewLeft(), cells.addNewRight())) {
      side.setType(STTblWidth.DXA);
      side.setW(BigInteger.valueOf(60));
    }
    var grid = table.addNewTblGrid();
    widths.forEach(each -> grid.addNewGridCol().setW(BigInteger.valueOf(each)));
    return table;
  }

  private static void header(DocxInk ink, CTTbl table, List<String> titles, List<Integer> widths) {
    var row = table.addNewTr();
    row.addNewTrPr().addNewCantSplit();
    row.getTrPr().addNewTblHeader();
    var face = ink.form().small();
    var strong = new Form.Face(ink.form().headings()[0].font(), face.size(), !ink.chinese());
    for (int i = 0; i < titles.size(); i++) {
      var cell = row.addNewTc();
      cell.addNewTcPr().addNewTcW().setW(BigInteger.valueOf(widths.get(i)));
      var paragraph = DocxInk.styled(cell.addNewP(), DocxStyles.SMALL);
      DocxInk.keepWithNext(paragraph);
      ink.say(paragraph, titles.get(i), strong);
    }
  }

  private static void row(DocxInk ink, CTRow row, List<List<Run>> cells, List<Integer> widths) {
    row.addNewTrPr().addNewCantSplit();
    for (int i = 0; i < cells.size(); i++) {
      var cell = row.addNewTc();
      cell.addNewTcPr().addNewTcW().setW(BigInteger.valueOf(widths.get(i)));
      ink.runs(DocxInk.styled(cell.addNewP(), DocxStyles.SMALL), cells.get(i));
    }
  }

  private static void rule(CTBorder border, int eighths) {
    border.setVal(STBorder.SINGLE);
    border.setSz(BigInteger.valueOf(eighths));
    border.setSpace(BigInteger.ZERO);
    border.setColor(Form.GREY);
  }
}
