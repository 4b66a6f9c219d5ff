package org.luoshi.engine.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that somebody most likely meant.
///
/// Nearness is the number of code points added, left out or exchanged; names further away than half
/// of the longer one are no help and not suggested.
public final class Nearest {

  private Nearest() {}

  public static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(written, name) * 2 <= Math.max(length(written), length(name)))
        .min(
            Comparator.<String>comparingInt(name -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int length(String name) {
    return name.codePointCount(0, name.length());
  }

  static int distance(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int above = row[j];
        int exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        row[j] = Math.min(exchanged, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length];
  }
}
