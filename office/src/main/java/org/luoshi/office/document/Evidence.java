package org.luoshi.office.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What stands behind a figure.
public sealed interface Evidence {

  /// From so many records on only the first are listed, and the rest is vouched for by the
  /// manifest.
  int LISTED_IN_FULL = 60;

  /// How many records an excerpt shows.
  int SHOWN_OF_MANY = 10;

  /// Every record there is.
  record Whole(List<RecordLine> records) implements Evidence {
    public Whole {
      records = List.copyOf(records);
    }
  }

  /// The first records of many, how many there are, and the manifest of all.
  record Excerpt(int count, List<RecordLine> first, String manifest) implements Evidence {
    public Excerpt {
      first = List.copyOf(first);
    }
  }

  /// Computed from other figures of the same appendix, such as a percentage.
  record Derived(List<String> anchors) implements Evidence {
    public Derived {
      anchors = List.copyOf(anchors);
    }
  }

  /// Laid down in words, such as a quota that a clause names.
  record Stated(String source) implements Evidence {}

  /// The records in full, or an excerpt where there are more than [#LISTED_IN_FULL].
  static Evidence of(List<RecordLine> records) {
    if (records.size() <= LISTED_IN_FULL) {
      return new Whole(records);
    }
    return new Excerpt(
        records.size(),
        records.subList(0, SHOWN_OF_MANY),
        manifest(records.stream().map(RecordLine::id).toList()));
  }

  /// SHA-256 in hexadecimal over the ids in UTF-8, sorted by code unit, each followed by a line
  /// feed.
  static String manifest(List<String> ids) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      ids.stream()
          .sorted()
          .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
