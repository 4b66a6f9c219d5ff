package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.luoshi.server.database.Database;

/// Who is signed in where. The browser keeps a random word; the database its hash.
///
/// A session ends when it is idle for too long, has lasted too long, or is ended; also all at once
/// when the password changes.
public final class Sessions {

  /// The cookie's name.
  public static final String COOKIE = "luoshi-session";

  /// Where a request keeps who came with it.
  static final String ARRIVAL = Sessions.class.getName() + ".arrival";

  private static final String SEEN = Sessions.class.getName();
  private static final Duration SEEN_EVERY = Duration.ofSeconds(30);
  private static final Duration SECOND_WITHIN = Duration.ofMinutes(10);
  private static final String SELECT =
      """
      select s.id as session, s.stage, s.strong, s.how, s.began_at, s.seen_at, s.ended_at, s.post,
             coalesce(s.address, '') as address, coalesce(s.agent, '') as agent, a.*,
             exists (select 1 from passkey_user u join passkey p on p.handle = u.handle
                      where u.account_id = a.id) as has_passkey
        from session s join account a on a.id = s.account_id
      """;

  /// From where somebody came in is kept so long, for them and for the administrator to look at.
  private static final Duration KEPT_FOR = Duration.ofDays(90);

  private final Database database;
  private final Parameters parameters;
  private final Seal seal;
  private final Clock clock;

  public Sessions(Database database, Parameters parameters, Seal seal, Clock clock) {
    this.database = database;
    this.parameters = parameters;
    this.seal = seal;
    this.clock = clock;
  }

  /// What a request shows of itself: a session that lives, one that has ended, or none.
  sealed interface Shown {
    record None() implements Shown {}

    record Ended(String account) implements Shown {}

    record Living(Session session, AccessRules rules) implements Shown {}
  }

  /// How somebody came in, and whether with two factors.
  public record Way(String how, boolean whole, boolean strong) {}

  /// Begins a session and gives its word to the browser; whatever the browser had before ends.
  public void begin(
      String account, Way way, HttpServletRequest request, HttpServletResponse response) {
    end(request, response);
    var word = begin(account, way, request.getRemoteAddr(), agent(request));
    give(word, request, response);
    request.removeAttribute(SEEN);
    request.removeAttribute(ARRIVAL);
  }

  /// Begins a session without a browser, for tests and measurements; its word.
  public String begin(String account, Way way, String address, String agent) {
    var word = seal.word();
    var now = clock.instant();
    database
        .sql()
        .sql(
            """
            insert into session (id, hash, account_id, stage, strong, how, began_at, seen_at, post, address, agent)
            values (?, ?, ?, ?, ?, ?, ?, ?,
                    (select post from session where account_id = ? order by began_at desc limit 1), ?, ?)
            """)
        .params(
            seal.name(),
            Seal.hash(word),
            account,
            way.whole() ? "whole" : "second",
            way.strong(),
            way.how(),
            utc(now),
            utc(now),
            account,
            address,
            agent)
        .update();
    update(
        "delete from session where account_id = ? and began_at < ?",
        account,
        utc(now.minus(KEPT_FOR)));
    return word;
  }

  private static String agent(HttpServletRequest request) {
    var agent = request.getHeader("User-Agent");
    return agent == null ? "" : agent.substring(0, Math.min(agent.length(), 300));
  }

  private static void give(String word, HttpServletRequest request, HttpServletResponse response) {
    var cookie = new Cookie(COOKIE, word);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    if (word.isEmpty()) {
      cookie.setMaxAge(0);
    }
    response.addCookie(cookie);
  }

  private static Optional<String> word(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(word -> !word.isEmpty())
        .findFirst();
  }

  /// What the request shows, asked once per request.
  Shown of(HttpServletRequest request) {
    if (request.getAttribute(SEEN) instanceof Shown known) {
      return known;
    }
    var shown = word(request).map(this::of).orElseGet(Shown.None::new);
    request.setAttribute(SEEN, shown);
    return shown;
  }

  /// The session of the request, if it lives, whole or not.
  Optional<Session> living(HttpServletRequest request) {
    return of(request) instanceof Shown.Living(var session, _)
        ? Optional.of(session)
        : Optional.empty();
  }

  private Shown of(String word) {
    record Row(Session session, boolean ended) {}
    var rules = parameters.access();
    var now = clock.instant();
    return database
        .sql()
        .sql(SELECT + " where s.hash = ?")
        .param(Seal.hash(word))
        .query((row, _) -> new Row(session(row), row.getObject("ended_at") != null))
        .optional()
        .<Shown>map(row -> {
          var session = row.session();
          if (row.ended() || session.account().isShut() || hasExpired(session, rules, now)) {
            end(session.id(), now);
            return new Shown.Ended(session.account().id());
          }
          if (now.isAfter(session.seenAt().plus(SEEN_EVERY))) {
            update("update session set seen_at = ? where id = ?", utc(now), session.id());
          }
          return new Shown.Living(session, rules);
        })
        .orElseGet(Shown.None::new);
  }

  private static boolean hasExpired(Session session, AccessRules rules, Instant now) {
    if (!session.whole() && !now.isBefore(session.beganAt().plus(SECOND_WITHIN))) {
      return true;
    }
    return !now.isBefore(session.seenAt().plus(Duration.ofMinutes(rules.idleMinutes())))
        || !now.isBefore(session.beganAt().plus(Duration.ofHours(rules.longestHours())));
  }

  /// Ends the request's session and takes its word back.
  void end(HttpServletRequest request, HttpServletResponse response) {
    living(request).ifPresent(session -> end(session.id(), clock.instant()));
    if (word(request).isPresent()) {
      give("", request, response);
    }
    request.removeAttribute(SEEN);
    request.removeAttribute(ARRIVAL);
  }

  private void end(String session, Instant now) {
    update("update session set ended_at = ? where id = ? and ended_at is null", utc(now), session);
  }

  /// Ends one of the account's sessions by its id.
  void end(String account, String session, Instant now) {
    update(
        "update session set ended_at = ? where account_id = ? and id = ? and ended_at is null",
        utc(now),
        account,
        session);
  }

  /// Ends all sessions of the account but one.
  void endOthers(String account, String kept, Instant now) {
    update(
        "update session set ended_at = ? where account_id = ? and id <> ? and ended_at is null",
        utc(now),
        account,
        kept);
  }

  /// Notes that two factors were shown in it.
  void madeStrong(String session) {
    update("update session set strong = true where id = ?", session);
  }

  void actUnder(String session, String seat) {
    update("update session set post = ? where id = ?", seat, session);
  }

  /// All living sessions of the account, the latest first.
  List<Session> of(Account account) {
    var rules = parameters.access();
    var now = clock.instant();
    return database
        .sql()
        .sql(SELECT + " where s.account_id = ? and s.ended_at is null order by s.began_at desc")
        .param(account.id())
        .query((row, _) -> session(row))
        .list()
        .stream()
        .filter(session -> !hasExpired(session, rules, now))
        .toList();
  }

  private void update(String sql, Object... values) {
    database.sql().sql(sql).params(Stream.of(values).toList()).update();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("session"),
        Accounts.account(row),
        row.getString("stage").equals("whole"),
        row.getBoolean("strong"),
        row.getString("how"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
        row.getString("post"),
        row.getString("address"),
        row.getString("agent"));
  }
}
