package org.luoshi.server;

import static org.luoshi.server.access.Role.BRANCH_OFFICER;
import static org.luoshi.server.access.Role.ENQUIRY_DESK;
import static org.luoshi.server.access.Role.INSPECTOR;
import static org.luoshi.server.access.Role.LEADER;
import static org.luoshi.server.access.Role.SUPERVISOR;
import static org.luoshi.server.access.Role.UNIT_HEAD;

import java.util.Map;
import java.util.Set;
import org.luoshi.server.access.Role;

/// Who may come where in the books of directives, letters, findings, measures and reviews; a part
/// of [AccessTable].
final class GovernanceTable {

  private GovernanceTable() {}

  /// The books of directives, letters, findings, measures and reviews.
  static void put(Map<String, Set<Role>> lines) {
    AccessTable.put(lines, AccessTable.WATCH, loop());
    AccessTable.put(lines, Set.of(SUPERVISOR, LEADER, INSPECTOR), loopOpened());
    AccessTable.put(lines, AccessTable.REPORT, "POST /measures/proposals");
    AccessTable.put(lines, AccessTable.REPORT, "POST /api/v1/measures/proposals");
    AccessTable.put(
        lines,
        Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, INSPECTOR, ENQUIRY_DESK),
        loopMoved());
  }

  private static String loop() {
    return """
    GET /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}
    GET /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}/{number}
    GET /letters/{number}/letter.pdf
    GET /api/v1/matters/{book}
    GET /api/v1/matters/{book}/{number}
    """;
  }

  private static String loopOpened() {
    return """
    GET /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}/new
    POST /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}
    POST /api/v1/matters/{book}
    """;
  }

  private static String loopMoved() {
    return """
    POST /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}/{number}/{move}
    POST /api/v1/matters/{book}/{number}/moves
    """;
  }
}
