package org.luoshi.server.reports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import org.luoshi.server.shell.Page;

/// Where a figure of a report leads.
final class Links {

  private Links() {}

  /// The page of what stands behind a figure now, on the report's date and for its unit.
  static String figure(String id, LocalDate asOf, String unit) {
    var values = new LinkedHashMap<String, String>();
    values.put("as-of", asOf.toString());
    if (!unit.isEmpty()) {
      values.put("unit", unit);
    }
    return Page.address("/figures/" + id, values);
  }
}
