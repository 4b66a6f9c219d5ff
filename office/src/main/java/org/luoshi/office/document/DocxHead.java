package org.luoshi.office.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luoshi.office.document.Form.Face;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/// The upper part of page one: letterhead, number, signatories, red line, title and addressee.
///
/// In an upward document the number stands left and the signatories right, two names a row, the
/// number beside the last of them; without signatories the number is centred.
final class DocxHead {

  private static final int LETTERHEAD_TOP = 1984;
  private static final int LETTERHEAD_POINTS = 42;

  private final DocxInk ink;
  private final Form form;
  private final DocumentPhrases phrases;

  DocxHead(DocxInk ink, DocumentPhrases phrases) {
    this.ink = ink;
    this.form = ink.form();
    this.phrases = phrases;
  }

  void write(OfficialDocument document) {
    if (document.letterhead() != null) {
      letterhead(document.letterhead());
    }
    if (document.hasHead()) {
      numberAndSignatories(document.number(), document.signatories());
      ink.blank();
      ink.blank();
    }
    title(ink, document.title());
    ink.blank();
    if (document.addressee() != null) {
      DocxInk.say(
          ink.paragraph(DocxStyles.FLUSH), phrases.say("document-addressee", document.addressee()));
    }
  }

  /// The title, one line of the form for each line of the text.
  static void title(DocxInk ink, String title) {
    var paragraph = ink.paragraph(DocxStyles.TITLE);
    var lines = title.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        paragraph.addNewR().addNewBr();
      }
      DocxInk.say(paragraph, lines[i]);
    }
  }

  private void letterhead(String letterhead) {
    var fitting = form.margins().width() / 20 / letterhead.codePointCount(0, letterhead.length());
    var points = Math.min(ink.chinese() ? LETTERHEAD_POINTS : 24, Math.max(fitting, 16));
    var paragraph = ink.paragraph(DocxStyles.FLUSH);
    DocxInk.exactly(paragraph, ink.chinese() ? LETTERHEAD_TOP : 0, points * 24);
    DocxInk.align(paragraph, STJc.CENTER);
    var run = ink.say(paragraph, letterhead, new Face(form.title().font(), points * 2, false));
    run.getRPr().addNewColor().setVal(Form.RED);
    ink.blank();
    ink.blank();
  }

  private void numberAndSignatories(@Nullable String number, List<String> signatories) {
    var shown = number == null ? "" : phrases.number(number);
    if (signatories.isEmpty()) {
      var paragraph = ink.paragraph(DocxStyles.FLUSH);
      DocxInk.align(paragraph, STJc.CENTER);
      DocxInk.say(paragraph, shown);
      redLine(paragraph);
      return;
    }
    var mark = phrases.say("document-signatories");
    var rows = pairs(signatories);
    var widest = rows.stream().mapToInt(ink::width).max().orElse(0);
    var names = form.margins().width() - form.character() - widest;
    for (int i = 0; i < rows.size(); i++) {
      var last = i == rows.size() - 1;
      var paragraph = ink.paragraph(DocxStyles.FLUSH);
      DocxInk.align(paragraph, STJc.LEFT);
      stop(paragraph, form.character());
      stop(paragraph, i == 0 ? names - ink.width(mark) : names);
      paragraph.addNewR().addNewTab();
      DocxInk.say(paragraph, last ? shown : "");
      paragraph.addNewR().addNewTab();
      DocxInk.say(paragraph, i == 0 ? mark : "");
      ink.say(paragraph, rows.get(i), form.kai());
      if (last) {
        redLine(paragraph);
      }
    }
  }

  private List<String> pairs(List<String> names) {
    var rows = new ArrayList<String>();
    for (int i = 0; i < names.size(); i += 2) {
      var row = names.subList(i, Math.min(i + 2, names.size()));
      rows.add(String.join(phrases.say("document-signatory-gap"), row));
    }
    return rows;
  }

  private static void stop(CTP paragraph, int position) {
    var properties = paragraph.getPPr();
    var tabs = properties.isSetTabs() ? properties.getTabs() : properties.addNewTabs();
    var tab = tabs.addNewTab();
    tab.setVal(STTabJc.LEFT);
    tab.setPos(BigInteger.valueOf(position));
  }

  private static void redLine(CTP paragraph) {
    var line = paragraph.getPPr().addNewPBdr().addNewBottom();
    line.setVal(STBorder.SINGLE);
    line.setSz(BigInteger.valueOf(12));
    line.setSpace(BigInteger.valueOf(6));
    line.setColor(Form.RED);
  }
}
