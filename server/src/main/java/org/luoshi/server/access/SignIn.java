package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// Proves who somebody is by a password, and sets passwords.
///
/// An attempt is counted before it is looked at, so that many at once gain nothing; a success
/// forgives the failures. Every refusal says the same and takes as long.
public final class SignIn {

  private final Database database;
  private final Ledger ledger;
  private final SecurityLog log;
  private final Parameters parameters;
  private final Clock clock;
  private final Passwords passwords = new Passwords();

  public SignIn(
      Database database, Ledger ledger, SecurityLog log, Parameters parameters, Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.log = log;
    this.parameters = parameters;
    this.clock = clock;
  }

  /// An attempt that was let through to be looked at: the account and its hash.
  private record Try(String account, @Nullable String hash, boolean open) {}

  /// The account whose name and password these are; empty where they are not, or it is locked or
  /// closed.
  public Optional<String> byPassword(String name, String password, String address) {
    var attempt = attempt("name", Accounts.normal(name));
    boolean fits = passwords.fits(password, attempt.filter(Try::open).map(Try::hash).orElse(null));
    var by = new By(clock.instant(), "", "", address);
    if (fits && attempt.isPresent()) {
      forgive(attempt.get().account());
      return Optional.of(attempt.get().account());
    }
    log.write(
        attempt.isEmpty() || attempt.get().open() ? "sign-in-refused" : "sign-in-locked",
        attempt.map(Try::account).orElse(null),
        by,
        "password");
    return Optional.empty();
  }

  /// Whether the account may make an attempt now; it is counted.
  boolean mayTry(String account) {
    return attempt("id", account).filter(Try::open).isPresent();
  }

  /// Whether this is the account's password; the attempt counts.
  boolean confirms(String account, String password) {
    var attempt = attempt("id", account);
    boolean fits = passwords.fits(password, attempt.filter(Try::open).map(Try::hash).orElse(null));
    if (fits) {
      forgive(account);
    }
    return fits;
  }

  void forgive(String account) {
    database
        .sql()
        .sql(
            """
            update account set failures = 0, locked_until = null
             where id = ? and locked_until is distinct from 'infinity'
            """)
        .param(account)
        .update();
  }

  private Optional<Try> attempt(String column, String value) {
    var rules = parameters.access();
    var now = clock.instant();
    record Row(String id, @Nullable String hash, int failures, @Nullable OffsetDateTime locked) {}
    return database.inTransaction(() -> {
      var row =
          database
              .sql()
              .sql(
                  "select id, password, failures, locked_until from account where %s = ? and closed_at is null for update"
                      .formatted(column))
              .param(value)
              .query((found, _) ->
                  new Row(
                      found.getString(1),
                      found.getString(2),
                      found.getInt(3),
                      found.getObject(4, OffsetDateTime.class)))
              .optional();
      if (row.isEmpty()) {
        return Optional.<Try>empty();
      }
      boolean locked = row.get().locked() != null && row.get().locked().isAfter(utc(now));
      if (!locked) {
        count(row.get().id(), row.get().failures() + 1, rules, now);
      }
      return Optional.of(new Try(row.get().id(), row.get().hash(), !locked));
    });
  }

  private void count(String account, int failures, AccessRules rules, Instant now) {
    database
        .sql()
        .sql("update account set failures = ?, locked_until = ? where id = ?")
        .params(
            Arrays.asList(
                failures,
                rules.lockedUntil(failures, now).map(Accounts::utc).orElse(null),
                account))
        .update();
  }

  /// Sets the password and uses the link up, both or neither; refuses a link used meanwhile.
  void chooseByLink(Account account, String password, String word, Links links, By by) {
    var hash = newHash(account, password);
    database.inTransaction(() -> {
      if (!links.use(word, by.at())) {
        throw new org.luoshi.server.shell.Refusals.NotThere();
      }
      keep(account, hash, by);
      log.write("link-used", account.id(), by, "");
      forgive(account.id());
    });
  }

  /// Sets the password after looking at it; the caller knows who asks.
  void changePassword(Account account, String password, By by) {
    var hash = newHash(account, password);
    database.inTransaction(() -> keep(account, hash, by));
  }

  private String newHash(Account account, String password) {
    var found = Passwords.faults(password, java.util.List.of(account.name(), account.title()));
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    var former =
        database
            .sql()
            .sql("select password from account where id = ? and password is not null")
            .param(account.id())
            .query(String.class)
            .optional();
    if (former.isPresent() && passwords.fits(password, former.get())) {
      throw new WrongInput(Diagnostic.error("password-same", new Place.Subject("password")));
    }
    return passwords.hash(password);
  }

  private void keep(Account account, String hash, By by) {
    database
        .sql()
        .sql("update account set password = ?, password_at = ? where id = ?")
        .params(hash, utc(by.at()), account.id())
        .update();
    ledger.append(NewEntry.of(by.at(), by.signature(), "password-changed", account.id(), ""));
    log.write("password-changed", account.id(), by, "");
  }
}
