package org.luoshi.server.establishment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.PackReading;
import org.luoshi.packs.Packs;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import org.luoshi.server.programmes.Programmes;
import tools.jackson.databind.json.JsonMapper;

/// New versions of packs on their way: drafted by one person, approved by another, then adopted.
///
/// A draft proposed is not changed any more; whoever approves it approves the text they saw. Every
/// step has its ledger entry.
public final class PackDrafts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;
  private final Programmes programmes;

  public PackDrafts(Database database, Ledger ledger, Programmes programmes) {
    this.database = database;
    this.ledger = ledger;
    this.programmes = programmes;
  }

  /// How far a draft has come.
  public enum State {
    DRAFT,
    PROPOSED,
    APPROVED,
    WITHDRAWN;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A draft as it stands. `note` says why it was returned; `version` what it was adopted as.
  public record Draft(
      String id,
      String programme,
      int revision,
      String yaml,
      State state,
      String account,
      String actor,
      Instant draftedAt,
      Instant changedAt,
      String note,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable String version) {}

  List<Draft> all() {
    return database
        .sql()
        .sql("select * from pack_draft order by changed_at desc limit 200")
        .query((row, _) -> draft(row))
        .list();
  }

  Optional<Draft> find(String id) {
    return database
        .sql()
        .sql("select * from pack_draft where id = ?")
        .param(id)
        .query((row, _) -> draft(row))
        .optional();
  }

  Draft begin(String programme, String yaml, Actor actor, Instant at) {
    var id = UUID.randomUUID().toString();
    return database.inTransaction(() -> {
      database
          .sql()
          .sql(
              """
              insert into pack_draft (id, programme, revision, yaml, state, account, actor, drafted_at, changed_at)
              values (?, ?, 1, ?, 'draft', ?, ?, ?, ?)
              """)
          .params(id, programme, yaml, actor.account(), actor.signature(), utc(at), utc(at))
          .update();
      entry(at, actor, "draft-written", id, yaml);
      return find(id).orElseThrow();
    });
  }

  /// A new text in place of the revision named; whoever writes it is its drafter from then on.
  Draft save(String id, int revision, String yaml, Actor actor, Instant at) {
    return change(
        id,
        revision,
        State.DRAFT,
        _ -> {
          database
              .sql()
              .sql(
                  "update pack_draft set yaml = ?, revision = revision + 1, account = ?, actor = ?, changed_at = ? where id = ?")
              .params(yaml, actor.account(), actor.signature(), utc(at), id)
              .update();
          entry(at, actor, "draft-written", id, yaml);
        });
  }

  /// Asks for approval; only a pack without errors can be asked for.
  Draft propose(String id, int revision, Actor actor, Instant at) {
    return change(
        id,
        revision,
        State.DRAFT,
        draft -> {
          var reading = read(draft);
          if (reading.programme().isEmpty()) {
            throw new WrongInput(reading.errors());
          }
          state(id, State.PROPOSED, "", at);
          entry(at, actor, "draft-proposed", id, String.valueOf(revision));
        });
  }

  /// Gives it back to be changed, with the reason.
  Draft giveBack(String id, int revision, String reason, Actor actor, Instant at) {
    return change(
        id,
        revision,
        State.PROPOSED,
        _ -> {
          state(id, State.DRAFT, reason, at);
          entry(at, actor, "draft-returned", id, reason);
        });
  }

  Draft withdraw(String id, int revision, Actor actor, Instant at) {
    return change(
        id,
        revision,
        State.DRAFT,
        _ -> {
          state(id, State.WITHDRAWN, "", at);
          entry(at, actor, "draft-withdrawn", id, String.valueOf(revision));
        });
  }

  /// Approves and adopts it: by somebody who did not draft it, for a day after every version
  /// adopted, with what it was shown to bring.
  Draft approve(String id, int revision, Actor actor, String impact, Instant at) {
    return change(
        id,
        revision,
        State.PROPOSED,
        draft -> {
          if (isOwn(draft, actor)) {
            throw new WrongInput(Diagnostic.error("pack-own-approval", new Place.Subject("")));
          }
          var found = found(draft);
          refuseEarlier(found);
          programmes.adopt(found, at, actor.signature());
          database
              .sql()
              .sql(
                  """
                  update pack_draft set state = 'approved', decided_by = ?, decided_at = ?, changed_at = ?, version = ?
                   where id = ?
                  """)
              .params(actor.signature(), utc(at), utc(at), found.programme().version(), id)
              .update();
          entry(at, actor, "draft-approved", id, impact);
        });
  }

  static boolean isOwn(Draft draft, Actor actor) {
    return draft.account().equals(actor.account());
  }

  private void refuseEarlier(Programmes.Found found) {
    var programme = found.programme();
    programmes
        .rules(programme.id())
        .ifPresent(rules -> {
          for (var version : rules.versions()) {
            if (version.version().equals(programme.version())
                || !programme.effective().isAfter(version.effective())) {
              throw new WrongInput(
                  Diagnostic.error(
                      "pack-not-later",
                      new Place.Subject(""),
                      programme.version(),
                      programme.effective(),
                      version.version(),
                      version.effective()));
            }
          }
        });
  }

  /// The draft read as a pack; report texts are those of the version adopted last.
  PackReading read(Draft draft) {
    return Packs.read(files(draft.programme(), draft.yaml()));
  }

  PackFiles files(String programme, String yaml) {
    var texts = new LinkedHashMap<String, String>();
    if (programmes.adopted().contains(programme)) {
      texts.putAll(Programmes.texts(programmes.adoptedPack(programme)));
    }
    texts.put("pack.yaml", yaml);
    return PackFiles.of("pack.yaml", texts);
  }

  private Programmes.Found found(Draft draft) {
    var files = files(draft.programme(), draft.yaml());
    var reading = Packs.read(files);
    if (reading.programme().isEmpty()) {
      throw new WrongInput(reading.errors());
    }
    return new Programmes.Found(files, reading);
  }

  private interface Step {
    void on(Draft draft);
  }

  private Draft change(String id, int revision, State from, Step step) {
    return database.inTransaction(() -> {
      database
          .sql()
          .sql("select pg_advisory_xact_lock(hashtextextended(?, 10))")
          .param(id)
          .query((_, _) -> true)
          .single();
      var draft =
          find(id)
              .orElseThrow(() ->
                  new WrongInput(Diagnostic.error("entry-unknown", new Place.Subject(""), id)));
      if (draft.revision() != revision || draft.state() != from) {
        throw new WrongInput(
            Diagnostic.error(
                "pack-draft-stale", new Place.Subject(""), draft.revision(), revision));
      }
      step.on(draft);
      return find(id).orElseThrow();
    });
  }

  private void state(String id, State state, String note, Instant at) {
    database
        .sql()
        .sql("update pack_draft set state = ?, note = ?, changed_at = ? where id = ?")
        .params(state.code(), note, utc(at), id)
        .update();
  }

  private void entry(Instant at, Actor actor, String type, String id, String what) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("draft", id);
    payload.put("what", what);
    ledger.append(
        NewEntry.of(
            at, actor.signature(), type, "pack-draft/" + id, JSON.writeValueAsString(payload)));
  }

  private static Draft draft(ResultSet row) throws SQLException {
    var decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Draft(
        row.getString("id"),
        row.getString("programme"),
        row.getInt("revision"),
        row.getString("yaml"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("account"),
        row.getString("actor"),
        row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getString("note"),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant(),
        row.getString("version"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
