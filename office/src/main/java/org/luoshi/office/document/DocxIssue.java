package org.luoshi.office.document;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPBdr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVAnchor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STWrap;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STXAlign;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STYAlign;

/// The issue lines (版记) at the foot of the last page: a frame whose last line lies on the lower
/// edge of the type area, thick lines of 0.35 mm outside and thin ones of 0.25 mm between.
final class DocxIssue {

  private static final int THICK = 8;
  private static final int THIN = 6;

  private final DocxInk ink;
  private final DocumentPhrases phrases;

  DocxIssue(DocxInk ink, DocumentPhrases phrases) {
    this.ink = ink;
    this.phrases = phrases;
  }

  void write(OfficialDocument.@Nullable IssueLines issue) {
    if (issue == null) {
      return;
    }
    if (!issue.copies().isEmpty()) {
      var copies = framed();
      rule(borders(copies).addNewTop(), THICK);
      var mark = phrases.say("document-copies");
      var indent = copies.getPPr().addNewInd();
      indent.setLeft(BigInteger.valueOf(280L + 140L * 2 * mark.length()));
      indent.setRight(BigInteger.valueOf(280));
      indent.setHanging(BigInteger.valueOf(140L * 2 * mark.length()));
      DocxInk.say(
          copies,
          mark
              + String.join(phrases.say("document-copies-gap"), issue.copies())
              + phrases.say("document-copies-end"));
    }
    var printed = framed();
    var lines = borders(printed);
    rule(lines.addNewTop(), issue.copies().isEmpty() ? THICK : THIN);
    rule(lines.addNewBottom(), THICK);
    stop(printed, STTabJc.LEFT, 280);
    stop(printed, STTabJc.RIGHT, ink.form().margins().width() - 280);
    printed.addNewR().addNewTab();
    DocxInk.say(printed, issue.printedBy());
    printed.addNewR().addNewTab();
    DocxInk.say(printed, phrases.say("document-printed", phrases.date(issue.printedOn())));
    ink.blank();
  }

  private CTP framed() {
    var paragraph = ink.paragraph(DocxStyles.ISSUE);
    var frame = paragraph.getPPr().addNewFramePr();
    frame.setW(BigInteger.valueOf(ink.form().margins().width()));
    frame.setWrap(STWrap.AROUND);
    frame.setVAnchor(STVAnchor.MARGIN);
    frame.setHAnchor(STHAnchor.MARGIN);
    frame.setXAlign(STXAlign.CENTER);
    frame.setYAlign(STYAlign.BOTTOM);
    return paragraph;
  }

  private static void stop(CTP paragraph, STTabJc.Enum side, int position) {
    var properties = paragraph.getPPr();
    var tabs = properties.isSetTabs() ? properties.getTabs() : properties.addNewTabs();
    var tab = tabs.addNewTab();
    tab.setVal(side);
    tab.setPos(BigInteger.valueOf(position));
  }

  private static CTPBdr borders(CTP paragraph) {
    return paragraph.getPPr().addNewPBdr();
  }

  private static void rule(CTBorder border, int eighths) {
    border.setVal(STBorder.SINGLE);
    border.setSz(BigInteger.valueOf(eighths));
    border.setSpace(BigInteger.valueOf(3));
    border.setColor("000000");
  }
}
