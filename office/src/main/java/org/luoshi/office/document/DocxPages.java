package org.luoshi.office.document;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc.Enum;

/// The paper, the grid and the page numbers of a docx.
final class DocxPages {

  private DocxPages() {}

  static void set(XWPFDocument docx, Form form, boolean chinese) {
    var section = docx.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(Form.PAPER_WIDTH));
    size.setH(BigInteger.valueOf(Form.PAPER_HEIGHT));
    var margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(form.margins().top()));
    margins.setBottom(BigInteger.valueOf(form.margins().bottom()));
    margins.setLeft(BigInteger.valueOf(form.margins().left()));
    margins.setRight(BigInteger.valueOf(form.margins().right()));
    margins.setHeader(BigInteger.valueOf(851));
    margins.setFooter(BigInteger.valueOf(form.margins().footer()));
    margins.setGutter(BigInteger.ZERO);
    if (chinese) {
      var grid = section.addNewDocGrid();
      grid.setType(STDocGrid.LINES);
      grid.setLinePitch(BigInteger.valueOf(form.pitch()));
      docx.setEvenAndOddHeadings(true);
      number(docx, form, HeaderFooterType.DEFAULT, STJc.RIGHT);
      number(docx, form, HeaderFooterType.EVEN, STJc.LEFT);
    } else {
      number(docx, form, HeaderFooterType.DEFAULT, STJc.CENTER);
    }
  }

  /// A number between two dashes; beside an outer edge it stands one character in.
  private static void number(XWPFDocument docx, Form form, HeaderFooterType pages, Enum side) {
    CTP paragraph = docx.createFooter(pages).createParagraph().getCTP();
    DocxInk.styled(paragraph, DocxStyles.SMALL);
    DocxInk.exactly(paragraph, 0, form.page().size() * 10 + 40);
    var indent = paragraph.getPPr().addNewInd();
    var one = BigInteger.valueOf(form.page().size() * 10L);
    indent.setFirstLine(BigInteger.ZERO);
    if (side == STJc.RIGHT) {
      indent.setRight(one);
    } else if (side == STJc.LEFT) {
      indent.setLeft(one);
    }
    DocxInk.align(paragraph, side);
    dash(paragraph, form, "— ");
    var field = paragraph.addNewFldSimple();
    field.setInstr("PAGE");
    var run = field.addNewR();
    face(run.addNewRPr(), form);
    run.addNewT().setStringValue("1");
    dash(paragraph, form, " —");
  }

  private static void dash(CTP paragraph, Form form, String text) {
    var run = paragraph.addNewR();
    face(run.addNewRPr(), form);
    DocxInk.written(run, text);
  }

  private static void face(CTRPr properties, Form form) {
    DocxInk.fonts(properties.addNewRFonts(), form.page().font());
    properties.addNewSpacing().setVal(0);
    properties.addNewSz().setVal(form.page().size());
    properties.addNewSzCs().setVal(form.page().size());
  }
}
