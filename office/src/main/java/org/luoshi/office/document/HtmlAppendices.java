package org.luoshi.office.document;

import java.util.List;

/// The appendices as XHTML: figure by figure what stands behind it.
final class HtmlAppendices {

  private final OfficialDocument document;
  private final DocumentPhrases phrases;
  private final Anchors anchors;
  private final Html html;

  HtmlAppendices(OfficialDocument document, DocumentPhrases phrases, Anchors anchors, Html html) {
    this.document = document;
    this.phrases = phrases;
    this.anchors = anchors;
    this.html = html;
  }

  void write() {
    var appendices = document.appendices();
    for (int i = 0; i < appendices.size(); i++) {
      html.open("div", "class", "appendix", "id", "appendix_" + (i + 1));
      var number = appendices.size() > 1 ? String.valueOf(i + 1) : "";
      html.element("p", phrases.say("document-attachment-mark", number).strip(), "class", "mark");
      html.open("div", "class", "blank").close("div");
      HtmlPages.title(html, appendices.get(i).title());
      html.open("div", "class", "blank").close("div");
      appendices.get(i).entries().forEach(this::entry);
      html.close("div");
    }
  }

  private void entry(Appendix.Entry entry) {
    html.open("h3", "class", "entry", "id", anchors.entry(entry.anchor()));
    anchors
        .mention(entry.anchor())
        .ifPresent(name -> {
          html.open("span", "class", "back");
          html.element(
              "a", phrases.say("document-back"), "href", "#" + name, "title", entry.title());
          html.close("span");
        });
    html.text(phrases.say("document-entry", entry.number(), entry.title()) + entry.shown());
    html.close("h3");
    evidence(entry.evidence());
  }

  private void evidence(Evidence evidence) {
    switch (evidence) {
      case Evidence.Whole whole when whole.records().isEmpty() ->
          small(phrases.say("document-no-records"), "small");
      case Evidence.Whole whole -> {
        small(phrases.say("document-records", whole.records().size()), "small lead");
        records(whole.records());
      }
      case Evidence.Excerpt excerpt -> {
        small(
            phrases.say("document-excerpt", excerpt.count(), excerpt.first().size()), "small lead");
        records(excerpt.first());
        small(phrases.say("document-manifest") + excerpt.manifest(), "small");
      }
      case Evidence.Derived derived -> derived(derived.anchors());
      case Evidence.Stated stated -> small(stated.source(), "small");
    }
  }

  private void derived(List<String> from) {
    html.open("p", "class", "small").text(phrases.say("document-derived"));
    for (int i = 0; i < from.size(); i++) {
      html.text(i > 0 ? phrases.say("document-derived-gap") : "");
      var title = document.entry(from.get(i)).title();
      html.element("a", title, "href", "#" + anchors.entry(from.get(i)), "title", title);
    }
    html.close("p");
  }

  private void records(List<RecordLine> records) {
    html.open("table", "class", "records").open("thead").open("tr");
    for (var column : List.of("id", "date", "unit", "text")) {
      html.element("th", phrases.say("document-column-" + column), "class", column);
    }
    html.close("tr").close("thead").open("tbody");
    for (var record : records) {
      html.open("tr").element("td", record.id());
      html.element("td", record.date() == null ? "" : record.date().toString());
      html.element("td", record.unit()).element("td", record.text()).close("tr");
    }
    html.close("tbody").close("table");
  }

  private void small(String text, String kind) {
    html.element("p", text, "class", kind);
  }
}
