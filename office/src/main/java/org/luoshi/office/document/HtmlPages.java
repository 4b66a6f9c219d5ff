package org.luoshi.office.document;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.text.Language;

/// A document as XHTML for the PDF; the form itself stands in the style sheet.
final class HtmlPages {

  /// The id of the issue lines.
  static final String ISSUE = "issue";

  private static final int CHARACTERS = 28;

  private final OfficialDocument document;
  private final DocumentPhrases phrases;
  private final Anchors anchors;
  private final Html html;
  private final HtmlRuns runs;

  HtmlPages(OfficialDocument document) {
    this.document = document;
    this.phrases = DocumentPhrases.in(document.language());
    this.anchors = new Anchors(document);
    this.html = new Html(document.language());
    this.runs = new HtmlRuns(html, anchors);
  }

  /// The whole page; `spare` points of white stand above the issue lines.
  String write(String css, double spare) {
    var chinese = document.language() == Language.ZH;
    var signature = document.signature();
    html.open("html", "lang", chinese ? "zh-CN" : "en-GB").open("head");
    html.element("title", document.title().replace("\n", ""));
    if (signature != null) {
      html.open("meta", "name", "author", "content", signature.organisation()).close("meta");
    }
    html.open("meta", "name", "subject", "content", document.title().replace("\n", ""));
    html.close("meta").open("style").raw(css).close("style");
    bookmarks();
    html.close("head").open("body");
    head();
    blocks();
    attachments();
    if (signature != null) {
      sign(signature);
    }
    new HtmlAppendices(document, phrases, anchors, html).write();
    issue(spare);
    return html.close("body").close("html").toString();
  }

  private void bookmarks() {
    html.open("bookmarks");
    int section = 0;
    for (var heading : headings()) {
      section++;
      if (heading.level() == 1) {
        var name = numbers().get(section - 1) + shown(heading.runs());
        html.open("bookmark", "name", name, "href", "#section_" + section).close("bookmark");
      }
    }
    for (int i = 0; i < document.appendices().size(); i++) {
      var appendix = document.appendices().get(i);
      html.open("bookmark", "name", appendix.title(), "href", "#appendix_" + (i + 1));
      for (var entry : appendix.entries()) {
        var name = phrases.say("document-entry", entry.number(), entry.title()) + entry.shown();
        html.open("bookmark", "name", name, "href", "#" + anchors.entry(entry.anchor()));
        html.close("bookmark");
      }
      html.close("bookmark");
    }
    html.close("bookmarks");
  }

  private void head() {
    if (document.letterhead() != null) {
      var count = document.letterhead().codePointCount(0, document.letterhead().length());
      var size = "font-size:" + Math.clamp(440 / count, 16, 42) + "pt";
      html.element(
          "div",
          document.letterhead(),
          document.language() == Language.ZH
              ? new String[] {"class", "letterhead", "style", size}
              : new String[] {"class", "letterhead"});
      blank().blank();
    }
    if (document.hasHead()) {
      html.open("div", "class", "head");
      numberAndSignatories();
      html.close("div");
      blank().blank();
    }
    title(html, document.title());
    blank();
    if (document.addressee() != null) {
      html.element(
          "p", phrases.say("document-addressee", document.addressee()), "class", "addressee");
    }
  }

