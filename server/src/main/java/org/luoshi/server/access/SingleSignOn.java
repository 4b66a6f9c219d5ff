package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.luoshi.server.database.Database;

/// Accounts known to the site's single sign-on (OpenID Connect): by the subject it names, the first
/// time by an e-mail address that it has verified and that an administrator wrote into the account.
///
/// It opens no account and gives no right.
public final class SingleSignOn {

  private static final List<String> TWO = List.of("mfa", "otp", "hwk", "swk", "fido");

  private final Database database;
  private final Accounts accounts;
  private final SecurityLog log;

  public SingleSignOn(Database database, Accounts accounts, SecurityLog log) {
    this.database = database;
    this.accounts = accounts;
    this.log = log;
  }

  /// What the single sign-on says of somebody; the e-mail is empty unless verified.
  public record Said(String issuer, String subject, String email, Collection<String> methods) {
    public Said {
      methods = List.copyOf(methods);
    }

    /// Whether it says that two factors were shown.
    public boolean isStrong() {
      return methods.stream().anyMatch(TWO::contains);
    }
  }

  /// The account it means; empty where there is none, or it is shut.
  public Optional<String> account(Said said, By by) {
    var found =
        known(said)
            .or(() -> byEmail(said, by))
            .flatMap(accounts::byId)
            .filter(account -> !account.isShut())
            .map(Account::id);
    if (found.isEmpty()) {
      log.write("single-refused", null, by, said.issuer());
    }
    return found;
  }

  private Optional<String> known(Said said) {
    return database
        .sql()
        .sql("select account_id from account_identity where issuer = ? and subject = ?")
        .params(said.issuer(), said.subject())
        .query(String.class)
        .optional();
  }

  private Optional<String> byEmail(Said said, By by) {
    if (said.email().isEmpty()) {
      return Optional.empty();
    }
    return accounts
        .byEmail(said.email())
        .filter(account -> !account.isShut() && !isLinked(account, said))
        .map(account -> {
          database
              .sql()
              .sql(
                  "insert into account_identity (issuer, subject, account_id, linked_at) values (?, ?, ?, ?)")
              .params(said.issuer(), said.subject(), account.id(), utc(by.at()))
              .update();
          log.write("single-linked", account.id(), by, said.issuer());
          return account.id();
        });
  }

  /// An account stays with the subject it was linked to first.
  private boolean isLinked(Account account, Said said) {
    return database
        .sql()
        .sql("select exists (select 1 from account_identity where issuer = ? and account_id = ?)")
        .params(said.issuer(), account.id())
        .query(Boolean.class)
        .single();
  }
}
