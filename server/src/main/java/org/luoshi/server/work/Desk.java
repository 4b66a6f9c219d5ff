package org.luoshi.server.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.org.Tree;
import org.luoshi.server.access.Actor;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Once;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.org.Paths;
import org.luoshi.server.records.Catalogue;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.References;
import org.luoshi.server.records.Within;

/// What the pages of daily work reach for: the board as it stands, records, who is where, the day.
public final class Desk {

  private final Supplier<Board> boards;
  private final Database database;
  private final Ledger ledger;
  private final Entries entries;
  private final Once once;
  private final Clock clock;
  private final Catalogue catalogue;
  private final AtomicReference<Found> found = new AtomicReference<>();

  /// References drawn from an organisation, kept as long as it stays the same.
  private record Found(Programme programme, Organisation organisation, References references) {}

  public Desk(
      Supplier<Board> boards,
      Database database,
      Ledger ledger,
      Entries entries,
      Once once,
      Clock clock) {
    this.boards = boards;
    this.database = database;
    this.ledger = ledger;
    this.entries = entries;
    this.once = once;
    this.clock = clock;
    this.catalogue = new Catalogue(database);
  }

  Board board() {
    return boards.get();
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

  Catalogue catalogue() {
    return catalogue;
  }

  Instant now() {
    return clock.instant();
  }

  /// The local day of the programme.
  LocalDate today() {
    return LocalDate.ofInstant(now(), board().programme().zone());
  }

  /// The moment as a local day and time of the programme, to the minute.
  String time(Instant at) {
    return at.atZone(board().programme().zone())
        .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
  }

  /// Names, persons and objects as known now.
  References references() {
    var board = board();
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

  Optional<RecordKind> kind(String id) {
    return Optional.ofNullable(board().programme().records().get(id));
  }

  /// The records that the actor may see: its own unit's, and by their paths those of all that is or
  /// was below it.
  Within within(Actor actor) {
    var scope = actor.scope();
    if (scope.isWhole()) {
      return Within.ALL;
    }
    var paths =
        scope.below() ? new Paths(board().organisation()).ever(scope.unit()) : List.<String>of();
    return new Within(paths, scope.unit());
  }

  /// The units the actor may act for on the day, itself first.
  List<String> units(Actor actor, LocalDate day) {
    var tree = board().organisation().treeOn(day);
    var scope = actor.scope();
    return scope.isWhole()
        ? tree.preorder()
        : scope.below() ? tree.subtree(scope.unit()) : List.of(scope.unit());
  }

  boolean reaches(Actor actor, String unit, LocalDate day) {
    return actor.scope().reaches(tree(day), unit);
  }

  Tree tree(LocalDate day) {
    return board().organisation().treeOn(day);
  }

  /// The unit the actor acts for: that of its post, or the first root of the whole house.
  String ownUnit(Actor actor, LocalDate day) {
    var unit = actor.held().unit();
    return unit.isEmpty() ? tree(day).preorder().stream().findFirst().orElse("") : unit;
  }

  /// What people call the unit on the day.
  String name(String unit, LocalDate day) {
    return board().organisation().unit(unit).map(known -> known.nameOn(day)).orElse(unit);
  }
}
