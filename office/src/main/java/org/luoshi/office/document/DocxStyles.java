package org.luoshi.office.document;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.luoshi.office.document.Form.Face;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STUnderline;

/// The styles of a docx, so that an editor's navigation and the office's own changes work by style.
final class DocxStyles {

  static final String BODY = "Normal";
  static final String FLUSH = "Flush";
  static final String TITLE = "Title";
  static final String HEADING = "Heading";
  static final String MARK = "AppendixMark";
  static final String ENTRY = "FigureEntry";
  static final String SMALL = "TableText";
  static final String ISSUE = "IssueLines";
  static final String LINK = "FigureLink";

  private final CTStyles styles;
  private final Form form;
  private final boolean chinese;

  private DocxStyles(CTStyles styles, Form form, boolean chinese) {
    this.styles = styles;
    this.form = form;
    this.chinese = chinese;
  }

  static void add(XWPFDocument docx, Form form, boolean chinese) {
    var styles = CTStyles.Factory.newInstance();
    new DocxStyles(styles, form, chinese).addAll();
    docx.createStyles().setStyles(styles);
  }

  private void addAll() {
    var language = styles.addNewDocDefaults().addNewRPrDefault().addNewRPr();
    DocxInk.fonts(language.addNewRFonts(), form.body().font());
    var lang = language.addNewLang();
    lang.setVal(chinese ? "en-US" : "en-GB");
    lang.setEastAsia("zh-CN");

    var body = paragraph(BODY, form.body(), null);
    body.setDefault(true);
    setBody(body.getPPr());
    indent(paragraph(FLUSH, form.body(), BODY).getPPr(), 0);

    var title = paragraph(TITLE, form.title(), BODY).getPPr();
    title.addNewKeepNext();
    DocxInk.off(title.addNewSnapToGrid());
    lines(title, chinese ? form.line() : form.title().size() * 13);
    indent(title, 0);
    title.addNewJc().setVal(STJc.CENTER);

    for (int level = 1; level <= 4; level++) {
      heading(level);
    }
    var mark = chinese ? form.headings()[0] : new Face(form.latin(), form.body().size(), true);
    indent(paragraph(MARK, mark, BODY).getPPr(), 0);
    var entry = paragraph(ENTRY, form.entry(), BODY).getPPr();
    entry.addNewKeepNext();
    lines(entry, form.entry().size() * 16);
    entry.getSpacing().setBefore(BigInteger.valueOf(form.entry().size() * 6L));
    indent(entry, 0);
    entry.addNewJc().setVal(STJc.LEFT);
    small(SMALL, form.small());
    small(ISSUE, form.issue());
    link();
  }

  private void setBody(CTPPrGeneral body) {
    DocxInk.off(body.addNewWidowControl());
    DocxInk.off(body.addNewOverflowPunct());
    DocxInk.off(body.addNewAutoSpaceDE());
    DocxInk.off(body.addNewAutoSpaceDN());
    DocxInk.off(body.addNewAdjustRightInd());
    lines(body, form.line());
    if (chinese) {
      indent(body, 2 * form.character());
    } else {
      body.getSpacing().setAfter(BigInteger.valueOf(120));
    }
    body.addNewJc().setVal(STJc.BOTH);
  }

  private void heading(int level) {
    var properties = paragraph(HEADING + level, form.headings()[level - 1], BODY).getPPr();
    properties.addNewKeepNext();
    lines(properties, form.line());
    if (chinese) {
      indent(properties, 2 * form.character());
    } else {
      properties.getSpacing().setBefore(BigInteger.valueOf(160));
      indent(properties, 0);
    }
    properties.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
  }

  private void small(String name, Face face) {
    var properties = paragraph(name, face, BODY).getPPr();
    DocxInk.off(properties.addNewSnapToGrid());
    lines(properties, face.size() * 14);
    properties.getSpacing().setAfter(BigInteger.ZERO);
    indent(properties, 0);
    properties.addNewJc().setVal(STJc.LEFT);
  }

  private void link() {
    var style = styles.addNewStyle();
    style.setType(STStyleType.CHARACTER);
    style.setStyleId(LINK);
    style.addNewName().setVal(LINK);
    var underline = style.addNewRPr().addNewU();
    underline.setVal(STUnderline.DOTTED);
    underline.setColor(Form.GREY);
  }

  private CTStyle paragraph(
      String id, Face face, @org.jspecify.annotations.Nullable String basedOn) {
    var style = styles.addNewStyle();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(id.startsWith(HEADING) ? id.replace("Heading", "heading ") : id);
    if (basedOn != null) {
      style.addNewBasedOn().setVal(basedOn);
    }
    style.addNewQFormat();
    style.addNewPPr();
    dress(style.addNewRPr(), face);
    return style;
  }

  private void dress(CTRPr properties, Face face) {
    DocxInk.fonts(properties.addNewRFonts(), face.font());
    var bold = properties.addNewB();
    if (!face.bold()) {
      DocxInk.off(bold);
    }
    properties.addNewSpacing().setVal(face.size() == form.body().size() ? form.closer() : 0);
    DocxInk.off(properties.addNewSnapToGrid());
    properties.addNewSz().setVal(face.size());
    properties.addNewSzCs().setVal(face.size());
  }

  private static void lines(CTPPrGeneral properties, int line) {
    var spacing = properties.isSetSpacing() ? properties.getSpacing() : properties.addNewSpacing();
    spacing.setLine(BigInteger.valueOf(line));
    spacing.setLineRule(STLineSpacingRule.EXACT);
  }

  private static void indent(CTPPrGeneral properties, int first) {
    properties.addNewInd().setFirstLine(BigInteger.valueOf(first));
  }
}
