package org.luoshi.server.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;

/// Does a piece of work once for a token, however often it is asked for.
///
/// The second asking waits for the first and gets its answer. The same token for something else is
/// refused. The answer is kept in the transaction of the work.
public final class Once {

  private final Database database;

  public Once(Database database) {
    this.database = database;
  }

  /// Who asks, with which token, for what (in canonical words), when.
  public record Asked(String actor, String token, String what, Instant at) {}

  /// The answer given before, for work that is long and done outside a transaction; [#run] still
  /// decides when it is done.
  public Optional<String> known(Asked asked) {
    record Kept(byte[] asked, String answer) {}
    var kept =
        database
            .sql()
            .sql("select asked, answer from done_once where actor = ? and token = ?")
            .params(asked.actor(), asked.token())
            .query((row, _) -> new Kept(row.getBytes(1), row.getString(2)))
            .optional();
    if (kept.isPresent() && !MessageDigest.isEqual(kept.get().asked(), sha256(asked.what()))) {
      throw new WrongInput(
          Diagnostic.error("once-other", new Place.Subject("once"), asked.token()));
    }
    return kept.map(Kept::answer);
  }

  /// The answer of the work, or the one it gave the first time.
  public String run(Asked asked, Supplier<String> work) {
    return database.inTransaction(() -> {
      database
          .sql()
          .sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
          .param(asked.actor() + " " + asked.token())
          .query((_, _) -> true)
          .single();
      var hash = sha256(asked.what());
      record Kept(byte[] asked, String answer) {}
      var kept =
          database
              .sql()
              .sql("select asked, answer from done_once where actor = ? and token = ?")
              .params(asked.actor(), asked.token())
              .query((row, _) -> new Kept(row.getBytes(1), row.getString(2)))
              .optional();
      if (kept.isPresent()) {
        if (!MessageDigest.isEqual(kept.get().asked(), hash)) {
          throw new WrongInput(
              Diagnostic.error("once-other", new Place.Subject("once"), asked.token()));
        }
        return kept.get().answer();
      }
      var answer = work.get();
      database
          .sql()
          .sql("insert into done_once (actor, token, asked, answer, at) values (?, ?, ?, ?, ?)")
          .params(asked.actor(), asked.token(), hash, answer, asked.at().atOffset(ZoneOffset.UTC))
          .update();
      return answer;
    });
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
