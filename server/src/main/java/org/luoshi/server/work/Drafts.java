package org.luoshi.server.work;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import tools.jackson.databind.json.JsonMapper;

/// What was typed and is not yet a record, kept for the seat, so that whoever holds the post next
/// finds it.
final class Drafts {

  private static final int MOST = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  Drafts(Database database) {
    this.database = database;
  }

  /// A draft: the kind of record it is to become, and the texts of its fields.
  record Draft(String id, String kind, Map<String, String> typed, Instant savedAt, String actor) {
    Draft {
      typed = Map.copyOf(typed);
    }
  }

  /// The seat that the actor's drafts belong to.
  static String seat(Actor actor) {
    return actor.held().id();
  }

  /// All drafts of the actor's seat, the latest first.
  List<Draft> of(Actor actor) {
    return database
        .sql()
        .sql(
            """
            select id, kind, typed::text as typed, saved_at, actor from work_draft
             where seat = ? order by saved_at desc, id limit ?
            """)
        .params(seat(actor), MOST)
        .query((row, _) ->
            new Draft(
                row.getString("id"),
                row.getString("kind"),
                texts(row.getString("typed")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("actor")))
        .list();
  }

  Optional<Draft> find(Actor actor, String id) {
    return of(actor).stream().filter(draft -> draft.id().equals(id)).findFirst();
  }

  /// Keeps the draft in place of the one of the same id, if there is one.
  void save(Actor actor, Draft draft) {
    database
        .sql()
        .sql(
            """
            insert into work_draft (id, seat, kind, typed, saved_at, actor) values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (seat, id) do update
               set kind = excluded.kind, typed = excluded.typed, saved_at = excluded.saved_at, actor = excluded.actor
            """)
        .params(
            draft.id(),
            seat(actor),
            draft.kind(),
            JSON.writeValueAsString(draft.typed()),
            draft.savedAt().atOffset(ZoneOffset.UTC),
            actor.signature())
        .update();
  }

  /// Throws the draft away; one that is not there is no matter.
  void drop(Actor actor, String id) {
    database
        .sql()
        .sql("delete from work_draft where seat = ? and id = ?")
        .params(seat(actor), id)
        .update();
  }

  private static Map<String, String> texts(String json) {
    var texts = new LinkedHashMap<String, String>();
    JSON.readTree(json)
        .properties()
        .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
    return texts;
  }
}
