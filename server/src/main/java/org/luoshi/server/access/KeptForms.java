package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.luoshi.server.database.Database;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What somebody had typed when their session had expired: kept for a day, sealed, for the account
/// that typed it and nobody else.
///
/// No passwords, codes or files are kept. After sign-in the form can be sent on as it was.
public final class KeptForms {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final int LONGEST = 256 * 1024;
  private static final int MOST = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> NEVER = List.of("password", "_csrf", "code", "secret");
  private static final List<String> NOT_FROM = List.of("/sign-", "/account", "/welcome/", "/kept/");

  private final Database database;
  private final Seal seal;
  private final Clock clock;

  public KeptForms(Database database, Seal seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /// A form as it was sent: where to, and the values of its fields.
  public record Kept(String path, Map<String, List<String>> fields, boolean files) {
    public Kept {
      fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }
  }

  /// Keeps the form the request sends, for the account; the path it is found at again.
  public Optional<String> keep(String account, HttpServletRequest request) {
    var path = request.getRequestURI();
    if (!request.getMethod().equals("POST") || NOT_FROM.stream().anyMatch(path::startsWith)) {
      return Optional.empty();
    }
    var type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    var fields = new TreeMap<String, List<String>>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          var lower = name.toLowerCase(Locale.ROOT);
          if (NEVER.stream().noneMatch(lower::contains)) {
            fields.put(name, List.of(values));
          }
        });
    var said = JSON.writeValueAsBytes(new Kept(path, fields, type.startsWith("multipart/")));
    if (fields.isEmpty() || said.length > LONGEST) {
      return Optional.empty();
    }
    var word = seal.word();
    write(account, word, said);
    return Optional.of("/kept/" + word);
  }

  private void write(String account, String word, byte[] said) {
    var now = clock.instant();
    database.inTransaction(() -> {
      database
          .sql()
          .sql(
              """
              delete from kept_form where expires_at < ? or hash in (
                select hash from kept_form where account_id = ? order by expires_at desc offset ?)
              """)
          .params(utc(now), account, MOST - 1)
          .update();
      database
          .sql()
          .sql("insert into kept_form (hash, account_id, sealed, expires_at) values (?, ?, ?, ?)")
          .params(
              Seal.hash(word), account, seal.close("kept " + account, said), utc(now.plus(KEPT)))
          .update();
    });
  }

  /// The form kept under the word for this account; empty for anybody else.
  public Optional<Kept> find(String account, String word) {
    return database
        .sql()
        .sql("select sealed from kept_form where hash = ? and account_id = ? and expires_at > ?")
        .params(Seal.hash(word), account, utc(clock.instant()))
        .query(byte[].class)
        .optional()
        .flatMap(sealed -> seal.open("kept " + account, sealed))
        .flatMap(KeptForms::read);
  }

  /// Forgets it, once it was sent on.
  public void forget(String account, String word) {
    database
        .sql()
        .sql("delete from kept_form where hash = ? and account_id = ?")
        .params(Seal.hash(word), account)
        .update();
  }

  private static Optional<Kept> read(byte[] said) {
    try {
      return Optional.of(JSON.readValue(new String(said, StandardCharsets.UTF_8), Kept.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
