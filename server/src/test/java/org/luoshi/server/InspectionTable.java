package org.luoshi.server;

import static org.luoshi.server.access.Role.INSPECTOR;
import static org.luoshi.server.access.Role.LEADER;
import static org.luoshi.server.access.Role.SUPERVISOR;
import static org.luoshi.server.access.Role.UNIT_HEAD;

import java.util.Map;
import java.util.Set;
import org.luoshi.server.access.Role;

/// Who may come where among inspections, beside the books of all matters.
final class InspectionTable {

  private InspectionTable() {}

  static void putInto(Map<String, Set<Role>> lines) {
    AccessTable.put(lines, AccessTable.WATCH, inspections());
    AccessTable.put(lines, AccessTable.TAKE_AWAY, "GET /campaigns/{number}/scores.xlsx");
    AccessTable.put(lines, Set.of(SUPERVISOR, LEADER, INSPECTOR), checklists());
    AccessTable.put(
        lines,
        Set.of(SUPERVISOR, LEADER),
        """
        POST /api/v1/campaigns
        POST /api/v1/campaigns/{number}/{move}
        """);
    AccessTable.put(
        lines,
        Set.of(UNIT_HEAD, SUPERVISOR, LEADER, INSPECTOR),
        "POST /api/v1/assessments/{number}/{move}");
  }

  private static String inspections() {
    return """
    GET /api/v1/campaigns
    GET /api/v1/campaigns/{number}
    GET /api/v1/campaigns/{number}/assessments
    GET /api/v1/campaigns/{number}/scores
    GET /api/v1/assessments
    GET /api/v1/assessments/{number}
    """;
  }

  private static String checklists() {
    return """
    GET /assessments/{number}/checklist
    POST /assessments/{number}/checklist
    """;
  }
}
