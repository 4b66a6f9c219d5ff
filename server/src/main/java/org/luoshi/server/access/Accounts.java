package org.luoshi.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// All accounts: opened, linked to a person, unlocked and closed, each change with its ledger entry
/// and its line in the security log.
///
/// Nobody changes what their own account is linked to.
public final class Accounts {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,59}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
  private static final String SELECT =
      """
      select a.*, exists (select 1 from passkey_user u join passkey p on p.handle = u.handle
                           where u.account_id = a.id) as has_passkey
        from account a
      """;

  private final Database database;
  private final Ledger ledger;
  private final SecurityLog log;

  public Accounts(Database database, Ledger ledger, SecurityLog log) {
    this.database = database;
    this.ledger = ledger;
    this.log = log;
  }

  /// What is asked for a new account; a blank e-mail is none.
  public record Wanted(String name, String title, String email) {}

  public boolean isEmpty() {
    return database
        .sql()
        .sql("select not exists (select 1 from account)")
        .query(Boolean.class)
        .single();
  }

  public Optional<Account> byId(String id) {
    return database
        .sql()
        .sql(SELECT + " where a.id = ?")
        .param(id)
        .query((row, _) -> account(row))
        .optional();
  }

  public Optional<Account> byName(String name) {
    return database
        .sql()
        .sql(SELECT + " where a.name = ?")
        .param(normal(name))
        .query((row, _) -> account(row))
        .optional();
  }

  Optional<Account> byEmail(String email) {
    return database
        .sql()
        .sql(SELECT + " where lower(a.email) = lower(?) and a.closed_at is null")
        .param(email)
        .query((row, _) -> account(row))
        .optional();
  }

  /// All of them whose name or title has these words in it, by name.
  public List<Account> list(String words) {
    return database
        .sql()
        .sql(
            SELECT
                + " where position(:words in lower(a.name || ' ' || a.title)) > 0 order by a.name")
        .param("words", normal(words))
        .query((row, _) -> account(row))
        .list();
  }

  /// The name as it is kept: without blanks, in small letters.
  static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /// Opens an account without a password: its one-time link lets its owner choose one.
  public Account open(Wanted wanted, By by) {
    var name = normal(wanted.name());
    var found = new ArrayList<Diagnostic>();
    if (!NAME.matcher(name).matches()) {
      found.add(Diagnostic.error("account-name", new Place.Subject("name"), wanted.name()));
    }
    if (wanted.title().isBlank()) {
      found.add(Diagnostic.error("account-title", new Place.Subject("title")));
    }
    found.addAll(faultsOfEmail(wanted.email()));
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    return database.inTransaction(() -> {
      requireFree(name, wanted.email());
      var id =
          database
              .sql()
              .sql("select 'a' || nextval('account_number')")
              .query(String.class)
              .single();
      database
          .sql()
          .sql("insert into account (id, name, title, email, opened_at) values (?, ?, ?, ?, ?)")
          .params(
              Arrays.asList(id, name, wanted.title().strip(), orNull(wanted.email()), utc(by.at())))
          .update();
      tell("account-opened", id, name, by);
      return byId(id).orElseThrow();
    });
  }

  private static List<Diagnostic> faultsOfEmail(String email) {
    return email.isBlank() || EMAIL.matcher(email.strip()).matches()
        ? List.of()
        : List.of(Diagnostic.error("account-email", new Place.Subject("email"), email));
  }

  private void requireFree(String name, String email) {
    database.sql().sql("lock table account in share row exclusive mode").update();
    if (byName(name).isPresent()) {
      throw new WrongInput(Diagnostic.error("account-name-taken", new Place.Subject("name"), name));
    }
    if (!email.isBlank() && byEmail(email.strip()).isPresent()) {
      throw new WrongInput(
          Diagnostic.error("account-email-taken", new Place.Subject("email"), email));
    }
  }

  /// Says which person of the organisation the account is; a blank one is nobody.
  public void link(String id, String person, By by) {
    requireOther(id, by);
    database.inTransaction(() -> {
      var taken =
          database
              .sql()
              .sql("select name from account where person = ? and closed_at is null and id <> ?")
              .params(person.strip(), id)
              .query(String.class)
              .optional();
      if (taken.isPresent()) {
        throw new WrongInput(
            Diagnostic.error(
                "account-person-taken", new Place.Subject("person"), person, taken.get()));
      }
      update("update account set person = ? where id = ?", orNull(person), id);
      tell("account-linked", id, person.strip(), by);
    });
  }

  public void email(String id, String email, By by) {
    requireOther(id, by);
    var found = faultsOfEmail(email);
    if (!found.isEmpty()) {
      throw new WrongInput(found);
    }
    database.inTransaction(() -> {
      var taken = byEmail(email.strip()).filter(other -> !other.id().equals(id));
      if (!email.isBlank() && taken.isPresent()) {
        throw new WrongInput(
            Diagnostic.error("account-email-taken", new Place.Subject("email"), email));
      }
      update("update account set email = ? where id = ?", orNull(email), id);
      tell("account-email", id, email.strip(), by);
    });
  }

  /// Lets it try again at once.
  public void unlock(String id, By by) {
    database.inTransaction(() -> {
      update("update account set failures = 0, locked_until = null where id = ?", id);
      tell("account-unlocked", id, "", by);
    });
  }

  /// Locks it until an administrator unlocks it; whoever is signed in with it is signed out.
  public void lock(String id, By by) {
    requireOther(id, by);
    database.inTransaction(() -> {
      update("update account set locked_until = 'infinity' where id = ?", id);
      end(id, by);
      tell("account-locked", id, "", by);
    });
  }

  /// Closes it for good; its posts in the house end with it.
  public void close(String id, By by) {
    requireOther(id, by);
    database.inTransaction(() -> {
      update(
          "update account set closed_at = ? where id = ? and closed_at is null", utc(by.at()), id);
      end(id, by);
      update("delete from recovery_code where account_id = ?", id);
      tell("account-closed", id, "", by);
    });
  }

  /// Takes away all second factors, for somebody who lost theirs.
  public void forgetFactors(String id, By by) {
    requireOther(id, by);
    database.inTransaction(() -> {
      update("update account set totp = null, totp_step = 0 where id = ?", id);
      update("delete from recovery_code where account_id = ?", id);
      update(
          "delete from passkey where handle in (select handle from passkey_user where account_id = ?)",
          id);
      end(id, by);
      tell("factors-forgotten", id, "", by);
    });
  }

  private void end(String id, By by) {
    update(
        "update session set ended_at = ? where account_id = ? and ended_at is null",
        utc(by.at()),
        id);
  }

  private void tell(String what, String id, String detail, By by) {
    ledger.append(NewEntry.of(by.at(), by.signature(), what, id, detail));
    log.write(what, id, by, detail);
  }

  /// Nobody grants themself anything.
  static void requireOther(String account, By by) {
    if (account.equals(by.account())) {
      throw new WrongInput(Diagnostic.error("account-own", new Place.Subject("account")));
    }
  }

  private void update(String sql, @Nullable Object... values) {
    var statement = database.sql().sql(sql);
    for (var value : values) {
      statement = statement.param(value);
    }
    statement.update();
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"),
        row.getString("name"),
        row.getString("title"),
        row.getString("person"),
        row.getString("email"),
        row.getString("password") != null,
        moment(row, "password_at"),
        moment(row, "locked_until"),
        row.getBytes("totp") != null,
        row.getBoolean("has_passkey"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        moment(row, "closed_at"));
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.equals(OffsetDateTime.MAX) ? Instant.MAX : at.toInstant();
  }
}
