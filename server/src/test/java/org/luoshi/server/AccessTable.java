package org.luoshi.server;

import static org.luoshi.server.access.Role.ADMINISTRATOR;
import static org.luoshi.server.access.Role.AUDITOR;
import static org.luoshi.server.access.Role.BRANCH_OFFICER;
import static org.luoshi.server.access.Role.ENQUIRY_DESK;
import static org.luoshi.server.access.Role.INSPECTOR;
import static org.luoshi.server.access.Role.LEADER;
import static org.luoshi.server.access.Role.PROGRAMME_AUTHOR;
import static org.luoshi.server.access.Role.SUPERVISOR;
import static org.luoshi.server.access.Role.UNIT_HEAD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.server.access.Role;

/// Who may come where, written down from docs/guide/access.md and not from the code: an endpoint
/// without a line here is a mistake of whoever made it.
final class AccessTable {

  /// The nine roles of people with accounts.
  static final List<Role> ROLES =
      List.of(
          BRANCH_OFFICER,
          UNIT_HEAD,
          SUPERVISOR,
          LEADER,
          PROGRAMME_AUTHOR,
          INSPECTOR,
          AUDITOR,
          ENQUIRY_DESK,
          ADMINISTRATOR);

  /// Whoever comes, signed in or not.
  static final Set<Role> ANYBODY = Set.of();

  private static final Set<Role> SIGNED_IN = Set.copyOf(ROLES);
  private static final Set<Role> WATCH =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, INSPECTOR, AUDITOR, ENQUIRY_DESK);
  private static final Set<Role> TAKE_AWAY =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, AUDITOR);
  private static final Set<Role> WRITE =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, INSPECTOR, ENQUIRY_DESK);
  private static final Set<Role> PACKS =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, PROGRAMME_AUTHOR, INSPECTOR, AUDITOR);
  private static final Set<Role> REPORT = Set.of(SUPERVISOR, LEADER);
  private static final Set<Role> APPROVE = Set.of(LEADER);
  private static final Set<Role> RETURN = Set.of(SUPERVISOR);
  private static final Set<Role> ADMINISTER = Set.of(ADMINISTRATOR);

  static final Map<String, Set<Role>> LINES = lines();

  private AccessTable() {}

  private static Map<String, Set<Role>> lines() {
    var lines = new LinkedHashMap<String, Set<Role>>();
    put(lines, ANYBODY, wayIn());
    put(lines, SIGNED_IN, own());
    put(lines, ADMINISTER, administration());
    put(lines, WATCH, watching());
    put(lines, TAKE_AWAY, takenAway());
    put(lines, PACKS, packs());
    put(lines, WRITE, writing());
    put(lines, RETURN, "POST /records/{kind}/{key}/return");
    put(
        lines,
        REPORT,
        """
        GET /reports/new
        POST /reports
        GET /reports/{id:D[0-9]+}/parts/{part}
        POST /reports/{id:D[0-9]+}/parts/{part}
        """);
    put(
        lines,
        APPROVE,
        """
        GET /reports/{id:D[0-9]+}/freezing
        POST /reports/{id:D[0-9]+}/freeze
        """);
    return lines;
  }

  private static void put(Map<String, Set<Role>> lines, Set<Role> roles, String endpoints) {
    endpoints.lines().map(String::strip).forEach(one -> lines.put(one, roles));
  }

  private static String wayIn() {
    return """
    GET /sign-in
    POST /sign-in
    GET /sign-in/second
    POST /sign-in/second
    GET /sign-in/single
    POST /sign-out
    GET /welcome/{word}
    POST /welcome/{word}
    """;
  }

  private static String own() {
    return """
    GET /
    GET /account
    POST /account/post
    GET /account/password
    POST /account/password
    POST /account/sessions/{id}/end
    GET /account/second
    POST /account/second
    GET /account/second/code.png
    POST /account/second/codes
    POST /account/second/remove
    GET /account/passkeys
    POST /account/passkeys/{id}/remove
    GET /kept/{word}
    """;
  }

  private static String administration() {
    return """
    GET /accounts
    GET /accounts/new
    POST /accounts/new
    GET /accounts/{id}
    POST /accounts/{id}/person
    POST /accounts/{id}/email
    POST /accounts/{id}/link
    POST /accounts/{id}/lock
    POST /accounts/{id}/unlock
    POST /accounts/{id}/factors
    POST /accounts/{id}/close
    GET /accounts/{id}/posts/new
    POST /accounts/{id}/posts/new
    GET /accounts/{id}/stand-in
    POST /accounts/{id}/stand-in
    GET /accounts/posts
    GET /accounts/posts/{id}
    POST /accounts/posts/{id}/end
    GET /security-log
    GET /settings
    POST /settings
    """;
  }

  private static String watching() {
    return """
    GET /records
    GET /records/{kind}/{key}
    GET /records/{kind}/{key}/files/{number}
    GET /reports
    GET /reports/{id:D[0-9]+}
    GET /reports/{id:R[0-9]+}
    GET /obligations
    GET /explanation
    GET /charts
    GET /coverage
    GET /burden
    GET /figures
    GET /figures/{id}
    GET /api/v1/overview
    GET /api/v1/coverage
    """;
  }

  private static String takenAway() {
    return """
    GET /records.xlsx
    GET /obligations.xlsx
    GET /duties.xlsx
    GET /coverage.xlsx
    GET /reports/{id:R[0-9]+}/{file:report\\.docx|report\\.pdf|manifest\\.json}
    """;
  }

  private static String packs() {
    return """
    GET /duties
    GET /duties/{id}
    GET /api/v1/duties
    """;
  }

  private static String writing() {
    return """
    GET /mine
    GET /record
    GET /record/{kind}
    POST /record/{kind}
    POST /record/{kind}/preview
    POST /record/{kind}/draft
    GET /record/{kind}/names/{field}
    POST /drafts/{id}/delete
    GET /records/{kind}/{key}/correct
    POST /records/{kind}/{key}/correct
    POST /records/{kind}/{key}/preview
    POST /records/{kind}/{key}/withdraw
    POST /records/{kind}/{key}/files
    POST /records/{kind}/{key}/files/{number}/remove
    """;
  }

  /// Endpoints that would sign the asker out.
  static boolean leavesTheHouse(String endpoint) {
    return endpoint.equals("POST /sign-out");
  }

  /// Whether a role sees records of B1 from a post that stands so to it.
  static boolean sees(Role role, String relation) {
    return switch (relation) {
      case "self" -> WATCH.contains(role);
      case "ancestor", "root" ->
          Set.of(UNIT_HEAD, SUPERVISOR, LEADER, INSPECTOR, AUDITOR).contains(role);
      default -> false;
    };
  }
}
