package org.luoshi.office.document;

import java.util.List;

/// Runs of text as XHTML, so that no line begins with a mark that belongs to the line before.
///
/// The layout breaks lines inside each element by itself; so a figure is glued to an opening bracket
/// before it and to the percent sign or the closing marks after it.
final class HtmlRuns {

  private static final String CLOSING = "、，。；：！？）】》〉」』”’％‰%,.;:!?)]…—·";
  private static final String OPENING = "（【《〈「『“‘([";

  private final Html html;
  private final Anchors anchors;

  HtmlRuns(Html html, Anchors anchors) {
    this.html = html;
    this.anchors = anchors;
  }

  void write(List<Run> runs) {
    var pending = "";
    for (int i = 0; i < runs.size(); i++) {
      var next = i + 1 < runs.size() && runs.get(i + 1) instanceof Run.Plain plain ? plain : null;
      switch (runs.get(i)) {
        case Run.Plain plain -> {
          var text = i > 0 && runs.get(i - 1) instanceof Run.Figure ? rest(plain) : plain.shown();
          var figureNext = i + 1 < runs.size() && runs.get(i + 1) instanceof Run.Figure;
          var cut = figureNext ? opening(text) : text.length();
          html.text(text.substring(0, cut));
          pending = text.substring(cut);
        }
        case Run.Figure figure -> {
          glued(pending, figure, next == null ? "" : closing(next.shown()));
          pending = "";
        }
      }
    }
  }

  private void glued(String before, Run.Figure figure, String after) {
    html.open("span", "class", figure.shown().length() > 12 ? "list" : "nb").text(before);
    anchors
        .firstMention(figure.anchor())
        .ifPresentOrElse(name -> link(figure, "id", name), () -> link(figure));
    html.text(after).close("span");
  }

  private void link(Run.Figure figure, String... attributes) {
    var all = new String[attributes.length + 4];
    all[0] = "href";
    all[1] = "#" + anchors.entry(figure.anchor());
    all[2] = "title";
    all[3] = anchors.title(figure.anchor());
    System.arraycopy(attributes, 0, all, 4, attributes.length);
    html.element("a", figure.shown(), all);
  }

  private static String rest(Run.Plain plain) {
    return plain.shown().substring(closing(plain.shown()).length());
  }

  /// The marks at the beginning of the text that may not begin a line.
  private static String closing(String text) {
    int end = 0;
    while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return text.substring(0, end);
  }

  /// Where the marks at the end of the text begin that may not end a line.
  private static int opening(String text) {
    int start = text.length();
    while (start > 0 && OPENING.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    return start;
  }
}
