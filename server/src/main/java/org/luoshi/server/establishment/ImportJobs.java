package org.luoshi.server.establishment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Workbooks sent in, with how far each sending has come. A job belongs to the account that sent
/// it.
public final class ImportJobs {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration KEPT = Duration.ofDays(7);
  private static final String COLUMNS =
      "select id, at, account, actor, files, state, step, preview, import_id, rejects is not null as has_rejects from import_job";

  private final Database database;

  public ImportJobs(Database database) {
    this.database = database;
  }

  /// How far a job has come.
  public enum State {
    WAITING,
    READING,
    READY,
    WRITING,
    DONE,
    FAILED,
    DROPPED;

    public boolean isUnderWay() {
      return this == WAITING || this == READING || this == WRITING;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A file sent in, by the name it was sent with.
  public record Sent(String name, long size, String sha256) {}

  /// A job as it stands; of a failed one the preview holds nothing but warnings that say why.
  public record Job(
      String id,
      Instant at,
      String account,
      String actor,
      List<Sent> files,
      State state,
      String step,
      @Nullable ImportPreview preview,
      String importId,
      boolean hasRejects) {}

  /// A file with its bytes.
  @SuppressWarnings("ArrayRecordComponent") // read once and written to a file
  public record Content(Sent sent, byte[] bytes) {}

  Job open(Actor actor, List<Content> files, Instant at) {
    var id = UUID.randomUUID().toString();
    return database.inTransaction(() -> {
      forget(at.minus(KEPT));
      database
          .sql()
          .sql(
              """
              insert into import_job (id, at, account, actor, files, state, changed_at)
              values (?, ?, ?, ?, ?::jsonb, 'waiting', ?)
              """)
          .params(
              id,
              utc(at),
              actor.account(),
              actor.signature(),
              JSON.writeValueAsString(files.stream().map(Content::sent).toList()),
              utc(at))
          .update();
      for (int place = 0; place < files.size(); place++) {
        database
            .sql()
            .sql("insert into import_job_file (job, place, name, bytes) values (?, ?, ?, ?)")
            .params(id, place, files.get(place).sent().name(), files.get(place).bytes())
            .update();
      }
      return find(id).orElseThrow();
    });
  }

  /// Old files go; what became of their jobs stays.
  private void forget(Instant before) {
    database
        .sql()
        .sql(
            """
            delete from import_job_file f using import_job j
             where j.id = f.job and (j.at < ? or j.state in ('done', 'failed', 'dropped'))
            """)
        .param(utc(before))
        .update();
  }

  public Optional<Job> find(String id) {
    return database
        .sql()
        .sql(COLUMNS + " where id = ?")
        .param(id)
        .query((row, _) -> job(row))
        .optional();
  }

  /// The jobs of an account that wait for its decision or are under way, the latest first.
  List<Job> openOf(String account) {
    return database
        .sql()
        .sql(
            COLUMNS
                + " where account = ? and state in ('waiting', 'reading', 'ready', 'writing') order by at desc limit 20")
        .param(account)
        .query((row, _) -> job(row))
        .list();
  }

  List<Content> files(String job) {
    return database
        .sql()
        .sql("select name, bytes from import_job_file where job = ? order by place")
        .param(job)
        .query(
            (row, _) -> new Content(new Sent(row.getString("name"), 0, ""), row.getBytes("bytes")))
        .list();
  }

  Optional<byte[]> rejects(String job) {
    return database
        .sql()
        .sql("select rejects from import_job where id = ? and rejects is not null")
        .param(job)
        .query((row, _) -> row.getBytes("rejects"))
        .optional();
  }

  /// Goes from one state to another; false where it is no longer in the first.
  boolean go(String job, State from, State to, Instant at) {
    return database
            .sql()
            .sql(
                "update import_job set state = ?, step = '', changed_at = ? where id = ? and state = ?")
            .params(to.code(), utc(at), job, from.code())
            .update()
        == 1;
  }

  void step(String job, String step, Instant at) {
    database
        .sql()
        .sql("update import_job set step = ?, changed_at = ? where id = ?")
        .params(step, utc(at), job)
        .update();
  }

  /// Ends a stretch of work with what came of it.
  void came(
      String job,
      State to,
      ImportPreview preview,
      byte @Nullable [] rejects,
      String importId,
      Instant at) {
    database
        .sql()
        .sql(
            """
            update import_job set state = ?, step = '', preview = ?::jsonb, rejects = ?, import_id = nullif(?, ''),
                   changed_at = ?
             where id = ?
            """)
        .params(to.code(), JSON.writeValueAsString(preview), rejects, importId, utc(at), job)
        .update();
    if (to == State.DONE || to == State.FAILED) {
      drop(job);
    }
  }

  void drop(String job) {
    database.sql().sql("delete from import_job_file where job = ?").param(job).update();
  }

  /// Whatever was under way when the house was closed has come to nothing.
  void giveUp(ImportPreview why, Instant at) {
    database
        .sql()
        .sql(
            """
            update import_job set state = 'failed', preview = ?::jsonb, changed_at = ?
             where state in ('waiting', 'reading', 'writing')
            """)
        .params(JSON.writeValueAsString(why), utc(at))
        .update();
  }

  private static Job job(ResultSet row) throws SQLException {
    var preview = row.getString("preview");
    var importId = row.getString("import_id");
    return new Job(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        row.getString("actor"),
        JSON.readValue(row.getString("files"), new TypeReference<List<Sent>>() {}),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("step"),
        preview == null ? null : JSON.readValue(preview, ImportPreview.class),
        importId == null ? "" : importId,
        row.getBoolean("has_rejects"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
