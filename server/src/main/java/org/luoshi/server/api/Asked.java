package org.luoshi.server.api;

import java.util.List;
import java.util.Map;

/// What may be asked of operations that take their query as it comes: the names they look at, for
/// the document.
final class Asked {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "overview.overview", List.of("as-of", "unit"),
          "overview.duties", List.of("as-of", "after", "limit"),
          "overview.coverage", List.of("as-of", "unit", "after", "limit"),
          "records.list", List.of("kind", "unit", "from", "until", "state", "q", "after", "limit"),
          "work.mine", List.of("as_of"),
          "establishment.units", List.of("as-of", "q", "after", "limit"),
          "establishment.unit", List.of("as-of"),
          "establishment.appointments", List.of("as-of", "q", "after", "limit"));

  private Asked() {}

  /// The names; empty where the operation declares its own.
  static List<String> of(String id) {
    return NAMES.getOrDefault(id, List.of());
  }
}
