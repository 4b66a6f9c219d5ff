package org.luoshi.server.programmes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.packs.Calendars;
import org.luoshi.packs.PackFiles;
import org.luoshi.packs.PackReading;
import org.luoshi.packs.Packs;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// The programmes (责任制) adopted here, each version word for word as it was adopted.
public final class Programmes {

  /// What a first import adopts where nobody names a programme.
  public static final String DEFAULT = "civil-affairs";

  private final Database database;
  private final Ledger ledger;

  public Programmes(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /// A pack found for adoption, with its files and what was read from it.
  public record Found(PackFiles files, PackReading reading) {
    public Programme programme() {
      return reading.programme().orElseThrow();
    }
  }

  /// The pack by shipped id or by path, read and free of errors.
  public static Found find(String idOrPath) {
    var path = Path.of(idOrPath);
    if (!Packs.shippedIds().contains(idOrPath) && !Files.exists(path)) {
      throw new WrongInput(
          Diagnostic.error(
              "programme-unknown",
              new Place.Subject("--programme"),
              idOrPath,
              Nearest.to(idOrPath, Packs.shippedIds()).orElse(DEFAULT)));
    }
    var files =
        Packs.shippedIds().contains(idOrPath) ? PackFiles.shipped(idOrPath) : PackFiles.at(path);
    var reading = Packs.read(files);
    if (reading.programme().isEmpty()) {
      var all = new ArrayList<>(reading.errors());
      all.add(Diagnostic.error("programme-wrong", new Place.File(files.pack()), files.pack()));
      throw new WrongInput(all);
    }
    return new Found(files, reading);
  }

  /// Adopts the version unless it is adopted already; the caller holds the transaction.
  ///
  /// The same version with other contents is refused: an adopted version never changes.
  public void adopt(Found found, Instant now, String actor) {
    var programme = found.programme();
    var texts = texts(found);
    var yaml = texts.get(found.files().main());
    var hash = sha256(String.join("\0", texts.values()));
    var kept =
        database
            .sql()
            .sql("select sha256 from programme_version where id = ? and version = ?")
            .params(programme.id(), programme.version())
            .query(byte[].class)
            .optional();
    if (kept.isPresent()) {
      if (!MessageDigest.isEqual(kept.get(), hash)) {
        throw new WrongInput(
            Diagnostic.error(
                "programme-changed", new Place.File(found.files().pack()), programme.version()));
      }
      return;
    }
    write(programme, texts, String.valueOf(yaml), hash, new By(now, actor));
  }

  private record By(Instant at, String actor) {}

  private void write(
      Programme programme, Map<String, String> texts, String yaml, byte[] hash, By by) {
    var name = programme.id() + "@" + programme.version();
    long entry = ledger.append(NewEntry.of(by.at(), by.actor(), "programme-adopted", name, yaml));
    database
        .sql()
        .sql(
            """
            insert into programme_version (id, version, effective, yaml, sha256, adopted_at, entry_id)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            programme.id(),
            programme.version(),
            programme.effective(),
            yaml,
            hash,
            by.at().atOffset(ZoneOffset.UTC),
            entry)
        .update();
    texts.forEach((file, text) ->
        database
            .sql()
            .sql("insert into programme_file (id, version, name, content) values (?, ?, ?, ?)")
            .params(programme.id(), programme.version(), file, text)
            .update());
  }

  /// The texts of the pack by file name: the YAML and the report beside it.
  public static Map<String, String> texts(Found found) {
    var texts = new LinkedHashMap<String, String>();
    var files = found.files();
    files.text(files.main()).ifPresent(text -> texts.put(files.main(), text));
    found
        .reading()
        .report()
        .ifPresent(stem -> {
          for (var language : Language.values()) {
            var name = stem + "." + language.code() + ".md";
            files.text(name).ifPresent(text -> texts.put(name, text));
          }
        });
    return texts;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The ids of all programmes adopted.
  public List<String> adopted() {
    return database
        .sql()
        .sql("select distinct id from programme_version order by id")
        .query((row, _) -> String.valueOf(row.getString(1)))
        .list();
  }

  /// The latest adopted version as a pack again.
  public Found adoptedPack(String id) {
    var files = files(id).getLast();
    return new Found(files, Packs.read(files));
  }

  /// The rules of a programme: its adopted versions with its working calendar; empty where it is
  /// not adopted.
  public Optional<Rules> rules(String id) {
    var versions = versions(id);
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    var programmes =
        versions.stream().map(PackReading::programme).map(Optional::orElseThrow).toList();
    var calendar = Calendars.shipped(programmes.getLast().calendar()).calendar().orElseThrow();
    return Optional.of(new Rules(programmes, calendar));
  }

  private List<PackReading> versions(String id) {
    return files(id).stream().map(Packs::read).toList();
  }

  /// The files of each adopted version, in the order in which they came into force.
  private List<PackFiles> files(String id) {
    record Version(String version, String yaml) {}
    return database
        .sql()
        .sql(
            "select version, yaml from programme_version where id = ? order by effective, adopted_at")
        .param(id)
        .query((ResultSet row, int _) -> new Version(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .map(one -> PackFiles.of("pack.yaml", withTexts(id, one.version(), one.yaml())))
        .toList();
  }

  private Map<String, String> withTexts(String id, String version, String yaml) {
    var texts = new LinkedHashMap<String, String>();
    database
        .sql()
        .sql("select name, content from programme_file where id = ? and version = ?")
        .params(id, version)
        .query((ResultSet row) -> {
          texts.put(row.getString(1), row.getString(2));
        });
    texts.put("pack.yaml", yaml);
    return texts;
  }

  /// A version adopted: from which day it is in force, when it was adopted and by whom, and its
  /// YAML word for word.
  public record Adopted(
      String id,
      String version,
      java.time.LocalDate effective,
      Instant adoptedAt,
      String actor,
      String yaml) {}

  /// All versions adopted, by programme and then the latest first.
  public List<Adopted> adoptedVersions() {
    return database
        .sql()
        .sql(
            """
            select p.id, p.version, p.effective, p.adopted_at, p.yaml, l.actor
              from programme_version p join ledger_entry l on l.id = p.entry_id
             order by p.id, p.effective desc, p.adopted_at desc
            """)
        .query((ResultSet row, int _) ->
            new Adopted(
                row.getString("id"),
                row.getString("version"),
                row.getObject("effective", java.time.LocalDate.class),
                row.getObject("adopted_at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("yaml")))
        .list();
  }

  /// The files of one version adopted; empty where there is none.
  public Optional<PackFiles> adoptedFiles(String id, String version) {
    return adoptedVersions().stream()
        .filter(one -> one.id().equals(id) && one.version().equals(version))
        .findFirst()
        .map(one -> PackFiles.of("pack.yaml", withTexts(id, version, one.yaml())));
  }

  /// The report text of the latest version in the language, with the name of its file.
  public Optional<ReportFile> report(String id, Language language) {
    var files = files(id);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    return Packs.read(files.getLast())
        .report()
        .map(stem -> stem + "." + language.code() + ".md")
        .flatMap(name -> files.getLast().text(name).map(text -> new ReportFile(name, text)));
  }

  public record ReportFile(String name, String text) {}
}
