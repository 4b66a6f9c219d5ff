package org.luoshi.office.document;

import java.math.BigInteger;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;

/// The body of a docx from the first block to the date: blocks, attachments note and signature.
final class DocxText {

  private static final int DATE_INDENT = 4;

  private final DocxInk ink;
  private final Form form;
  private final DocumentPhrases phrases;

  DocxText(DocxInk ink, DocumentPhrases phrases) {
    this.ink = ink;
    this.form = ink.form();
    this.phrases = phrases;
  }

  void write(OfficialDocument document) {
    blocks(document);
    attachments(document.attachments());
    if (document.signature() != null) {
      sign(document.signature());
    }
  }

  private void blocks(OfficialDocument document) {
    var blocks = document.blocks();
    var numbers =
        HeadingNumbers.of(
                document.language(),
                blocks.stream()
                    .filter(Block.Heading.class::isInstance)
                    .map(block -> ((Block.Heading) block).level())
                    .toList())
            .iterator();
    for (int i = 0; i < blocks.size(); i++) {
      switch (blocks.get(i)) {
        case Block.Heading heading -> {
          var paragraph = ink.paragraph(DocxStyles.HEADING + heading.level());
          DocxInk.say(paragraph, numbers.next());
          ink.runs(paragraph, heading.runs());
        }
        case Block.Paragraph paragraph -> {
          var written = ink.paragraph(DocxStyles.BODY);
          if (i == blocks.size() - 1 && document.signature() != null) {
            DocxInk.keepWithNext(written);
          }
          ink.runs(written, paragraph.runs());
        }
        case Block.Table table -> DocxTables.write(ink, table);
        case Block.Code code -> QrCode.write(ink.pictured(DocxStyles.FLUSH), code);
      }
    }
  }

  /// The note 附件：1. … with every title hanging under the first.
  private void attachments(List<String> attachments) {
    if (attachments.isEmpty()) {
      return;
    }
    ink.blank();
    var mark = phrases.say("document-attachments-note");
    var several = attachments.size() > 1;
    for (int i = 0; i < attachments.size(); i++) {
      var number = several ? phrases.say("document-attachments-item", i + 1, "") : "";
      var hanging = ink.width(i == 0 ? mark + number : number);
      var left = 2 * form.character() + ink.width(mark + number);
      var paragraph = ink.paragraph(DocxStyles.FLUSH);
      var indent = paragraph.getPPr().addNewInd();
      indent.setLeft(BigInteger.valueOf(left));
      indent.setHanging(BigInteger.valueOf(hanging));
      DocxInk.keepWithNext(paragraph);
      DocxInk.say(paragraph, (i == 0 ? mark : "") + number + attachments.get(i));
    }
  }

  /// The organisation centred over the date, the date four characters from the right.
  private void sign(OfficialDocument.Signature signature) {
    var date = phrases.date(signature.date());
    var dateRight = ink.chinese() ? DATE_INDENT * form.character() : 0;
    var over = (ink.width(date) - ink.width(signature.organisation())) / 2;
    var organisation = line(signature.organisation(), Math.max(0, dateRight + over));
    DocxInk.exactly(organisation, 2 * form.line(), form.line());
    DocxInk.keepWithNext(organisation);
    line(date, dateRight);
  }

  private CTP line(String text, int right) {
    var paragraph = ink.paragraph(DocxStyles.FLUSH);
    DocxInk.align(paragraph, STJc.RIGHT);
    var indent = paragraph.getPPr().addNewInd();
    indent.setFirstLine(BigInteger.ZERO);
    indent.setRight(BigInteger.valueOf(right));
    DocxInk.say(paragraph, text);
    return paragraph;
  }
}
