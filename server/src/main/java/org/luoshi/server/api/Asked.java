package org.luoshi.server.api;

import java.util.List;
import java.util.Map;

/// What may be asked of operations that take their query as it comes: the names they look at, for
/// the document.
final class Asked {

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          entry("overview.overview", "as-of", "unit"),
          entry("overview.duties", "as-of", "after", "limit"),
          entry("overview.coverage", "as-of", "unit", "after", "limit"),
          entry("records.list", "kind", "unit", "from", "until", "state", "q", "after", "limit"),
          entry("work.mine", "as_of"),
          entry("establishment.units", "as-of", "q", "after", "limit"),
          entry("establishment.unit", "as-of"),
          entry("establishment.appointments", "as-of", "q", "after", "limit"),
          entry("importJobs.imports", "after", "limit"),
          entry("insight.topic", "as-of", "unit"),
          entry("insight.list", "as-of", "unit"),
          entry("registers.registers", "as-of"),
          entry("registers.objects", "as-of", "state", "unit", "q"),
          entry("registers.object", "as-of"));

  private Asked() {}

  private static Map.Entry<String, List<String>> entry(String id, String... names) {
    return Map.entry(id, List.of(names));
  }

  /// The names; empty where the operation declares its own.
  static List<String> of(String id) {
    return NAMES.getOrDefault(id, List.of());
  }
}
