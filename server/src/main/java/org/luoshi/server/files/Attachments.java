package org.luoshi.server.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.office.document.Bare;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;
import org.luoshi.server.uploads.Apart;
import org.luoshi.server.uploads.Chore;
import org.luoshi.server.uploads.FileType;
import org.luoshi.server.uploads.Received;
import org.luoshi.server.uploads.Receiving;
import tools.jackson.databind.json.JsonMapper;

/// Files attached to records. The bytes as they came are sealed; what people get is the shown copy,
/// an image without its metadata, anything else as it came.
///
/// Callers have checked that the actor may change the record.
public final class Attachments {

  public static final long MOST_BYTES = 20L << 20;

  /// So many files a record may have.
  public static final int MOST_FILES = 30;

  public static final String FIELD = "file";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Ledger ledger;
  private final Vault vault;
  private final Apart apart;

  public Attachments(Database database, Ledger ledger, Vault vault, Apart apart) {
    this.database = database;
    this.ledger = ledger;
    this.vault = vault;
    this.apart = apart;
  }

  /// A file as attached; `size` is that of the shown copy.
  public record Attached(
      String record,
      int number,
      String name,
      String media,
      long size,
      String shown,
      Instant at,
      String by) {}

  /// Who attaches, when.
  public record By(Instant at, String actor) {}

  /// A file ready to be attached: both copies are kept already.
  public record Prepared(
      String name, FileType type, String sha256, long size, String shown, long shownSize) {}

  /// Receives a file and keeps it with its shown copy; nobody knows of it yet.
  public Prepared prepare(java.io.InputStream from, String name) {
    var wanted = new Receiving.Wanted(FIELD, MOST_BYTES, EnumSet.allOf(FileType.class));
    try (var received = new Receiving(vault.incoming()).take(from, name, wanted)) {
      var shown = cleaned(received);
      vault.keep(received.file(), received.sha256());
      return new Prepared(
          received.name(),
          received.type(),
          received.sha256(),
          received.size(),
          shown,
          Files.size(vault.path(shown)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The copy that people are shown, without what a camera or a program wrote beside the contents.
  private String cleaned(Received received) {
    return switch (received.type()) {
      case PNG -> cleaned(received, CleanImage.class, "png", Apart.Limits.IMAGE);
      case JPEG -> cleaned(received, CleanImage.class, "jpeg", Apart.Limits.IMAGE);
      case PDF -> cleaned(received, Bare.PDF);
      case DOCX, XLSX, PPTX -> cleaned(received, Bare.OFFICE);
      case DOC, XLS -> cleaned(received, Bare.OLD_OFFICE);
      case OFD, TEXT -> received.sha256();
    };
  }

  private String cleaned(Received received, Bare sort) {
    return cleaned(received, CleanDocument.class, sort.name(), Apart.Limits.DOCUMENT);
  }

  private String cleaned(
      Received received, Class<? extends Chore> chore, String sort, Apart.Limits limits) {
    var words = List.of(received.file().toAbsolutePath().toString(), sort, received.name());
    try {
      return vault.keep(apart.run(chore, words, received.name(), limits));
    } catch (WrongInput wrong) {
      throw new WrongInput(
          wrong.found().stream()
              .map(one ->
                  new Diagnostic(
                      one.code(), one.severity(), new Place.Subject(FIELD), one.values()))
              .toList());
    }
  }

  /// Attaches what was prepared, with its ledger entry; joins the caller's transaction.
  public Attached attach(String record, Prepared file, By by) {
    return database.inTransaction(() -> {
      database
          .sql()
          .sql("select pg_advisory_xact_lock(hashtextextended(?, 11))")
          .param(record)
          .query((_, _) -> true)
          .single();
      int last =
          database
              .sql()
              .sql("select coalesce(max(number), 0) from attachment where record_id = ?")
              .param(record)
              .query(Integer.class)
              .single();
      if (of(record).size() >= MOST_FILES) {
        throw new WrongInput(
            Diagnostic.error("file-too-many", new Place.Subject(FIELD), MOST_FILES));
      }
      var attached =
          new Attached(
              record,
              last + 1,
              file.name(),
              file.type().media(),
              file.shownSize(),
              file.shown(),
              by.at(),
              by.actor());
      insert(attached, file, entry("file-attached", attached, file.sha256(), by));
      return attached;
    });
  }

  private void insert(Attached one, Prepared file, long entry) {
    database
        .sql()
        .sql(
            """
            insert into attachment (record_id, number, name, media, size, sha256, shown, shown_size,
                                    attached_at, attached_by, entry_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            one.record(),
            one.number(),
            one.name(),
            one.media(),
            file.size(),
            file.sha256(),
            file.shown(),
            file.shownSize(),
            one.at().atOffset(ZoneOffset.UTC),
            one.by(),
            entry)
        .update();
  }

  private long entry(String type, Attached one, String sha256, By by) {
    var told = new LinkedHashMap<String, Object>();
    told.put("record", one.record());
    told.put("number", one.number());
    told.put("name", one.name());
    told.put("media", one.media());
    told.put("sha256", sha256);
    told.put("shown", one.shown());
    return ledger.append(
        NewEntry.of(by.at(), by.actor(), type, one.record(), JSON.writeValueAsString(told)));
  }

  /// Takes a file away from the record; its bytes stay sealed, and the ledger says who did it.
  public void remove(Attached one, By by) {
    database.inTransaction(() -> {
      int removed =
          database
              .sql()
              .sql(
                  """
                  update attachment set removed_at = ?, removed_by = ?
                   where record_id = ? and number = ? and removed_at is null
                  """)
              .params(by.at().atOffset(ZoneOffset.UTC), by.actor(), one.record(), one.number())
              .update();
      if (removed > 0) {
        entry("file-removed", one, one.shown(), by);
      }
    });
  }

  /// The files of a record that were not taken away, in the order they came.
  public List<Attached> of(String record) {
    return database
        .sql()
        .sql(
            """
            select record_id, number, name, media, shown_size, shown, attached_at, attached_by
              from attachment where record_id = ? and removed_at is null order by number
            """)
        .param(record)
        .query((row, _) ->
            new Attached(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8)))
        .list();
  }

  public Optional<Attached> find(String record, int number) {
    return of(record).stream().filter(one -> one.number() == number).findFirst();
  }

  /// The shown copy on disk.
  public Path shown(Attached one) {
    return vault.path(one.shown());
  }
}
