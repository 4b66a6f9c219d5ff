package org.luoshi.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.obligation.Rules;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Nearest;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Rooms;
import org.luoshi.server.access.Seal;
import org.luoshi.server.access.Standing;
import org.luoshi.server.database.DataFolder;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Live;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.Imports;
import org.luoshi.server.records.Known;
import org.luoshi.server.records.Records;

/// The house with its rooms, opened on one database. Closing it leaves the data as it is.
public final class House implements AutoCloseable {

  private final Database database;
  private final Clock clock;
  private final Programmes programmes;
  private final Records records;
  private final Entries entries;
  private final Once once;
  private final Imports imports;
  private final Ledger ledger;
  private final Live live;

  private final Rooms access;
  private final Path files;

  private House(Database database, Path files, Clock clock, Seal seal) {
    this.database = database;
    this.files = files;
    this.clock = clock;
    this.ledger = new Ledger(database);
    this.programmes = new Programmes(database, ledger);
    this.records = new Records(database, ledger);
    this.entries = new Entries(database, records);
    this.once = new Once(database);
    this.imports = new Imports(database, programmes, records, clock);
    this.live = new Live(database, records, () -> rules(null));
    this.access = Rooms.on(database, ledger, seal, clock);
  }

  /// Opens the embedded database of the folder, or the PostgreSQL at the address where one is
  /// given.
  public static House open(Path folder, @Nullable String url, Clock clock) {
    var data = new DataFolder(folder).made();
    return new House(
        Database.open(data, url), data.root().resolve("files"), clock, Seal.in(data.accessKey()));
  }

  /// Opens the rooms on a database that somebody else opened; closing the house closes it.
  public static House on(Database database, Clock clock) {
    return on(database, Path.of(System.getProperty("java.io.tmpdir"), "luoshi-files"), clock);
  }

  /// The same with files in this folder.
  public static House on(Database database, Path files, Clock clock) {
    return new House(database, files, clock, Seal.passing());
  }

  /// The folder in which attached files lie.
  public Path files() {
    return files;
  }

  public Programmes programmes() {
    return programmes;
  }

  public Records records() {
    return records;
  }

  public Imports imports() {
    return imports;
  }

  public Entries entries() {
    return entries;
  }

  public Once once() {
    return once;
  }

  /// Accounts, sessions and posts.
  public Rooms access() {
    return access;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Clock clock() {
    return clock;
  }

  /// Today where the programme adopted is at home.
  public LocalDate today() {
    var zone = programmes.adopted().isEmpty() ? Standing.NONE.zone() : rules(null).latest().zone();
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /// The pack for an import: the one named, else the one adopted, else the default.
  public Programmes.Found packFor(@Nullable String idOrPath) {
    if (idOrPath != null) {
      return Programmes.find(idOrPath);
    }
    var adopted = programmes.adopted();
    return adopted.isEmpty()
        ? Programmes.find(Programmes.DEFAULT)
        : programmes.adoptedPack(adopted.getFirst());
  }

  /// The rules of the programme adopted; an error that helps where there is none yet.
  public Rules rules(@Nullable String programme) {
    var adopted = programmes.adopted();
    var place = new Place.Subject("--programme");
    if (adopted.isEmpty()) {
      throw new WrongInput(Diagnostic.error("programme-none", place));
    }
    var id = programme == null ? adopted.getFirst() : programme;
    return programmes
        .rules(id)
        .orElseThrow(() ->
            new WrongInput(
                Diagnostic.error(
                    "programme-unknown",
                    place,
                    id,
                    Nearest.to(id, adopted).orElse(String.join(", ", adopted)))));
  }

  /// The live image of what is owed, for all who look.
  public Live live() {
    return live;
  }

  /// How things stand, as known at the moment or now; read from the database each time.
  public Board board(Optional<Instant> knownAt) {
    var rules = rules(null);
    return new Board(rules, Known.of(rules.latest(), records.known(knownAt)));
  }

  /// Where a record's row stood; empty text where it stood in no file.
  public String placeOf(WorkRecord record) {
    return records.placeOf(record.id()).orElse("");
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
