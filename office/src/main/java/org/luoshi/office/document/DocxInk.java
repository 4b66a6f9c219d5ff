package org.luoshi.office.document;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.luoshi.office.document.Form.Face;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STOnOff1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTOnOff;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

/// The pen of one docx: paragraphs, runs, bookmarks and links of its body.
final class DocxInk {

  private final CTBody body;
  private final XWPFDocument docx;
  private final Form form;
  private final boolean chinese;
  private final Anchors anchors;
  private int bookmarks;

  DocxInk(XWPFDocument docx, Form form, boolean chinese, Anchors anchors) {
    this.docx = docx;
    this.body = docx.getDocument().getBody();
    this.form = form;
    this.chinese = chinese;
    this.anchors = anchors;
  }

  CTBody body() {
    return body;
  }

  Form form() {
    return form;
  }

  boolean chinese() {
    return chinese;
  }

  Anchors anchors() {
    return anchors;
  }

  /// A paragraph that can hold pictures.
  XWPFParagraph pictured(String style) {
    return new XWPFParagraph(paragraph(style), docx);
  }

  CTP paragraph(String style) {
    return styled(body.addNewP(), style);
  }

  /// An empty line of the grid.
  void blank() {
    styled(body.addNewP(), DocxStyles.FLUSH);
  }

  static CTP styled(CTP paragraph, String style) {
    paragraph.addNewPPr().addNewPStyle().setVal(style);
    return paragraph;
  }

  static void align(CTP paragraph, STJc.Enum side) {
    paragraph.getPPr().addNewJc().setVal(side);
  }

  static void keepWithNext(CTP paragraph) {
    paragraph.getPPr().addNewKeepNext();
  }

  static void exactly(CTP paragraph, int before, int line) {
    var spacing = paragraph.getPPr().addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(before));
    spacing.setLine(BigInteger.valueOf(line));
    spacing.setLineRule(STLineSpacingRule.EXACT);
  }

  static CTR say(CTP paragraph, String text) {
    return written(paragraph.addNewR(), text);
  }

  /// The text in a face that is not the style's.
  CTR say(CTP paragraph, String text, Face face) {
    var run = paragraph.addNewR();
    dress(run.addNewRPr(), face);
    return written(run, text);
  }

  void runs(CTP paragraph, List<Run> runs) {
    for (var run : runs) {
      switch (run) {
        case Run.Plain plain -> say(paragraph, plain.shown());
        case Run.Figure figure -> figure(paragraph, figure);
      }
    }
  }

  /// A link to a bookmark; discreet: the text's colour over a row of grey dots.
  static CTR link(CTP paragraph, String bookmark, String text) {
    var link = paragraph.addNewHyperlink();
    link.setAnchor(bookmark);
    link.setHistory(STOnOff1.ON);
    var run = link.addNewR();
    run.addNewRPr().addNewRStyle().setVal(DocxStyles.LINK);
    return written(run, text);
  }

  /// A bookmark over what the writing adds to the paragraph.
  void bookmarked(CTP paragraph, String name, Runnable writing) {
    var id = BigInteger.valueOf(bookmarks++);
    var start = paragraph.addNewBookmarkStart();
    start.setId(id);
    start.setName(name);
    writing.run();
    paragraph.addNewBookmarkEnd().setId(id);
  }

  private void figure(CTP paragraph, Run.Figure figure) {
    var entry = anchors.entry(figure.anchor());
    anchors
        .firstMention(figure.anchor())
        .ifPresentOrElse(
            name -> bookmarked(paragraph, name, () -> link(paragraph, entry, figure.shown())),
            () -> link(paragraph, entry, figure.shown()));
  }

  /// The width of the text in this form's body face: a full character or half of one each.
  int width(String text) {
    return text.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum() * form.character() / 2;
  }

  void dress(CTRPr properties, Face face) {
    fonts(properties.addNewRFonts(), face.font());
    properties.addNewB().setVal(face.bold());
    properties.addNewSpacing().setVal(face.size() == form.body().size() ? form.closer() : 0);
    properties.addNewSz().setVal(face.size());
    properties.addNewSzCs().setVal(face.size());
  }

  /// All four scripts in one font, so that neither digits nor quotation marks fall out of it.
  static void fonts(CTFonts fonts, String font) {
    fonts.setAscii(font);
    fonts.setHAnsi(font);
    fonts.setEastAsia(font);
    fonts.setCs(font);
    fonts.setHint(STHint.EAST_ASIA);
  }

  static void off(CTOnOff switched) {
    switched.setVal(false);
  }

  static CTR written(CTR run, String text) {
    var written = run.addNewT();
    written.setStringValue(text);
    written.setSpace(SpaceAttribute.Space.PRESERVE);
    return run;
  }
}
