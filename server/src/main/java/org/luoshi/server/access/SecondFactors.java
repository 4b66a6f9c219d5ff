package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import dev.samstevens.totp.recovery.RecoveryCodeGenerator;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// Codes that change every half minute (TOTP, RFC 6238), and the recovery codes for a lost device.
///
/// Secrets lie sealed; a code works once, and half a minute early or late. Recovery codes are kept
/// as hashes and work once.
public final class SecondFactors {

  private static final int STEP_SECONDS = 30;
  private static final int CODES = 10;
  private static final int QR_PIXELS = 232;

  private final Database database;
  private final Ledger ledger;
  private final Seal seal;
  private final SecurityLog log;

  public SecondFactors(Database database, Ledger ledger, Seal seal, SecurityLog log) {
    this.database = database;
    this.ledger = ledger;
    this.seal = seal;
    this.log = log;
  }

  /// The secret shown to the account until it confirms it by a code; the same until then.
  String offered(Account account) {
    var known = secret(account.id(), "totp_new");
    if (known.isPresent()) {
      return known.get();
    }
    var secret = new DefaultSecretGenerator(32).generate();
    database
        .sql()
        .sql("update account set totp_new = ? where id = ?")
        .params(sealed(account.id(), secret), account.id())
        .update();
    return secret;
  }

  /// The picture of the secret that an app on a telephone reads.
  byte[] picture(Account account, String issuer) {
    var data =
        new QrData.Builder()
            .label(account.name())
            .issuer(issuer)
            .secret(offered(account))
            .digits(6)
            .period(STEP_SECONDS)
            .build();
    var pictures = new ZxingPngQrGenerator();
    pictures.setImageSize(QR_PIXELS);
    try {
      return pictures.generate(data);
    } catch (QrGenerationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Turns it on if the code is right; the recovery codes, shown only now.
  Optional<List<String>> confirm(Account account, String code, By by) {
    var secret = secret(account.id(), "totp_new");
    var step = secret.flatMap(one -> step(one, code, by.at()));
    return step.map(at ->
        database.inTransaction(() -> {
          database
              .sql()
              .sql(
                  "update account set totp = totp_new, totp_new = null, totp_step = ? where id = ?")
              .params(at, account.id())
              .update();
          tell("factor-on", account, by);
          return newCodes(account, by);
        }));
  }

  /// Turns it off.
  void remove(Account account, By by) {
    database.inTransaction(() -> {
      database
          .sql()
          .sql("update account set totp = null, totp_new = null where id = ?")
          .param(account.id())
          .update();
      forget(account);
      tell("factor-off", account, by);
    });
  }

  /// New recovery codes in place of the former.
  List<String> newCodes(Account account, By by) {
    var codes = List.of(new RecoveryCodeGenerator().generateCodes(CODES));
    database.inTransaction(() -> {
      forget(account);
      for (var code : codes) {
        database
            .sql()
            .sql("insert into recovery_code (account_id, hash) values (?, ?)")
            .params(account.id(), hash(account, code))
            .update();
      }
      log.write("codes-made", account.id(), by, "");
    });
    return codes;
  }

  int codesLeft(Account account) {
    return database
        .sql()
        .sql("select count(*) from recovery_code where account_id = ? and used_at is null")
        .param(account.id())
        .query(Integer.class)
        .single();
  }

  private void forget(Account account) {
    database
        .sql()
        .sql("delete from recovery_code where account_id = ?")
        .param(account.id())
        .update();
  }

  /// Whether this is the account's code of this moment, or a recovery code; either is used up.
  boolean accepts(Account account, String typed, By by) {
    var code = typed.replaceAll("[\\s]", "");
    return acceptsCode(account, code, by.at()) || acceptsRecovery(account, code, by);
  }

  private boolean acceptsCode(Account account, String code, Instant now) {
    var step = secret(account.id(), "totp").flatMap(secret -> step(secret, code, now));
    return step.isPresent()
        && database
                .sql()
                .sql("update account set totp_step = :step where id = :id and totp_step < :step")
                .param("step", step.get())
                .param("id", account.id())
                .update()
            == 1;
  }

  private boolean acceptsRecovery(Account account, String code, By by) {
    boolean used =
        database
                .sql()
                .sql(
                    "update recovery_code set used_at = ? where account_id = ? and hash = ? and used_at is null")
                .params(utc(by.at()), account.id(), hash(account, code))
                .update()
            == 1;
    if (used) {
      log.write("code-used", account.id(), by, "");
    }
    return used;
  }

  private Optional<Long> step(String secret, String code, Instant now) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    for (long step = present - 1; step <= present + 1; step++) {
      if (MessageDigest.isEqual(bytes(code(secret, step)), bytes(code))) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private static String code(String secret, long step) {
    try {
      return new DefaultCodeGenerator().generate(secret, step);
    } catch (CodeGenerationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hash(Account account, String code) {
    return Seal.hash(account.id() + " " + code.replace("-", "").toLowerCase(Locale.ROOT));
  }

  private byte[] sealed(String account, String secret) {
    return seal.close("totp " + account, bytes(secret));
  }

  private Optional<String> secret(String account, String column) {
    return database
        .sql()
        .sql("select %s from account where id = ? and %s is not null".formatted(column, column))
        .param(account)
        .query(byte[].class)
        .optional()
        .flatMap(sealed -> seal.open("totp " + account, sealed))
        .map(secret -> new String(secret, StandardCharsets.UTF_8));
  }

  private void tell(String what, Account account, By by) {
    ledger.append(NewEntry.of(by.at(), by.signature(), what, account.id(), ""));
    log.write(what, account.id(), by, "");
  }
}