  /// The title, one line of the form for each line of the text.
  static void title(Html html, String title) {
    html.open("h1");
    var lines = title.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      html.raw(i > 0 ? "<br/>" : "").text(lines[i]);
    }
    html.close("h1");
  }

  private void numberAndSignatories() {
    var number = document.number() == null ? "" : phrases.number(document.number());
    if (document.signatories().isEmpty()) {
      html.element("div", number, "class", "row alone");
      return;
    }
    var mark = phrases.say("document-signatories");
    var rows = new ArrayList<String>();
    for (int i = 0; i < document.signatories().size(); i += 2) {
      var end = Math.min(i + 2, document.signatories().size());
      rows.add(
          String.join(
              phrases.say("document-signatory-gap"), document.signatories().subList(i, end)));
    }
    var left = CHARACTERS - 1 - rows.stream().mapToDouble(HtmlPages::ems).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      html.open("div", "class", "row");
      if (i == rows.size() - 1) {
        html.element("span", number, "class", "number");
      }
      var from = i == 0 ? left - ems(mark) : left;
      var place = document.language() == Language.ZH ? "left:%.2fem".formatted(from) : "right:0";
      html.open("span", "class", "signatories", "style", place).text(i == 0 ? mark : "");
      html.element("span", rows.get(i), "class", "kai").close("span").close("div");
    }
  }

  private void blocks() {
    var numbers = numbers().iterator();
    int section = 0;
    for (var block : document.blocks()) {
      switch (block) {
        case Block.Heading heading -> {
          var tag = "h" + (heading.level() + 1);
          html.open(tag, "id", "section_" + ++section);
          var numbered = new ArrayList<Run>(heading.runs());
          numbered.addFirst(new Run.Plain(numbers.next()));
          runs.write(numbered);
          html.close(tag);
        }
        case Block.Paragraph paragraph -> {
          html.open("p");
          runs.write(paragraph.runs());
          html.close("p");
        }
        case Block.Table table -> table(table);
        case Block.Code code -> html.picture("code", QrCode.dataUri(code.words()), code.said());
      }
    }
  }

  private void table(Block.Table table) {
    html.open("table").open("thead").open("tr");
    table.header().forEach(title -> html.element("th", title));
    html.close("tr").close("thead").open("tbody");
    for (var row : table.rows()) {
      html.open("tr");
      for (var cell : row.cells()) {
        html.open("td");
        runs.writeCell(cell.runs());
        html.close("td");
      }
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  private void attachments() {
    if (document.attachments().isEmpty()) {
      return;
    }
    blank();
    var mark = phrases.say("document-attachments-note");
    var several = document.attachments().size() > 1;
    for (int i = 0; i < document.attachments().size(); i++) {
      var number = several ? phrases.say("document-attachments-item", i + 1, "") : "";
      var hanging = ems(i == 0 ? mark + number : number);
      var style =
          "padding-left:%.2fem;text-indent:-%.2fem".formatted(2 + ems(mark + number), hanging);
      var shown = (i == 0 ? mark : "") + number + document.attachments().get(i);
      html.element("p", shown, "class", "attachment", "style", style);
    }
  }

  private void sign(OfficialDocument.Signature signature) {
    var chinese = document.language() == Language.ZH;
    var date = phrases.date(signature.date());
    var right = chinese ? 4 : 0;
    var over = chinese ? (ems(date) - ems(signature.organisation())) / 2 : 0;
    html.open("div", "class", "signature");
    html.element("div", signature.organisation(), "style", inward(right + over));
    html.element("div", date, "style", inward(right)).close("div");
  }

  private static String inward(double ems) {
    return "padding-right:%.2fem".formatted(Math.max(0, ems));
  }

  private void issue(double spare) {
    var issue = document.issue();
    if (issue == null) {
      return;
    }
    html.open("div", "style", "height:%.2fpt".formatted(spare)).close("div");
    html.open("div", "class", "issue", "id", ISSUE);
    if (!issue.copies().isEmpty()) {
      var names = String.join(phrases.say("document-copies-gap"), issue.copies());
      var shown = phrases.say("document-copies") + names + phrases.say("document-copies-end");
      html.element("p", shown, "class", "copies");
    }
    html.open("p", "class", issue.copies().isEmpty() ? "printed alone" : "printed");
    html.element("span", issue.printedBy());
    var on = phrases.say("document-printed", phrases.date(issue.printedOn()));
    html.element("span", on, "class", "on").close("p").close("div");
  }

  private HtmlPages blank() {
    html.open("div", "class", "blank").close("div");
    return this;
  }

  private List<Block.Heading> headings() {
    return document.blocks().stream()
        .filter(Block.Heading.class::isInstance)
        .map(Block.Heading.class::cast)
        .toList();
  }

  private List<String> numbers() {
    return HeadingNumbers.of(
        document.language(), headings().stream().map(Block.Heading::level).toList());
  }

  private static String shown(List<Run> runs) {
    return String.join("", runs.stream().map(Run::shown).toList());
  }

  /// The width of the text in characters: a full one or half of one each.
  private static double ems(String text) {
    return text.codePoints().mapToDouble(c -> c < 0x2000 ? 0.5 : 1).sum();
  }
}
