package org.luoshi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// The tokens of programs, kept by the SHA-256 of their 256 random bits; who shows one acts as its
/// account under its post, with the rights it was given.
///
/// A token dies with its account, its post, its last day, or when it is revoked.
public final class Tokens implements BearerTokens {

  /// What a token begins with, so that one found lying about is known for what it is.
  static final String PREFIX = "luoshi_";

  private static final int BYTES = 32;

  private final Database database;
  private final Ledger ledger;
  private final SecurityLog log;
  private final Accounts accounts;
  private final Actors actors;
  private final SecureRandom random = new SecureRandom();

  public Tokens(
      Database database, Ledger ledger, SecurityLog log, Accounts accounts, Actors actors) {
    this.database = database;
    this.ledger = ledger;
    this.log = log;
    this.accounts = accounts;
    this.actors = actors;
  }

  /// What is asked for a new token.
  public record Wanted(String name, Set<Right> rights, @Nullable LocalDate until) {}

  /// A token just made, with the words to show; nobody can tell them again.
  public record Made(Token token, String shown) {}

  /// The rights of a post that a token may have: nothing that changes accounts.
  public static Set<Right> grantable(Actor actor) {
    var rights = EnumSet.noneOf(Right.class);
    rights.addAll(actor.held().role().rights());
    rights.remove(Right.OWN_ACCOUNT);
    rights.remove(Right.MANAGE_ACCOUNTS);
    return rights;
  }

  /// Makes a token for the post the actor acts under.
  public Made make(Actor actor, Wanted wanted, By by) {
    var until = checked(actor, wanted);
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var shown = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var rights =
        wanted.rights().stream().sorted().map(Right::name).collect(Collectors.joining(","));
    var id =
        database.inTransaction(() -> {
          var number =
              database
                  .sql()
                  .sql("select 't' || nextval('api_token_number')")
                  .query(String.class)
                  .single();
          database
              .sql()
              .sql(
                  """
                  insert into api_token (id, account_id, seat, name, rights, hash, made_at, until)
                  values (?, ?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  number,
                  actor.account(),
                  actor.held().id(),
                  wanted.name().strip(),
                  rights,
                  sha256(shown),
                  Accounts.utc(by.at()),
                  until)
              .update();
          tell("token-made", number, rights, by);
          return number;
        });
    return new Made(byId(id).orElseThrow(), shown);
  }

  /// The last day wanted, once all else is right too.
  private LocalDate checked(Actor actor, Wanted wanted) {
    var found = new java.util.ArrayList<Diagnostic>();
    var today = actors.today();
    if (wanted.name().isBlank()) {
      found.add(Diagnostic.error("token-name", new Place.Subject("name")));
    }
    if (wanted.rights().isEmpty() || !grantable(actor).containsAll(wanted.rights())) {
      found.add(Diagnostic.error("token-rights", new Place.Subject("rights")));
    }
    var until = wanted.until();
    if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
      found.add(
          Diagnostic.error("token-until", new Place.Subject("until"), today, today.plusYears(1)));
    }
    if (until == null || !found.isEmpty()) {
      throw new WrongInput(found);
    }
    return until;
  }

  /// Ends a token of the account for good; that of somebody else is not there.
  public boolean end(String id, By by) {
    return database.inTransaction(() -> {
      int ended =
          database
              .sql()
              .sql(
                  "update api_token set ended_at = ? where id = ? and account_id = ? and ended_at is null")
              .params(Accounts.utc(by.at()), id, by.account())
              .update();
      if (ended > 0) {
        tell("token-ended", id, "", by);
      }
      return ended > 0;
    });
  }

  private void tell(String what, String id, String detail, By by) {
    ledger.append(NewEntry.of(by.at(), by.signature(), what, id, detail));
    log.write(what, by.account(), by, id);
  }

  /// The tokens of an account, the newest first.
  public List<Token> of(String account) {
    return database
        .sql()
        .sql("select * from api_token where account_id = ? order by made_at desc, id desc")
        .param(account)
        .query((row, _) -> token(row))
        .list();
  }

  private Optional<Token> byId(String id) {
    return database
        .sql()
        .sql("select * from api_token where id = ?")
        .param(id)
        .query((row, _) -> token(row))
        .optional();
  }

  @Override
  public Optional<Actor> of(String shown, HttpServletRequest request, Phrasebook phrases) {
    if (!shown.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var today = actors.today();
    return database
        .sql()
        .sql("select * from api_token where hash = ?")
        .param(sha256(shown))
        .query((row, _) -> token(row))
        .optional()
        .filter(token -> token.holdsOn(today))
        .flatMap(token -> acting(token, phrases))
        .map(found -> used(found, today));
  }

  private record Found(Token token, Actor actor) {}

  /// The actor of a token, as long as its account is open and still holds the post.
  private Optional<Found> acting(Token token, Phrasebook phrases) {
    return accounts
        .byId(token.account())
        .filter(account -> !account.isShut())
        .map(account -> actors.acting(account, token.seat(), phrases))
        .filter(actor -> actor.held().id().equals(token.seat()))
        .map(actor ->
            new Found(
                token,
                new Actor(
                    actor.account(),
                    actor.name(),
                    actor.person(),
                    actor.held(),
                    List.of(actor.held()),
                    token.rights())));
  }

  /// Notes the day of use, once a day.
  private Actor used(Found found, LocalDate today) {
    if (!today.equals(found.token().usedOn())) {
      database
          .sql()
          .sql("update api_token set used_on = ? where id = ?")
          .params(today, found.token().id())
          .update();
    }
    return found.actor();
  }

  private static Token token(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Token(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("seat"),
        row.getString("name"),
        Arrays.stream(row.getString("rights").split(","))
            .map(Right::valueOf)
            .collect(Collectors.toSet()),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("until", LocalDate.class),
        row.getObject("used_on", LocalDate.class),
        ended == null ? null : ended.toInstant());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
