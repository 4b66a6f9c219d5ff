package org.luoshi.packs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.RecordKind;

/// The roles of the house that a pack may name: by holding a post, and as writers of a record kind.
///
/// A pack makes nobody administrator or programme author: an administrator appoints those.
public final class HouseRoles {

  /// What holding a post can give.
  public static final List<String> OF_POSTS =
      List.of(
          "branch-officer",
          "unit-head",
          "supervisor",
          "leader",
          "inspector",
          "auditor",
          "enquiry-desk");

  /// Who can write records.
  public static final List<String> OF_WRITERS =
      List.of(
          "branch-officer",
          "unit-head",
          "supervisor",
          "leader",
          "inspector",
          "enquiry-desk",
          "administrator");

  private HouseRoles() {}

  static @Nullable String ofPost(Section post) {
    return post.has("role") ? post.oneOf("role", OF_POSTS) : null;
  }

  static Set<String> writers(Section kind) {
    var by = new LinkedHashSet<String>();
    for (var scalar : kind.scalars("by")) {
      var written = scalar.text().strip();
      if (OF_WRITERS.contains(written)) {
        by.add(written);
      } else {
        kind.findings().unknown("pack-unknown-word", scalar.at(), written, OF_WRITERS);
      }
    }
    return by.isEmpty() ? RecordKind.USUAL_WRITERS : by;
  }
}
