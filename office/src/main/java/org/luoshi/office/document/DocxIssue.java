package org.luoshi.office.document;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;

/// The issue lines (版记) at the foot of the last page: a floating table whose last line lies on the
/// lower edge of the type area, with lines of 0.35 mm outside and of 0.25 mm between.
final class DocxIssue {

  private static final int THICK = 8;
  private static final int THIN = 6;

  private final DocxInk ink;
  private final DocumentPhrases phrases;
  private final int one;

  DocxIssue(DocxInk ink, DocumentPhrases phrases) {
    this.ink = ink;
    this.phrases = phrases;
    this.one = ink.form().issue().size() * 10;
  }

  void write(OfficialDocument.@Nullable IssueLines issue) {
    if (issue == null) {
      return;
    }
    var table = floating();
    var copies = !issue.copies().isEmpty();
    if (copies) {
      copies(row(table, THICK, THIN), issue);
    }
    printed(row(table, copies ? THIN : THICK, THICK), issue);
    ink.blank();
  }

  private void copies(CTP paragraph, OfficialDocument.IssueLines issue) {
    var mark = phrases.say("document-copies");
    var hanging = ink.width(mark) * ink.form().issue().size() / ink.form().body().size();
    var indent = paragraph.getPPr().addNewInd();
    indent.setLeft(BigInteger.valueOf(one + hanging));
    indent.setRight(BigInteger.valueOf(one));
    indent.setHanging(BigInteger.valueOf(hanging));
    var names = String.join(phrases.say("document-copies-gap"), issue.copies());
    DocxInk.say(paragraph, mark + names + phrases.say("document-copies-end"));
  }

  private void printed(CTP paragraph, OfficialDocument.IssueLines issue) {
    stop(paragraph, STTabJc.LEFT, one);
    stop(paragraph, STTabJc.RIGHT, ink.form().margins().width() - one);
    paragraph.addNewR().addNewTab();
    DocxInk.say(paragraph, issue.printedBy());
    paragraph.addNewR().addNewTab();
    DocxInk.say(paragraph, phrases.say("document-printed", phrases.date(issue.printedOn())));
  }

  private CTTbl floating() {
    var margins = ink.form().margins();
    var table = ink.body().addNewTbl();
    var properties = table.addNewTblPr();
    var place = properties.addNewTblpPr();
    place.setVertAnchor(STVAnchor.MARGIN);
    place.setHorzAnchor(STHAnchor.PAGE);
    place.setTblpX(BigInteger.valueOf(margins.left()));
    place.setTblpYSpec(STYAlign.BOTTOM);
    var width = properties.addNewTblW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(margins.width()));
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    var cells = properties.addNewTblCellMar();
    for (var side : java.util.List.of(cells.addNewLeft(), cells.addNewRight())) {
      side.setType(STTblWidth.DXA);
      side.setW(BigInteger.ZERO);
    }
    table.addNewTblGrid().addNewGridCol().setW(BigInteger.valueOf(margins.width()));
    return table;
  }

  private CTP row(CTTbl table, int top, int bottom) {
    var cell = table.addNewTr().addNewTc();
    var width = cell.addNewTcPr().addNewTcW();
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(ink.form().margins().width()));
    var borders = cell.getTcPr().addNewTcBorders();
    rule(borders.addNewTop(), top);
    rule(borders.addNewBottom(), bottom);
    return DocxInk.styled(cell.addNewP(), DocxStyles.ISSUE);
  }

  private static void stop(CTP paragraph, STTabJc.Enum side, int position) {
    var properties = paragraph.getPPr();
    var tabs = properties.isSetTabs() ? properties.getTabs() : properties.addNewTabs();
    var tab = tabs.addNewTab();
    tab.setVal(side);
    tab.setPos(BigInteger.valueOf(position));
  }

  private static void rule(CTBorder border, int eighths) {
    border.setVal(STBorder.SINGLE);
    border.setSz(BigInteger.valueOf(eighths));
    border.setSpace(BigInteger.ZERO);
    border.setColor("000000");
  }
}
