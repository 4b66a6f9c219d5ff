package org.luoshi.server.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All matters, with their steps; each change is a step with its ledger entry, in one transaction.
///
/// Whoever moves a matter names the version they saw; a later one in between is refused as stale.
/// Callers have asked the flow and the rights.
public final class Matters {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, String>> WORDS =
      new TypeReference<>() {};
  private static final String COLUMNS =
      """
      select m.id, m.flow, m.programme, m.unit, m.path, m.owner, m.person, m.parent, m.subject, m.title, m.state,
             m.version, m.due, m.content::text as content, m.opened_at, m.opened_by
        from matter m
      """;

  private final Database database;
  private final Ledger ledger;

  public Matters(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// A matter about to be opened; `id` is null where it gets the next number of its flow.
  public record Opening(
      @Nullable String id,
      Flow flow,
      String programme,
      String unit,
      String path,
      String owner,
      @Nullable String person,
      @Nullable String parent,
      @Nullable String subject,
      String title,
      @Nullable LocalDate due,
      Map<String, String> content) {}

  /// What a move changes: the state after it, what was said with it, what the matter says after it,
  /// and when its next step is due.
  public record Change(
      String move,
      String state,
      String reason,
      Map<String, String> said,
      Map<String, String> content,
      @Nullable LocalDate due) {}

  /// Who does it, when: the account, its signature, and the unit it acts for.
  public record By(Instant at, String account, String signature, String unit) {}

  /// Opens a matter in the first state of its flow.
  public Matter open(Opening one, By by) {
    return database.reached(() -> {
      var id = one.id() == null ? nextId(one.flow().id()) : one.id();
      var matter =
          new Matter(
              id,
              one.flow().id(),
              one.programme(),
              one.unit(),
              one.path(),
              one.owner(),
              one.person(),
              one.parent(),
              one.subject(),
              one.title(),
              one.flow().start(),
              1,
              one.due(),
              one.content(),
              by.at(),
              by.signature(),
              List.of());
      insert(matter, by);
      var change =
          new Change(Flow.OPENED, one.flow().start(), "", one.content(), one.content(), one.due());
      return matter.with(List.of(step(matter, 1, change, by)));
    });
  }

  private void insert(Matter one, By by) {
    int rows =
        database
            .sql()
            .sql(
                """
                insert into matter (id, flow, programme, unit, path, owner, person, parent, subject, title, state,
                                    version, due, content, digest, opened_at, opened_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?::jsonb, ?, ?, ?, ?)
                on conflict (id) do nothing
                """)
            .param(one.id())
            .param(one.flow())
            .param(one.programme())
            .param(one.unit())
            .param(one.path())
            .param(one.owner())
            .param(one.person())
            .param(one.parent())
            .param(one.subject())
            .param(one.title())
            .param(one.state())
            .param(one.due())
            .param(JSON.writeValueAsString(one.content()))
            .param(Digest.of(one.content()))
            .param(by.at().atOffset(ZoneOffset.UTC))
            .param(by.signature())
            .param(by.at().atOffset(ZoneOffset.UTC))
            .update();
    if (rows == 0) {
      throw stale(one.id());
    }
  }

  private static WrongInput stale(String id) {
    return new WrongInput(Diagnostic.error("matter-stale", new Place.Subject(""), id));
  }

  private Matter.Step step(Matter one, int number, Change change, By by) {
    var digest = Digest.of(change.content());
    long entry = ledger.append(entry(one, number, change, by));
    database
        .sql()
        .sql(
            """
            insert into matter_step (matter, number, move, state, at, account, actor, unit, reason, said, digest, entry_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            one.id(),
            number,
            change.move(),
            change.state(),
            by.at().atOffset(ZoneOffset.UTC),
            by.account(),
            by.signature(),
            by.unit(),
            change.reason(),
            JSON.writeValueAsString(change.said()),
            digest,
            entry)
        .update();
    return new Matter.Step(
        number,
        change.move(),
        change.state(),
        by.at(),
        by.account(),
        by.signature(),
        by.unit(),
        change.reason(),
        change.said(),
        digest);
  }

  private static NewEntry entry(Matter one, int number, Change change, By by) {
    var told = new TreeMap<String, Object>();
    told.put("matter", one.id());
    told.put("number", number);
    told.put("unit", one.unit());
    told.put("state", change.state());
    told.put("reason", change.reason());
    told.put("said", new TreeMap<>(change.said()));
    told.put("content", new TreeMap<>(change.content()));
    return NewEntry.of(
        by.at(),
        by.signature(),
        one.flow() + "-" + change.move(),
        one.id(),
        JSON.writeValueAsString(told));
  }

  /// Makes a move on the matter as it was seen; another step in between is refused as stale.
  public Matter move(Matter seen, Change change, By by) {
    return database.reached(() -> {
      int rows =
          database
              .sql()
              .sql(
                  """
                  update matter set state = ?, version = version + 1, due = ?, content = ?::jsonb, digest = ?, changed_at = ?
                   where id = ? and version = ?
                  """)
              .param(change.state())
              .param(change.due())
              .param(JSON.writeValueAsString(change.content()))
              .param(Digest.of(change.content()))
              .param(by.at().atOffset(ZoneOffset.UTC))
              .param(seen.id())
              .param(seen.version())
              .update();
      if (rows == 0) {
        throw stale(seen.id());
      }
      step(seen, seen.version() + 1, change, by);
      return find(seen.id()).orElseThrow(() -> stale(seen.id()));
    });
  }

  /// The matter with its steps.
  public Optional<Matter> find(String id) {
    return database.reached(() ->
        database
            .sql()
            .sql(COLUMNS + " where m.id = ?")
            .param(id)
            .query((row, _) -> matter(row))
            .optional()
            .map(one -> one.with(steps(List.of(id)).getOrDefault(id, List.of()))));
  }

  /// All of a flow, the latest first, with their steps.
  public List<Matter> all(String flow) {
    return database.reached(() ->
        withSteps(
            database
                .sql()
                .sql(COLUMNS + " where m.flow = ? order by m.id desc")
                .param(flow)
                .query((row, _) -> matter(row))
                .list()));
  }

  /// Those of a flow that are about a subject, wherever they are: none shall be opened twice.
  public List<Matter> about(String flow, String subject) {
    return database.inReach(
        Reach.WHOLE,
        () ->
            database
                .sql()
                .sql(COLUMNS + " where m.flow = ? and m.subject = ? order by m.id")
                .params(flow, subject)
                .query((row, _) -> matter(row))
                .list());
  }

  /// Those of a flow that concern a unit, the first one first, with their steps.
  public List<Matter> ofUnit(String flow, String unit) {
    return database.reached(() ->
        withSteps(
            database
                .sql()
                .sql(COLUMNS + " where m.flow = ? and m.unit = ? order by m.id")
                .params(flow, unit)
                .query((row, _) -> matter(row))
                .list()));
  }

  /// Those that belong to a matter, the first one first, with their steps.
  public List<Matter> of(String parent) {
    return database.reached(() ->
        withSteps(
            database
                .sql()
                .sql(COLUMNS + " where m.parent = ? order by m.id")
                .param(parent)
                .query((row, _) -> matter(row))
                .list()));
  }

  private List<Matter> withSteps(List<Matter> found) {
    var steps = steps(found.stream().map(Matter::id).toList());
    return found.stream().map(one -> one.with(steps.getOrDefault(one.id(), List.of()))).toList();
  }

  private Map<String, List<Matter.Step>> steps(List<String> ids) {
    var steps = new LinkedHashMap<String, List<Matter.Step>>();
    database
        .sql()
        .sql(
            """
            select matter, number, move, state, at, account, actor, unit, reason, said::text as said, digest
              from matter_step where matter = any (?) order by matter, number
            """)
        .param(ids.toArray(String[]::new))
        .query((row, _) ->
            steps.computeIfAbsent(row.getString("matter"), _ -> new ArrayList<>()).add(step(row)))
        .list();
    return steps;
  }

  private static Matter.Step step(ResultSet row) throws SQLException {
    return new Matter.Step(
        row.getInt("number"),
        row.getString("move"),
        row.getString("state"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        row.getString("actor"),
        row.getString("unit"),
        row.getString("reason"),
        JSON.readValue(row.getString("said"), WORDS),
        row.getString("digest"));
  }

  private String nextId(String flow) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 17))")
        .param(flow)
        .query((_, _) -> true)
        .single();
    int last =
        database.inReach(
            Reach.WHOLE,
            () ->
                database
                    .sql()
                    .sql(
                        """
                        select substring(id from '/([0-9]{1,9})$')::int as number from matter where flow = ?
                         order by id desc limit 1
                        """)
                    .param(flow)
                    .query((row, _) -> row.getInt(1))
                    .optional()
                    .orElse(0));
    return "%s/%06d".formatted(flow, last + 1);
  }

  private static Matter matter(ResultSet row) throws SQLException {
    return new Matter(
        row.getString("id"),
        row.getString("flow"),
        row.getString("programme"),
        row.getString("unit"),
        row.getString("path"),
        row.getString("owner"),
        row.getString("person"),
        row.getString("parent"),
        row.getString("subject"),
        row.getString("title"),
        row.getString("state"),
        row.getInt("version"),
        row.getObject("due", LocalDate.class),
        JSON.readValue(row.getString("content"), WORDS),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("opened_by"),
        List.of());
  }
}
