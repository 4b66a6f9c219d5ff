package org.luoshi.office.document;

import java.math.BigInteger;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;

/// The appendices of a docx: each on a new page, its mark on the first line and its title on the
/// third, then figure by figure what stands behind it.
final class DocxAppendices {

  private final DocxInk ink;
  private final DocumentPhrases phrases;

  DocxAppendices(DocxInk ink, DocumentPhrases phrases) {
    this.ink = ink;
    this.phrases = phrases;
  }

  void write(OfficialDocument document) {
    var appendices = document.appendices();
    for (int i = 0; i < appendices.size(); i++) {
      var mark = ink.paragraph(DocxStyles.MARK);
      mark.getPPr().addNewPageBreakBefore();
      var number = appendices.size() > 1 ? String.valueOf(i + 1) : "";
      DocxInk.say(mark, phrases.say("document-attachment-mark", number).strip());
      ink.blank();
      DocxHead.title(ink, appendices.get(i).title());
      ink.blank();
      appendices.get(i).entries().forEach(entry -> entry(document, entry));
    }
  }

  private void entry(OfficialDocument document, Appendix.Entry entry) {
    var paragraph = ink.paragraph(DocxStyles.ENTRY);
    rightStop(paragraph);
    ink.bookmarked(
        paragraph,
        ink.anchors().entry(entry.anchor()),
        () ->
            DocxInk.say(
                paragraph,
                phrases.say("document-entry", entry.number(), entry.title()) + entry.shown()));
    ink.anchors()
        .mention(entry.anchor())
        .ifPresent(name -> {
          paragraph.addNewR().addNewTab();
          var run = DocxInk.link(paragraph, name, phrases.say("document-back"));
          ink.dress(run.getRPr(), ink.form().small());
        });
    evidence(document, entry.evidence());
  }

  private void evidence(OfficialDocument document, Evidence evidence) {
    switch (evidence) {
      case Evidence.Whole whole when whole.records().isEmpty() ->
          small(phrases.say("document-no-records"));
      case Evidence.Whole whole -> {
        DocxInk.keepWithNext(small(phrases.say("document-records", whole.records().size())));
        DocxTables.records(ink, phrases, whole.records());
      }
      case Evidence.Excerpt excerpt -> {
        DocxInk.keepWithNext(
            small(phrases.say("document-excerpt", excerpt.count(), excerpt.first().size())));
        DocxTables.records(ink, phrases, excerpt.first());
        small(phrases.say("document-manifest") + excerpt.manifest());
      }
      case Evidence.Derived derived -> derived(document, derived.anchors());
      case Evidence.Stated stated -> small(stated.source());
    }
  }

  private void derived(OfficialDocument document, List<String> anchors) {
    var paragraph = small(phrases.say("document-derived"));
    for (int i = 0; i < anchors.size(); i++) {
      if (i > 0) {
        DocxInk.say(paragraph, phrases.say("document-derived-gap"));
      }
      DocxInk.link(
          paragraph, ink.anchors().entry(anchors.get(i)), document.entry(anchors.get(i)).title());
    }
  }

  private CTP small(String text) {
    var paragraph = ink.paragraph(DocxStyles.SMALL);
    DocxInk.say(paragraph, text);
    return paragraph;
  }

  private void rightStop(CTP paragraph) {
    var stop = paragraph.getPPr().addNewTabs().addNewTab();
    stop.setVal(STTabJc.RIGHT);
    stop.setPos(BigInteger.valueOf(ink.form().margins().width()));
  }
}
