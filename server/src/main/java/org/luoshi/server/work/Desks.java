package org.luoshi.server.work;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.org.Organisation;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Actions;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.Image;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.References;

/// Where requests of daily work begin: each opens a [Desk] on how things stand at that moment.
public final class Desks {

  private final Supplier<Image> live;
  private final Database database;
  private final Ledger ledger;
  private final Entries entries;
  private final Once once;
  private final Clock clock;
  private final UnaryOperator<String> who;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final AtomicReference<Found> found = new AtomicReference<>();

  /// References drawn from an organisation, kept as long as it stays the same.
  private record Found(Programme programme, Organisation organisation, References references) {}

  /// @param who what people call the one who signed so
  public Desks(
      Supplier<Image> live,
      Database database,
      Ledger ledger,
      Entries entries,
      Once once,
      Clock clock,
      UnaryOperator<String> who) {
    this.live = live;
    this.database = database;
    this.ledger = ledger;
    this.entries = entries;
    this.once = once;
    this.clock = clock;
    this.who = who;
    this.catalogue = new Catalogue(database);
    this.drafts = new Drafts(database);
  }

  /// What may be done here about an obligation, for whoever shows one.
  public Actions actions() {
    return Acts.of(this);
  }

  /// A desk on how things stand now.
  public Desk open() {
    return new Desk(this, live.get());
  }

  Database database() {
    return database;
  }

  Ledger ledger() {
    return ledger;
  }

  Entries entries() {
    return entries;
  }

  Once once() {
    return once;
  }

  Clock clock() {
    return clock;
  }

  /// Who a ledger signature names, in words.
  String who(String signature) {
    return who.apply(signature);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Drafts drafts() {
    return drafts;
  }

  /// Names, persons and objects as the board knows them.
  @SuppressWarnings("ReferenceEquality") // comparing whole organisations would cost what it saves
  References references(Board board) {
    var known = found.get();
    if (known == null
        || known.organisation() != board.organisation()
        || known.programme() != board.programme()) {
      known =
          new Found(
              board.programme(),
              board.organisation(),
              References.of(board.programme(), board.organisation(), database));
      found.set(known);
    }
    return known.references();
  }
}
