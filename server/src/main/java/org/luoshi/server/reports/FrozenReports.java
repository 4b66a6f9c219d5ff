package org.luoshi.server.reports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.luoshi.engine.text.Language;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// The frozen reports with their files, byte for byte; written once with their ledger entry.
public final class FrozenReports {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ALL =
      """
      select f.id, f.draft, f.title, d.language, d.unit, d.as_of, f.position, f.known_at,
             encode(f.manifest, 'hex') as manifest, encode(f.docx, 'hex') as docx, encode(f.pdf, 'hex') as pdf,
             f.at, f.actor
        from report_frozen f join report_draft d on d.id = f.draft
      """;

  private final Database database;
  private final Ledger ledger;

  public FrozenReports(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// A report about to be kept: the draft it comes from, its title, what its figures know, and both
  /// forms of the document.
  @SuppressWarnings("ArrayRecordComponent") // the bytes are only ever hashed and written
  record Made(Draft draft, String title, long position, Instant knownAt, byte[] docx, byte[] pdf) {}

  /// Keeps the report with its manifest, which is told the report's id; the caller holds the
  /// transaction.
  String keep(Made made, Function<String, byte[]> manifest, Drafts.By by) {
    var id = Ids.next(database, "report_frozen", "R");
    var list = file(manifest.apply(id));
    var docx = file(made.docx());
    var pdf = file(made.pdf());
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", id);
    tree.put("draft", made.draft().id());
    tree.put("as_of", made.draft().asOf().toString());
    tree.put("known_at", made.knownAt().toString());
    tree.put("ledger_position", made.position());
    tree.put("manifest_sha256", HexFormat.of().formatHex(list));
    tree.put("docx_sha256", HexFormat.of().formatHex(docx));
    tree.put("pdf_sha256", HexFormat.of().formatHex(pdf));
    long entry =
        ledger.append(
            NewEntry.of(by.at(), by.actor(), "report-frozen", id, JSON.writeValueAsString(tree)));
    database
        .sql()
        .sql(
            """
            insert into report_frozen (id, draft, title, position, known_at, manifest, docx, pdf, at, actor, entry_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            made.draft().id(),
            made.title(),
            made.position(),
            utc(made.knownAt()),
            list,
            docx,
            pdf,
            utc(by.at()),
            by.actor(),
            entry)
        .update();
    return id;
  }

  private byte[] file(byte[] content) {
    var hash = sha256(content);
    database
        .sql()
        .sql("insert into report_file (sha256, content) values (?, ?) on conflict do nothing")
        .params(hash, content)
        .update();
    return hash;
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public Optional<Frozen> frozen(String id) {
    return database
        .sql()
        .sql(ALL + " where f.id = ?")
        .param(id)
        .query(FrozenReports::of)
        .optional();
  }

  /// All of them, the newest first.
  public List<Frozen> all() {
    return database.sql().sql(ALL + " order by f.id desc").query(FrozenReports::of).list();
  }

  /// The frozen reports that came of a draft, the newest first.
  public List<Frozen> of(String draft) {
    return database
        .sql()
        .sql(ALL + " where f.draft = ? order by f.id desc")
        .param(draft)
        .query(FrozenReports::of)
        .list();
  }

  /// The bytes of a file by the SHA-256 it is kept under.
  public byte[] content(String sha256) {
    return database
        .sql()
        .sql("select content from report_file where sha256 = decode(?, 'hex')")
        .param(sha256)
        .query(byte[].class)
        .single();
  }

  private static Frozen of(ResultSet row, int number) throws SQLException {
    return new Frozen(
        row.getString("id"),
        row.getString("draft"),
        row.getString("title"),
        row.getString("language").equals("en") ? Language.EN : Language.ZH,
        row.getString("unit"),
        row.getObject("as_of", LocalDate.class),
        row.getLong("position"),
        row.getObject("known_at", OffsetDateTime.class).toInstant(),
        row.getString("manifest"),
        row.getString("docx"),
        row.getString("pdf"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
