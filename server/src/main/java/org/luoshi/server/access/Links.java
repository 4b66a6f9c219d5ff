package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import java.time.Instant;
import java.util.Optional;
import org.luoshi.server.database.Database;

/// One-time links: whoever opens one chooses the account's password. Kept as hashes; each works
/// once, for a while, and a new one puts an end to those before it.
public final class Links {

  private final Database database;
  private final Seal seal;
  private final SecurityLog log;

  public Links(Database database, Seal seal, SecurityLog log) {
    this.database = database;
    this.seal = seal;
    this.log = log;
  }

  /// The word of a new link; nobody can find it out again.
  public String make(String account, AccessRules rules, By by) {
    Accounts.requireOther(account, by);
    var word = seal.word();
    database.inTransaction(() -> {
      database
          .sql()
          .sql("update account_link set used_at = ? where account_id = ? and used_at is null")
          .params(utc(by.at()), account)
          .update();
      database
          .sql()
          .sql(
              "insert into account_link (hash, account_id, made_at, expires_at) values (?, ?, ?, ?)")
          .params(Seal.hash(word), account, utc(by.at()), utc(by.at().plus(rules.linkLasts())))
          .update();
      log.write("link-made", account, by, "");
    });
    return word;
  }

  /// Where the link leads on this house.
  public static String path(String word) {
    return "/welcome/" + word;
  }

  /// Whose link it is; empty where it is none, used or too old.
  Optional<String> account(String word, Instant now) {
    return database
        .sql()
        .sql(
            """
            select l.account_id from account_link l join account a on a.id = l.account_id
             where l.hash = ? and l.used_at is null and l.expires_at > ? and a.closed_at is null
               and a.locked_until is distinct from 'infinity'
            """)
        .params(Seal.hash(word), utc(now))
        .query(String.class)
        .optional();
  }

  /// Uses the link up; false where another was faster. The caller holds the transaction.
  boolean use(String word, Instant now) {
    return database
            .sql()
            .sql(
                "update account_link set used_at = :now where hash = :hash and used_at is null and expires_at > :now")
            .param("now", utc(now))
            .param("hash", Seal.hash(word))
            .update()
        == 1;
  }
}
