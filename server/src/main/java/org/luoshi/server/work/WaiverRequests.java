package org.luoshi.server.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.obligation.Obligation;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Requests to be let off (免办申请): asked by the bearer's head, granted or declined by the checker
/// with an answer. Each step has its ledger entry.
final class WaiverRequests {

  private static final int MOST = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;

  WaiverRequests(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// A request as it stands: `state` is asked, granted or declined.
  record Request(
      String id,
      String duty,
      String bearer,
      String occasion,
      String unit,
      String path,
      String reason,
      Instant askedAt,
      String askedBy,
      String state,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable String record) {

    String obligation() {
      return duty + "/" + bearer + "/" + occasion;
    }

    boolean isOpen() {
      return state.equals("asked");
    }
  }

  /// Who does it, and when.
  record By(Instant at, String actor) {}

  Request ask(Obligation one, String path, String reason, By by) {
    return database.inTransaction(() -> {
      database
          .sql()
          .sql("select pg_advisory_xact_lock(hashtextextended('waiver_request', 13))")
          .query((_, _) -> true)
          .single();
      var open = open(one.id());
      if (open.isPresent()) {
        throw new WrongInput(
            Diagnostic.error("waiver-asked-already", new Place.Subject("reason"), open.get().id()));
      }
      long count =
          database.sql().sql("select count(*) from waiver_request").query(Long.class).single();
      var request =
          new Request(
              "waiver-request/%06d".formatted(count + 1),
              one.duty().id(),
              one.bearer().id(),
              one.occasion().label(),
              one.unit(),
              path,
              reason,
              by.at(),
              by.actor(),
              "asked",
              null,
              null,
              null,
              null);
      insert(request);
      entry("waiver-asked", request, reason, by);
      return request;
    });
  }

  private void insert(Request one) {
    database
        .sql()
        .sql(
            """
            insert into waiver_request (id, duty, bearer, occasion, unit, path, reason, asked_at, asked_by, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'asked')
            """)
        .params(
            one.id(),
            one.duty(),
            one.bearer(),
            one.occasion(),
            one.unit(),
            one.path(),
            one.reason(),
            one.askedAt().atOffset(ZoneOffset.UTC),
            one.askedBy())
        .update();
  }

  private void entry(String type, Request one, String words, By by) {
    var told = new LinkedHashMap<String, Object>();
    told.put("request", one.id());
    told.put("obligation", one.obligation());
    told.put("words", words);
    ledger.append(NewEntry.of(by.at(), by.actor(), type, one.id(), JSON.writeValueAsString(told)));
  }

  /// Ends an open request; false where it was ended before. The caller holds the transaction.
  boolean answer(Request one, String state, String answer, @Nullable String record, By by) {
    int changed =
        database
            .sql()
            .sql(
                """
                update waiver_request set state = ?, answer = ?, answered_at = ?, answered_by = ?, record_id = ?
                 where id = ? and state = 'asked'
                """)
            .param(state)
            .param(answer)
            .param(by.at().atOffset(ZoneOffset.UTC))
            .param(by.actor())
            .param(record)
            .param(one.id())
            .update();
    if (changed == 1) {
      entry("waiver-" + state, one, answer, by);
    }
    return changed == 1;
  }

  Optional<Request> open(String obligation) {
    return all().stream()
        .filter(one -> one.isOpen() && one.obligation().equals(obligation))
        .findFirst();
  }

  Optional<Request> find(String id) {
    return database
        .sql()
        .sql("select * from waiver_request where id = ?")
        .param(id)
        .query((row, _) -> request(row))
        .optional();
  }

  /// Open ones first, then the latest.
  List<Request> all() {
    return database
        .sql()
        .sql(
            """
            select * from waiver_request order by (state = 'asked') desc, asked_at desc, id limit ?
            """)
        .param(MOST)
        .query((row, _) -> request(row))
        .list();
  }

  private static Request request(ResultSet row) throws SQLException {
    var answered = row.getObject("answered_at", OffsetDateTime.class);
    return new Request(
        row.getString("id"),
        row.getString("duty"),
        row.getString("bearer"),
        row.getString("occasion"),
        row.getString("unit"),
        row.getString("path"),
        row.getString("reason"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("asked_by"),
        row.getString("state"),
        row.getString("answer"),
        answered == null ? null : answered.toInstant(),
        row.getString("answered_by"),
        row.getString("record_id"));
  }
}
