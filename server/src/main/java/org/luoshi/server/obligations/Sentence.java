package org.luoshi.server.obligations;

import java.util.ArrayList;
import java.util.List;
import org.luoshi.server.shell.Page;

/// A sentence whose numbers are links: a phrase, with what stands in its gaps.
public record Sentence(List<Piece> pieces) {

  public Sentence {
    pieces = List.copyOf(pieces);
  }

  /// A stretch of words; with an address, a link. `count` is what the address counts, -1 for none.
  public record Piece(String text, String href, String css, int count) {

    static Piece words(String text) {
      return new Piece(text, "", "", -1);
    }

    static Piece link(String text, String href) {
      return new Piece(text, href, "", -1);
    }

    public static Piece count(int count, String text, Filter filter, String css, Page page) {
      return new Piece(text, count == 0 ? "" : filter.href(page), count == 0 ? "" : css, count);
    }

    public boolean isLink() {
      return !href.isEmpty();
    }
  }

  /// The phrase with pieces in its gaps, in whatever order the language puts them.
  public static Sentence of(Page page, String key, Piece... in) {
    var marks = new Object[in.length];
    for (int i = 0; i < in.length; i++) {
      marks[i] = "\0" + (char) (1 + i) + "\0";
    }
    var pieces = new ArrayList<Piece>();
    for (var part : page.say(key, marks).split("\0")) {
      boolean mark = part.length() == 1 && part.charAt(0) <= in.length;
      if (mark) {
        pieces.add(in[part.charAt(0) - 1]);
      } else if (!part.isEmpty()) {
        pieces.add(Piece.words(part));
      }
    }
    return new Sentence(pieces);
  }
}
