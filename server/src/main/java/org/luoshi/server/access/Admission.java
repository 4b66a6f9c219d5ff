package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.shell.Page;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// What happens once somebody has shown who they are: a session begins, whole or waiting for the
/// second factor, and the forms of before lose their mark.
public final class Admission {

  private final Sessions sessions;
  private final Accounts accounts;
  private final Actors actors;
  private final Parameters parameters;
  private final SecurityLog log;
  private final CsrfTokenRepository marks;
  private final Clock clock;

  public Admission(Rooms rooms, Actors actors, CsrfTokenRepository marks) {
    this.sessions = rooms.sessions();
    this.accounts = rooms.accounts();
    this.parameters = rooms.parameters();
    this.log = rooms.log();
    this.clock = rooms.clock();
    this.actors = actors;
    this.marks = marks;
  }

  /// By what somebody came in: with a password, a link, a passkey or a single sign-on; strong if
  /// that was two factors.
  public record Shown(String account, String how, boolean strong) {}

  /// Begins the session; where to go next.
  public String enter(
      Shown shown,
      String next,
      Phrasebook phrases,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = accounts.byId(shown.account()).orElseThrow();
    boolean has =
        account.hasTotp()
            || (account.hasPasskey() && actors.needsTwo(account, parameters.access(), phrases));
    boolean whole = shown.strong() || !has;
    sessions.begin(
        account.id(), new Sessions.Way(shown.how(), whole, shown.strong()), request, response);
    marks.saveToken(null, request, response);
    var to = Reply.inside(next);
    if (!whole) {
      return Page.address("/sign-in/second", java.util.Map.of("next", to));
    }
    log.write(
        "signed-in", account.id(), By.itself(account.id(), clock.instant(), request), shown.how());
    return to;
  }
}
