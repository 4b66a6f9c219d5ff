package org.luoshi.office.document;

import java.util.List;
import java.util.Optional;

/// Runs of text as XHTML, so that no line begins with a mark that belongs to the line before.
///
/// The layout breaks lines inside each element by itself; so a figure is glued to an opening
/// bracket before it and to the percent sign or the closing marks after it.
final class HtmlRuns {

  private static final String CLOSING = "、，。；：！？）】》〉」』”’％‰%,.;:!?)]…—·";
  private static final String OPENING = "（【《〈「『“‘([";

  /// Up to so many characters a figure is never broken.
  private static final int SHORT = 8;

  private final Html html;
  private final Anchors anchors;
  private boolean first;

  HtmlRuns(Html html, Anchors anchors) {
    this.html = html;
    this.anchors = anchors;
  }

  /// The runs of a block whose first line is indented where the style sheet says so.
  ///
  /// The indent is the padding of the first element: the layout forgets `text-indent` in a line
  /// that holds an inline block.
  void write(List<Run> runs) {
    first = true;
    all(runs);
  }

  /// The runs of a cell.
  void writeCell(List<Run> runs) {
    first = false;
    all(runs);
  }

  private void all(List<Run> runs) {
    var pending = "";
    for (int i = 0; i < runs.size(); i++) {
      var next = i + 1 < runs.size() && runs.get(i + 1) instanceof Run.Plain plain ? plain : null;
      switch (runs.get(i)) {
        case Run.Plain plain -> {
          var text = i > 0 && runs.get(i - 1) instanceof Run.Figure ? rest(plain) : plain.shown();
          var figureNext = i + 1 < runs.size() && runs.get(i + 1) instanceof Run.Figure;
          var cut = figureNext ? opening(text) : text.length();
          words(text.substring(0, cut));
          pending = text.substring(cut);
        }
        case Run.Figure figure -> {
          glued(pending, figure, next == null ? "" : closing(next.shown()));
          pending = "";
        }
      }
    }
  }

  /// A short figure is one piece with its marks; of a long one only the characters beside the
  /// marks.
  private void glued(String before, Run.Figure figure, String after) {
    var id = anchors.firstMention(figure.anchor());
    var shown = figure.shown();
    if (shown.length() <= SHORT) {
      html.open("span", "class", kind("nb"));
      words(before);
      link(figure.anchor(), shown, id);
      words(after);
      html.close("span");
      return;
    }
    int head = before.isEmpty() ? 0 : 1;
    int tail = shown.length() - (after.isEmpty() ? 0 : 1);
    if (head > 0) {
      html.open("span", "class", kind("nb"));
      words(before);
      link(figure.anchor(), shown.substring(0, head), Optional.empty());
      html.close("span");
    }
    html.open("span", "class", kind("long"));
    link(figure.anchor(), shown.substring(head, tail), id);
    html.close("span");
    if (tail < shown.length()) {
      html.open("span", "class", kind("nb"));
      link(figure.anchor(), shown.substring(tail), Optional.empty());
      words(after);
      html.close("span");
    }
  }

  /// Words stand in an element of their own, as links do: the layout writes the text of an element
  /// before that of the elements inside it, and copied text should read in order.
  private void words(String text) {
    if (!text.isEmpty()) {
      html.element("span", text, "class", kind("words"));
    }
  }

  /// The class of an element, marked where it is the first of its block.
  private String kind(String kind) {
    var marked = first ? kind + " first" : kind;
    first = false;
    return marked;
  }

  private void link(String anchor, String shown, Optional<String> id) {
    var to = "#" + anchors.entry(anchor);
    var title = anchors.title(anchor);
    if (id.isPresent()) {
      html.element("a", shown, "href", to, "title", title, "id", id.get());
    } else {
      html.element("a", shown, "href", to, "title", title);
    }
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
