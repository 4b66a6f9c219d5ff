package org.luoshi.server.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.report.ReportParts;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import org.luoshi.server.reports.Draft.Part;
import tools.jackson.databind.json.JsonMapper;

/// The drafts of reports with every version of their parts; nothing written is ever changed.
public final class Drafts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;

  public Drafts(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// Who writes, and when.
  public record By(Instant at, String actor) {}

  /// Begins a draft with the text of the pack, cut into its parts; the id in `wanted` is ignored.
  public Draft begin(Draft wanted, ReportParts text) {
    return database.inTransaction(() -> {
      var draft = with(wanted, Ids.next(database, "report_draft", "D"));
      long entry = ledger.append(entry(by(draft), "report-drafted", draft.id(), told(draft)));
      database
          .sql()
          .sql(
              """
              insert into report_draft (id, programme, rule_version, language, unit, as_of, at, actor, entry_id)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              draft.id(),
              draft.programme(),
              draft.ruleVersion(),
              draft.language().code(),
              draft.unit(),
              draft.asOf(),
              utc(draft.at()),
              draft.actor(),
              entry)
          .update();
      write(draft.id(), new Part(0, 1, text.front(), draft.at(), draft.actor()), entry);
      int number = 1;
      for (var part : text.body()) {
        write(draft.id(), new Part(number++, 1, part, draft.at(), draft.actor()), entry);
      }
      return draft;
    });
  }

  private static Draft with(Draft wanted, String id) {
    return new Draft(
        id,
        wanted.programme(),
        wanted.ruleVersion(),
        wanted.language(),
        wanted.unit(),
        wanted.asOf(),
        wanted.at(),
        wanted.actor());
  }

  private static By by(Draft draft) {
    return new By(draft.at(), draft.actor());
  }

  private static Map<String, Object> told(Draft draft) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", draft.id());
    tree.put("programme", draft.programme());
    tree.put("rule_version", draft.ruleVersion());
    tree.put("language", draft.language().code());
    tree.put("unit", draft.unit());
    tree.put("as_of", draft.asOf().toString());
    return tree;
  }

  private static NewEntry entry(By by, String type, String object, Map<String, Object> payload) {
    return NewEntry.of(by.at(), by.actor(), type, object, JSON.writeValueAsString(payload));
  }

  private void write(String draft, Part part, long entry) {
    database
        .sql()
        .sql(
            "insert into report_part (draft, part, version, text, at, actor, entry_id) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            draft, part.number(), part.version(), part.text(), utc(part.at()), part.actor(), entry)
        .update();
  }

  /// Writes a part anew over the version that the writer saw; a later one in between is refused as
  /// stale. The same words again are no new version.
  public Part edit(String draft, int number, int version, String text, By by) {
    return database.inTransaction(() -> {
      lock(draft);
      var former = part(draft, number).orElseThrow();
      if (former.version() != version) {
        throw new WrongInput(
            Diagnostic.error(
                "report-part-stale", new Place.Subject("text"), former.version(), version));
      }
      if (former.text().equals(text)) {
        return former;
      }
      var part = new Part(number, version + 1, text, by.at(), by.actor());
      var tree = new LinkedHashMap<String, Object>();
      tree.put("draft", draft);
      tree.put("part", number);
      tree.put("version", part.version());
      tree.put("text", text);
      write(draft, part, ledger.append(entry(by, "report-edited", draft, tree)));
      return part;
    });
  }

  /// Holds the draft's text still until the transaction ends.
  void lock(String draft) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 11))")
        .param(draft)
        .query((_, _) -> true)
        .single();
  }

  public Optional<Draft> draft(String id) {
    return database
        .sql()
        .sql("select * from report_draft where id = ?")
        .param(id)
        .query((row, _) -> draft(row))
        .optional();
  }

  /// All drafts, the newest first.
  public List<Draft> all() {
    return database
        .sql()
        .sql("select * from report_draft order by at desc, id desc")
        .query((row, _) -> draft(row))
        .list();
  }

  /// The parts in their order, each as it stands now.
  public List<Part> parts(String draft) {
    return database
        .sql()
        .sql(
            """
            select distinct on (part) part, version, text, at, actor
              from report_part where draft = ? order by part, version desc
            """)
        .param(draft)
        .query((row, _) -> part(row))
        .list();
  }

  public Optional<Part> part(String draft, int number) {
    return history(draft, number).stream().findFirst();
  }

  /// Every version of a part, the newest first.
  public List<Part> history(String draft, int number) {
    return database
        .sql()
        .sql(
            """
            select part, version, text, at, actor
              from report_part where draft = ? and part = ? order by version desc
            """)
        .params(draft, number)
        .query((row, _) -> part(row))
        .list();
  }

  private static Part part(ResultSet row) throws SQLException {
    return new Part(
        row.getInt("part"),
        row.getInt("version"),
        row.getString("text"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"));
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        row.getString("id"),
        row.getString("programme"),
        row.getString("rule_version"),
        row.getString("language").equals("en") ? Language.EN : Language.ZH,
        row.getString("unit"),
        row.getObject("as_of", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
