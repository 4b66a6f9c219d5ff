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
  static final Set<Role> WATCH =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, INSPECTOR, AUDITOR, ENQUIRY_DESK);
  static final Set<Role> TAKE_AWAY = Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, AUDITOR);
  private static final Set<Role> WRITE =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, INSPECTOR, ENQUIRY_DESK);
  private static final Set<Role> PACKS =
      Set.of(
          BRANCH_OFFICER,
          UNIT_HEAD,
          SUPERVISOR,
          LEADER,
          PROGRAMME_AUTHOR,
          INSPECTOR,
          AUDITOR,
          ENQUIRY_DESK);
  private static final Set<Role> READ_IN =
      Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, INSPECTOR, ENQUIRY_DESK, ADMINISTRATOR);
  private static final Set<Role> ORGANISATION =
      Set.of(
          BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, PROGRAMME_AUTHOR, AUDITOR, ADMINISTRATOR);
  static final Set<Role> REPORT = Set.of(SUPERVISOR, LEADER);
  private static final Set<Role> APPROVE = Set.of(LEADER);
  private static final Set<Role> RETURN = Set.of(SUPERVISOR);
  private static final Set<Role> SECOND_LOOK = Set.of(UNIT_HEAD, SUPERVISOR, LEADER, AUDITOR);
  private static final Set<Role> ASSIGN = Set.of(UNIT_HEAD, SUPERVISOR, LEADER);
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
    put(lines, ORGANISATION, organisation());
    put(lines, READ_IN, readingIn());
    GovernanceTable.put(lines);
    InspectionTable.putInto(lines);
    put(lines, RETURN, "POST /records/{kind}/{key}/return");
    put(lines, RETURN, "POST /api/v1/records/{kind}/{key}/return");
    put(lines, SECOND_LOOK, insight());
    put(lines, ASSIGN, assigning());
    special(lines);
    reports(lines);
    return lines;
  }

  private static void reports(Map<String, Set<Role>> lines) {
    put(
        lines,
        REPORT,
        """
        GET /reports/new
        POST /reports
        GET /reports/{id:D[0-9]+}/parts/{part}
        POST /reports/{id:D[0-9]+}/parts/{part}
        POST /api/v1/drafts
        POST /api/v1/drafts/{id}/parts/{part}
        """);
    put(
        lines,
        APPROVE,
        """
        GET /reports/{id:D[0-9]+}/freezing
        POST /reports/{id:D[0-9]+}/freeze
        POST /api/v1/drafts/{id}/freeze
        """);
  }

  static void put(Map<String, Set<Role>> lines, Set<Role> roles, String endpoints) {
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
    GET /api/v1/
    GET /api/v1/openapi.json
    GET /calendar/{word}.ics
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
    GET /account/tokens
    POST /account/tokens
    POST /account/tokens/{id}/end
    GET /reminders
    POST /reminders
    POST /reminders/test
    POST /reminders/feed
    GET /api/v1/reminders
    GET /api/v1/reminders/settings
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
    GET /reminders/house
    POST /reminders/house
    POST /reminders/house/{id}/{move:confirm|repeat|revive}
    GET /api/v1/reminders/outbox
    POST /api/v1/reminders/outbox/{id}/{move:confirm|repeat|revive}
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
    GET /api/v1/rollup
    GET /api/v1/drafts
    GET /api/v1/drafts/{id}
    GET /api/v1/explanations
    GET /api/v1/figures
    GET /api/v1/obligations
    GET /api/v1/records
    GET /api/v1/records/{kind}/{key}
    GET /api/v1/records/{kind}/{key}/files
    GET /api/v1/records/{kind}/{key}/files/{number}
    GET /api/v1/records/{kind}/{key}/history
    GET /api/v1/reports
    GET /api/v1/reports/{id}
    GET /api/v1/reports/{id}/changes
    GET /api/v1/status
    """
        + registers();
  }

  private static String registers() {
    return """
    GET /registers
    GET /registers/{kind}
    GET /registers/{kind}/units
    GET /registers/{kind}/objects/{key}
    GET /api/v1/registers
    GET /api/v1/registers/{kind}
    GET /api/v1/registers/{kind}/{key}
    """;
  }

  private static String takenAway() {
    return """
    GET /records.xlsx
    GET /{book:directives|letters|findings|measures|reviews|campaigns|assessments|acceptances}.xlsx
    GET /obligations.xlsx
    GET /duties.xlsx
    GET /coverage.xlsx
    GET /export
    GET /api/v1/reports/preview
    GET /api/v1/reports/{id}/{file:report\\.docx|report\\.pdf|manifest\\.json}
    GET /reports/{id:R[0-9]+}/{file:report\\.docx|report\\.pdf|manifest\\.json}
    GET /registers/{kind}/export
    """;
  }

  private static String packs() {
    return """
    GET /duties
    GET /duties/{id}
    GET /api/v1/duties
    GET /packs
    GET /packs/check
    POST /packs/check
    GET /packs/{id}/{version}
    GET /api/v1/packs
    GET /api/v1/packs/{id}/{version}
    POST /api/v1/packs/check
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
    GET /record/{kind}/paste
    POST /record/{kind}/paste
    GET /api/v1/mine
    GET /api/v1/record-kinds
    POST /api/v1/records
    POST /api/v1/records/preview
    PUT /api/v1/records/{kind}/{key}
    POST /api/v1/records/{kind}/{key}/withdraw
    POST /api/v1/records/{kind}/{key}/files
    """;
  }

  /// The tree, people and posts: for everybody with a post in it, and for who keeps it.
  private static String organisation() {
    return """
    GET /organisation
    GET /organisation/branch
    GET /organisation/{*id}
    GET /people
    GET /people/{*id}
    GET /api/v1/units
    GET /api/v1/units/{*id}
    GET /api/v1/appointments
    """;
  }

  /// Whoever writes records reads workbooks in; so does who keeps the organisation.
  private static String readingIn() {
    return """
    GET /import
    POST /import
    GET /import/job/{id}
    POST /import/job/{id}
    GET /import/job/{id}/progress
    GET /import/job/{id}/rejects.xlsx
    GET /import/{number:[0-9]{6,12}}
    GET /api/v1/imports
    POST /api/v1/imports
    POST /api/v1/imports/jobs
    GET /api/v1/imports/jobs/{id}
    POST /api/v1/imports/jobs/{id}/write
    """;
  }

  /// Decay, checks, overlaps, burden, late and like entries: of units, for who stands above some.
  private static String insight() {
    return """
    GET /insight
    GET /insight/{topic}
    GET /insight/{topic}/behind
    GET /insight/{topic}/export
    GET /api/v1/insight
    GET /api/v1/insight/{topic}
    GET /api/v1/insight/{topic}/{list}
    """;
  }

  /// Who is responsible for an object of a register is said by who stands above some units.
  private static String assigning() {
    return """
    POST /registers/{kind}/objects/{key}
    POST /api/v1/registers/{kind}/{key}/assign
    """;
  }

  /// What belongs to one or two roles only.
  private static void special(Map<String, Set<Role>> lines) {
    var head = Set.of(UNIT_HEAD);
    var supervisor = Set.of(SUPERVISOR);
    var waiving = Set.of(UNIT_HEAD, SUPERVISOR);
    var author = Set.of(PROGRAMME_AUTHOR);
    var drafting = Set.of(PROGRAMME_AUTHOR, LEADER);
    var export = Set.of(BRANCH_OFFICER, UNIT_HEAD, SUPERVISOR, LEADER, AUDITOR, ADMINISTRATOR);
    put(lines, head, "GET /nil/new");
    put(lines, head, "POST /nil/new");
    put(lines, head, "POST /api/v1/nil");
    put(lines, supervisor, "POST /waivers/{number}/{answer:grant|decline}");
    put(lines, supervisor, "POST /api/v1/waivers/{number}/{answer:grant|decline}");
    put(lines, waiving, "GET /waivers");
    put(lines, waiving, "GET /waivers/new");
    put(lines, waiving, "POST /waivers/new");
    put(lines, waiving, "GET /api/v1/waivers");
    put(lines, waiving, "POST /api/v1/waivers");
    put(lines, author, "GET /packs/drafts/new");
    put(lines, author, "POST /packs/drafts");
    put(lines, drafting, "GET /packs/drafts/{id}");
    put(lines, drafting, "POST /packs/drafts/{id}");
    put(lines, drafting, "POST /api/v1/packs/impact");
    put(lines, ADMINISTER, "GET /organisation/change");
    put(lines, ADMINISTER, "POST /organisation/change");
    put(lines, ADMINISTER, "POST /api/v1/organisation/changes");
    put(lines, export, "GET /organisation/export");
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
