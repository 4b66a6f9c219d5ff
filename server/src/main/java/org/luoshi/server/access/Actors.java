package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.database.Reach;

/// Who is asking: the account of the session, or of the token, with the one post it acts under.
///
/// Posts are looked up on every request for the day it is made, so that a post that has ended gives
/// nothing a moment later.
public final class Actors {

  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final Posts posts;
  private final Clock clock;
  private final Supplier<Optional<BearerTokens>> tokens;

  public Actors(
      Sessions sessions, Posts posts, Clock clock, Supplier<Optional<BearerTokens>> tokens) {
    this.sessions = sessions;
    this.posts = posts;
    this.clock = clock;
    this.tokens = tokens;
  }

  /// Whether the request shows a token; then nothing else of it counts.
  public static boolean showsToken(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /// Who comes with the request; asked once per request and language.
  public Arrival of(HttpServletRequest request, Phrasebook phrases) {
    if (request.getAttribute(Sessions.ARRIVAL) instanceof Known(var language, var arrival)
        && language == phrases.language()) {
      return arrival;
    }
    var arrival = arrival(request, phrases);
    request.setAttribute(Sessions.ARRIVAL, new Known(phrases.language(), arrival));
    return arrival;
  }

  private record Known(Language language, Arrival arrival) {}

  /// The rows that whoever comes with the request may see and write.
  public Reach reach(HttpServletRequest request, Phrasebook phrases) {
    return of(request, phrases) instanceof Arrival.Here(var actor, var first) && first.isEmpty()
        ? posts.reach(actor.held(), today())
        : Reach.NOTHING;
  }

  private Arrival arrival(HttpServletRequest request, Phrasebook phrases) {
    if (showsToken(request)) {
      var token = request.getHeader("Authorization").substring(BEARER.length()).strip();
      return tokens
          .get()
          .flatMap(known -> known.of(token, request, phrases))
          .<Arrival>map(actor -> new Arrival.Here(actor, ""))
          .orElseGet(Arrival.Nobody::new);
    }
    return switch (sessions.of(request)) {
      case Sessions.Shown.None _ -> new Arrival.Nobody();
      case Sessions.Shown.Ended(var account) -> new Arrival.Expired(account);
      case Sessions.Shown.Living(var session, var rules) -> arrived(session, rules, phrases);
    };
  }

  private Arrival arrived(Session session, AccessRules rules, Phrasebook phrases) {
    var account = session.account();
    var actor = acting(account, session.post(), phrases);
    boolean needed = needsTwo(actor.posts(), rules);
    boolean has = account.hasTotp() || account.hasPasskey();
    if (!session.whole() || (needed && has && !session.strong())) {
      return new Arrival.Halfway(session);
    }
    var first =
        session.how().equals("password") && rules.hasExpired(account.passwordAt(), clock.instant())
            ? "/account/password"
            : needed && !session.strong() ? "/account/second" : "";
    return new Arrival.Here(actor, first);
  }

  private static boolean needsTwo(List<Held> posts, AccessRules rules) {
    return posts.stream().anyMatch(post -> rules.twoFactors().contains(post.role()));
  }

  /// Whether any post the account holds today asks for two factors.
  boolean needsTwo(Account account, AccessRules rules, Phrasebook phrases) {
    return needsTwo(posts.heldBy(account.id(), account.person(), today(), phrases), rules);
  }

  /// The account acting under the seat named, or else under the first of its posts today.
  public Actor acting(Account account, @Nullable String seat, Phrasebook phrases) {
    var held = posts.heldBy(account.id(), account.person(), today(), phrases);
    var under =
        held.stream()
            .filter(post -> post.id().equals(seat))
            .findFirst()
            .or(() -> held.stream().findFirst())
            .orElseGet(() -> Held.none(phrases.say("post.none")));
    return new Actor(account.id(), account.title(), account.person(), under, held);
  }

  /// Where the programme is at home.
  public ZoneId zone() {
    return posts.standing().zone();
  }

  /// Today where the programme is at home.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }
}
