package org.luoshi.server.reminders;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.By;
import org.luoshi.server.access.Seal;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// Where people want to be reminded, and the secret addresses of their calendars; and the secrets
/// of the house's own channels. All addresses and secrets lie sealed.
public final class Wishes {

  private static final String ADDRESS = "reminder-address";
  private static final String SECRET = "reminder-secret";

  private final Database database;
  private final Ledger ledger;
  private final Seal seal;

  public Wishes(Database database, Ledger ledger, Seal seal) {
    this.database = database;
    this.ledger = ledger;
    this.seal = seal;
  }

  /// What the account wants; who never said is reminded by e-mail in Chinese, where the account has
  /// one.
  public Wish of(Account account) {
    var email = account.email();
    return database
        .sql()
        .sql("select * from reminder_wish where account_id = ?")
        .param(account.id())
        .query((row, _) -> wish(row))
        .optional()
        .orElseGet(() ->
            new Wish(
                account.id(),
                email == null ? null : Channel.MAIL,
                email == null ? "" : email,
                "",
                Language.ZH,
                null));
  }

  private Wish wish(ResultSet row) throws SQLException {
    var at = row.getObject("feed_at", OffsetDateTime.class);
    return new Wish(
        row.getString("account_id"),
        Channel.of(row.getString("channel")).orElse(null),
        open(ADDRESS, row.getBytes("address")),
        open(SECRET, row.getBytes("secret")),
        row.getString("language").equals(Language.EN.code()) ? Language.EN : Language.ZH,
        at == null ? null : at.toInstant());
  }

  private String open(String what, byte @Nullable [] sealed) {
    return sealed == null
        ? ""
        : seal.open(what, sealed)
            .map(plain -> new String(plain, StandardCharsets.UTF_8))
            .orElse("");
  }

  private byte @Nullable [] close(String what, String plain) {
    return plain.isEmpty() ? null : seal.close(what, plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps what the account wants now; the ledger tells the channel, never where it leads.
  void set(Wish wanted, By by) {
    var channel = wanted.channel() == null ? "" : wanted.channel().code();
    database.inTransaction(() -> {
      database
          .sql()
          .sql(
              """
              insert into reminder_wish (account_id, channel, address, secret, language, changed_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (account_id) do update
                 set channel = excluded.channel, address = excluded.address, secret = excluded.secret,
                     language = excluded.language, changed_at = excluded.changed_at
              """)
          .params(
              Arrays.asList(
                  wanted.account(),
                  channel,
                  close(ADDRESS, wanted.address()),
                  close(SECRET, wanted.secret()),
                  wanted.language().code(),
                  utc(by.at())))
          .update();
      ledger.append(
          NewEntry.of(by.at(), by.signature(), "reminder-wish", wanted.account(), channel));
    });
  }

  /// Makes the address of the account's calendar anew; the former one opens nothing any more. The
  /// word cannot be told again.
  String newFeed(Wish known, By by) {
    var word = seal.word();
    database.inTransaction(() -> {
      set(known, by);
      database
          .sql()
          .sql("update reminder_wish set feed = ?, feed_at = ? where account_id = ?")
          .params(Seal.hash(word), utc(by.at()), known.account())
          .update();
      ledger.append(NewEntry.of(by.at(), by.signature(), "reminder-feed", known.account(), ""));
    });
    return word;
  }

  /// Whose calendar the word opens.
  Optional<String> feedOf(String word) {
    return database
        .sql()
        .sql("select account_id from reminder_wish where feed = ?")
        .param(Seal.hash(word))
        .query(String.class)
        .optional();
  }

  /// A secret of the house; empty text where there is none.
  String secret(String name) {
    return database
        .sql()
        .sql("select sealed from reminder_secret where name = ?")
        .param(name)
        .query((row, _) -> open(SECRET + " " + name, row.getBytes(1)))
        .optional()
        .orElse("");
  }

  /// Keeps a secret of the house; the ledger tells that it changed.
  void keep(String name, String secret, By by) {
    var sealed = seal.close(SECRET + " " + name, secret.getBytes(StandardCharsets.UTF_8));
    database.inTransaction(() -> {
      database
          .sql()
          .sql(
              """
              insert into reminder_secret (name, sealed, changed_at, changed_by) values (?, ?, ?, ?)
              on conflict (name) do update set sealed = excluded.sealed, changed_at = excluded.changed_at,
                                               changed_by = excluded.changed_by
              """)
          .params(name, sealed, utc(by.at()), by.signature())
          .update();
      ledger.append(NewEntry.of(by.at(), by.signature(), "reminder-secret", name, ""));
    });
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
