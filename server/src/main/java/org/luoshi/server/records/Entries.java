package org.luoshi.server.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.org.Paths;

/// Records entered, corrected, returned and withdrawn by hand, one at a time.
///
/// Each change is a new version with its ledger entry; whoever changes names the version they saw,
/// and a later one in between is refused as stale. Callers have checked the values and the rights.
public final class Entries {

  /// What a record from no file names as its source.
  private static final String BY_HAND = "";

  private final Database database;
  private final Records records;

  public Entries(Database database, Records records) {
    this.database = database;
    this.records = records;
  }

  /// Who does it, when, in which organisation, and why where a reason is asked for.
  public record By(Instant at, String actor, Organisation organisation, @Nullable String reason) {}

  /// Enters a new record and returns it with the id it was given; one of the same key that was
  /// withdrawn is taken up again as a new version.
  public WorkRecord enter(Programme programme, WorkRecord said, By by) {
    var kind = kind(programme, said);
    return database.reached(() -> {
      besideImports();
      var key = key(kind, said);
      var id = key == null ? nextId(kind) : kind.id() + "/" + key;
      var record = with(said, id, by.at(), WorkRecord.State.ACTIVE);
      var former = key == null ? Optional.<KeptRecord>empty() : records.lock(id);
      if (former.isEmpty()) {
        records.write(List.of(row(kind, key, record)), List.of(), written(by));
        return record;
      }
      if (former.get().record().state() != WorkRecord.State.WITHDRAWN) {
        throw new WrongInput(
            Diagnostic.error("entry-there-already", new Place.Subject(kind.key().getFirst()), id));
      }
      var again = new Matching.Correction(row(kind, null, record), former.get());
      records.write(List.of(), List.of(again), written(by));
      return record;
    });
  }

  /// Enters many new records at once, as another system hands them over: each with the id it
  /// brings, but for kinds with a key, whose id follows from it.
  public void enterAll(Programme programme, List<WorkRecord> said, By by) {
    var rows = new ArrayList<ReadyRow>(said.size());
    for (var one : said) {
      var kind = kind(programme, one);
      var key = key(kind, one);
      var id = key == null ? one.id() : kind.id() + "/" + key;
      rows.add(row(kind, key, with(one, id, by.at(), WorkRecord.State.ACTIVE)));
    }
    database.reached(() -> {
      besideImports();
      records.write(rows, List.of(), written(by));
      return rows.size();
    });
  }

  /// Enters a new version that says this, in place of the version named.
  public WorkRecord correct(Programme programme, WorkRecord said, int version, By by) {
    return change(programme, said.id(), version, by, _ -> said, WorkRecord.State.ACTIVE);
  }

  /// Returns the record to whoever entered it; it counts no more until corrected.
  public WorkRecord giveBack(Programme programme, String id, int version, By by) {
    return change(programme, id, version, by, former -> former, WorkRecord.State.RETURNED);
  }

  /// Withdraws the record: it was entered by mistake.
  public WorkRecord withdraw(Programme programme, String id, int version, By by) {
    return change(programme, id, version, by, former -> former, WorkRecord.State.WITHDRAWN);
  }

  private WorkRecord change(
      Programme programme,
      String id,
      int version,
      By by,
      java.util.function.UnaryOperator<WorkRecord> to,
      WorkRecord.State state) {
    return database.reached(() -> {
      besideImports();
      var former =
          records
              .lock(id)
              .orElseThrow(() ->
                  new WrongInput(Diagnostic.error("entry-unknown", new Place.Subject("id"), id)));
      if (former.version() != version) {
        throw new WrongInput(
            Diagnostic.error(
                "entry-stale", new Place.Subject("version"), id, former.version(), version));
      }
      var record = with(to.apply(former.record()), id, by.at(), state);
      var row = row(kind(programme, record), null, record);
      records.write(List.of(), List.of(new Matching.Correction(row, former)), written(by));
      return record;
    });
  }

  /// Waits for a running import, and lets none begin before this is done.
  private void besideImports() {
    database
        .sql()
        .sql("select pg_advisory_xact_lock_shared(20201031)")
        .query((_, _) -> true)
        .single();
  }

  private static RecordKind kind(Programme programme, WorkRecord said) {
    return java.util.Objects.requireNonNull(programme.records().get(said.kind()), said.kind());
  }

  /// The key that the values make, or null where the kind has none.
  private static @Nullable String key(RecordKind kind, WorkRecord said) {
    return kind.key().isEmpty() ? null : Resolution.keyOf(kind, said);
  }

  private String nextId(RecordKind kind) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 5))")
        .param(kind.id())
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
                        select substring(id from '/([0-9]{1,9})$')::int as number from record where kind = ?
                         order by number desc nulls last limit 1
                        """)
                    .param(kind.id())
                    .query((row, _) -> row.getInt(1))
                    .optional()
                    .orElse(0));
    return "%s/%06d".formatted(kind.id(), last + 1);
  }

  private static WorkRecord with(WorkRecord said, String id, Instant at, WorkRecord.State state) {
    Map<String, Value> values = said.values();
    return new WorkRecord(
        id, said.kind(), said.unit(), said.person(), said.effective(), at, state, values);
  }

  private static ReadyRow row(RecordKind kind, @Nullable String key, WorkRecord record) {
    return new ReadyRow(kind, key, BY_HAND, "", null, record);
  }

  private static Records.Written written(By by) {
    return new Records.Written(
        by.at(), by.actor(), null, by.reason(), new Paths(by.organisation()));
  }
}
