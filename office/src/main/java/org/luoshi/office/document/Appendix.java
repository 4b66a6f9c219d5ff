package org.luoshi.office.document;

import java.util.List;

/// An attachment (附件) that lists figures and what stands behind each.
public record Appendix(String title, List<Entry> entries) {

  public Appendix {
    entries = List.copyOf(entries);
  }

  /// One figure: the anchor its mentions lead to, its number in the list, and its evidence.
  public record Entry(String anchor, int number, String title, String shown, Evidence evidence) {}
}
